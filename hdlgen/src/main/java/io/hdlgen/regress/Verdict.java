package io.hdlgen.regress;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What came of a trial.
 *
 * @param fault why it failed; empty when everything was equal
 * @param saturated letters of the quantities that saturated
 * @param cyclesPerSample of the schedule; 0 when there was none
 * @param seconds that it took
 */
public record Verdict(Optional<Fault> fault, Set<String> saturated, long cyclesPerSample, double seconds) {
    public Verdict {
        saturated = Set.copyOf(saturated);
    }

    /** Kinds of failure. A smaller design must fail in the same way. */
    public enum Kind {
        /** Values differ. */
        MISMATCH,
        /** A sample takes other cycles than predicted. */
        CYCLES,
        /** A tool has a remark on the Verilog. */
        LINT,
        /** Verilator could not build a model. */
        BUILD,
        /** The model stood still, died, broke the protocol or ran for ever. */
        RUN,
        /** A fault of the program: it could not even be tried. */
        EXCEPTION
    }

    /**
     * A failure.
     *
     * @param kind which
     * @param summary one line
     * @param details more lines
     * @param sample the sample of the first difference, from 0; -1 when none is to blame
     */
    public record Fault(Kind kind, String summary, List<String> details, long sample) {
        public Fault {
            details = List.copyOf(details);
        }
    }

    /** Whether everything was as it must be. */
    public boolean passed() {
        return fault.isEmpty();
    }

    /** Whether it failed in this way. */
    boolean failed(Kind kind) {
        return fault.filter(f -> f.kind() == kind).isPresent();
    }
}
