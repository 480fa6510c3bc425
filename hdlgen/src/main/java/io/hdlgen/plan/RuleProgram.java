package io.hdlgen.plan;

import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.Design;
import java.util.List;

/** A learning rule as a list of micro-operations for one training sample. */
interface RuleProgram {
    /** The whole program, forward pass included, in order of issue. */
    List<MicroOp> program(Design design);

    /** The program of the description's rule. */
    static RuleProgram of(Description description) {
        return switch (description.rule().name()) {
            case BP -> new BpProgram();
            case DFA -> new DfaProgram();
            default ->
                throw new IllegalArgumentException(
                        "no program for " + description.rule().name());
        };
    }
}
