package io.hdlgen.mutation;

import java.util.Optional;

/**
 * What became of a mutant.
 *
 * @param mutant which
 * @param kill how it was found first; empty when it survived all trials
 */
public record Verdict(Mutant mutant, Optional<Kill> kill) {
    /** Whether co-simulation found it. */
    public boolean killed() {
        return kill.isPresent();
    }

    /**
     * How a mutant was found.
     *
     * @param trial index of the trial
     * @param what operation and place of the first difference, or the kind of failure
     */
    public record Kill(int trial, String what) {}
}
