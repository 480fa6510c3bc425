package io.hdlgen.sim.lockstep;

import java.util.Map;

/** Told how a co-simulation gets on; called by the thread that runs it. */
public interface CosimListener {
    /** The model is there; {@code cached} when nothing had to be compiled. */
    default void modelReady(boolean cached) {}

    /** Some samples are done, at most several times a second. */
    default void progress(long samples, long total, double cyclesPerSecond) {}

    /** Whether to end early, after the samples that are under way; asked several times a second. */
    default boolean stopRequested() {
        return false;
    }

    /** Whether all matrices are to be read back when the run is over and nothing differed; otherwise only as many as take no time. */
    default boolean wantsMatrices() {
        return false;
    }

    /** The matrices as they came out of the host port, n_l rows with the bias last, by their names. */
    default void matrices(Map<String, int[][]> trained) {}

    /** Tells nobody. */
    static CosimListener none() {
        return new CosimListener() {};
    }
}
