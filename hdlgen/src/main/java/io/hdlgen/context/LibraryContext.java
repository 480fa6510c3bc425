package io.hdlgen.context;

import io.hdlgen.plan.Plan;

/**
 * Context of the files of {@code templates/lib} that have ports which most designs lack.
 *
 * @param saturation what saturates is seen
 * @param states the perturbation LFSR can be read and loaded
 */
public record LibraryContext(boolean saturation, boolean states) {
    static LibraryContext of(Plan plan) {
        Features f = Features.of(plan);
        return new LibraryContext(f.saturation(), f.noise_state());
    }
}
