package io.hdlgen.plan;

import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.RuleName;
import java.util.List;

/** A learning rule as a list of micro-operations for one training sample. */
interface RuleProgram {
    /** The whole program, forward pass included, in order of issue. */
    List<MicroOp> program(Parts parts);

    /** The program that predicts a sample and learns nothing from it. */
    default List<MicroOp> inference(Parts parts) {
        return parts.inference();
    }

    /** The program of a rule, whatever its options. */
    static RuleProgram of(RuleName name) {
        return switch (name) {
            case BP -> new BpProgram();
            case FA, KP -> new LayeredFeedbackProgram();
            case DFA -> new DfaProgram();
            case SDFA -> new SignedErrorProgram();
            case DRTP -> new TargetProjectionProgram();
            case DKP -> new DkpProgram();
            case FDFA -> new ForwardFeedbackProgram();
            case DP, DP_T -> new DualPropagationProgram();
            case FG_A -> new ForwardGradientProgram();
            case NP, ANP, INP, DNP, DANP, DINP -> new NodePerturbationProgram();
        };
    }

    /**
     * The program of the description's rule.
     *
     * @throws IllegalArgumentException if {@link Hardware} has none for it
     */
    static RuleProgram of(Description description) {
        Hardware.missing(description).ifPresent(what -> {
            throw new IllegalArgumentException("no hardware for " + what);
        });
        return of(description.rule().name());
    }
}
