package io.hdlgen.plan;

import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.RuleName;
import java.util.List;
import java.util.Optional;

/** A learning rule as a list of micro-operations for one training sample. */
interface RuleProgram {
    /** The whole program, forward pass included, in order of issue. */
    List<MicroOp> program(Parts parts);

    /** The program that predicts a sample and learns nothing from it. */
    default List<MicroOp> inference(Parts parts) {
        return parts.inference();
    }

    /** The program of a rule, if there is hardware for it. */
    static Optional<RuleProgram> find(RuleName name) {
        return switch (name) {
            case BP -> Optional.of(new BpProgram());
            case FA, KP -> Optional.of(new LayeredFeedbackProgram());
            case DFA -> Optional.of(new DfaProgram());
            case SDFA -> Optional.of(new SignedErrorProgram());
            case DRTP -> Optional.of(new TargetProjectionProgram());
            case DKP -> Optional.of(new DkpProgram());
            case FDFA -> Optional.of(new ForwardFeedbackProgram());
            case DP, DP_T -> Optional.of(new DualPropagationProgram());
            case FG_A -> Optional.of(new ForwardGradientProgram());
            case NP, ANP, INP, DNP, DANP, DINP -> Optional.of(new NodePerturbationProgram());
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
        return find(description.rule().name()).orElseThrow();
    }
}
