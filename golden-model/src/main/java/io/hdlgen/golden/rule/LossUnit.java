package io.hdlgen.golden.rule;

import io.hdlgen.golden.fixed.SaturationCounter;
import io.hdlgen.golden.spec.Formats;
import io.hdlgen.golden.spec.Loss;

/** Forms the error e from the logits, {@code docs/numerics.md} section 3. */
interface LossUnit {
    /**
     * Writes e, EF fraction bits.
     *
     * @param logits n_L raw integers, XF fraction bits
     * @param label 0 .. n_L - 1
     * @param error n_L raw integers, overwritten; may be longer
     */
    void error(int[] logits, int label, int[] error);

    /**
     * The value of the loss, sat_32 with 16 fraction bits. That of softmax cross-entropy never rises when the label's logit does.
     *
     * @param logits n_L raw integers, XF fraction bits
     * @param label 0 .. n_L - 1
     */
    int loss(int[] logits, int label);

    /** The unit of a loss; {@code errors} counts under e, {@code losses} under C. */
    static LossUnit of(Loss loss, Formats formats, SaturationCounter errors, SaturationCounter losses) {
        return switch (loss) {
            case SQUARED_ERROR -> new SquaredError(formats, errors, losses);
            case SOFTMAX_CROSS_ENTROPY -> new Softmax(formats, losses);
        };
    }
}
