package io.hdlgen.golden.experiment;

import java.util.function.Consumer;

/**
 * How an experiment is to be run.
 *
 * @param full the paper's settings, as far as minutes allow; else a small form that shows the same shapes in seconds
 * @param data what is learned
 * @param seed of all initial weights, orders and noise
 * @param told hears a line whenever something is done; may be called by several threads
 */
public record Plan(boolean full, ExperimentData data, long seed, Consumer<String> told) {
    /** {@code quick} or {@code full}, whichever applies. */
    <T> T choose(T quick, T wholly) {
        return full ? wholly : quick;
    }
}
