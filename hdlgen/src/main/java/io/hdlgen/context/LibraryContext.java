package io.hdlgen.context;

import io.hdlgen.plan.Plan;

/**
 * Context of the files of {@code templates/lib} that have ports which most designs lack.
 *
 * @param states the perturbation LFSR can be read and loaded
 */
public record LibraryContext(boolean states) {
    static LibraryContext of(Plan plan) {
        return new LibraryContext(Features.of(plan).noise_state());
    }
}
