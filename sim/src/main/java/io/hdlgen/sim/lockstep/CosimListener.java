package io.hdlgen.sim.lockstep;

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

    /** Tells nobody. */
    static CosimListener none() {
        return new CosimListener() {};
    }
}
