package io.hdlgen.golden.advice;

import io.hdlgen.golden.spec.Loss;
import io.hdlgen.golden.spec.RuleOptions;
import io.hdlgen.golden.spec.RuleSpec;

/**
 * What the format of the activations needs whatever the numbers are, as a description is warned about otherwise.
 *
 * @param integers bits before the point, the sign counted
 * @param integersFor why
 * @param fraction bits behind the point
 * @param fractionFor why
 */
record ActivationNeeds(int integers, String integersFor, int fraction, String fractionFor) {
    /** Bits of the error of softmax in long runs. */
    static final int ERROR_BITS = 16;

    private static final int LOGIT_INTEGERS = 6;
    private static final int ONE_INTEGERS = 2;
    private static final int SOFTMAX_FRACTION = 4;
    /** Three bits below sigma are possible, four are not warned about. */
    private static final int NOISE_FRACTION = 4;

    private static final int DUAL_FRACTION = 7;

    static ActivationNeeds of(RuleSpec rule, Loss loss) {
        boolean softmax = loss == Loss.SOFTMAX_CROSS_ENTROPY;
        int integers = softmax ? LOGIT_INTEGERS : ONE_INTEGERS;
        String integersFor = softmax ? "logits of softmax grow to" : "the number 1 needs";
        int fraction = softmax ? SOFTMAX_FRACTION : 1;
        String fractionFor = softmax ? "softmax" : "anything";
        if (rule.options() instanceof RuleOptions.NodePerturbation perturbation) {
            fraction = Math.max(fraction, perturbation.sigmaShift() + NOISE_FRACTION);
            fractionFor = "sigma";
        } else if (rule.options() instanceof RuleOptions.DualPropagation dual) {
            fraction = Math.max(fraction, dual.betaShift() + DUAL_FRACTION);
            fractionFor = "beta";
        }
        return new ActivationNeeds(integers, integersFor, fraction, fractionFor);
    }
}
