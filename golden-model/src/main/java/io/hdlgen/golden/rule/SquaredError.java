package io.hdlgen.golden.rule;

import io.hdlgen.golden.fixed.Narrowing;
import io.hdlgen.golden.fixed.SaturationCounter;
import io.hdlgen.golden.spec.Formats;

/** e_i = sat(z_i - ONE [i = label]); the loss is the sum of e_i^2 / 2. */
final class SquaredError implements LossUnit {
    private final long one;
    private final int fraction;
    private final Narrowing narrowing;
    private final Narrowing losses;

    SquaredError(Formats formats, SaturationCounter errors, SaturationCounter losses) {
        this.losses = new Narrowing(Scalar.BITS, losses);
        this.fraction = formats.activations().fractionBits();
        this.one = formats.activations().one();
        this.narrowing = new Narrowing(formats.vectorBits(), errors);
    }

    @Override
    public void error(int[] logits, int label, int[] error) {
        for (int i = 0; i < logits.length; i++) {
            error[i] = narrowing.apply(logits[i] - (i == label ? one : 0));
        }
    }

    @Override
    public int loss(int[] logits, int label) {
        long sum = 0; // at most 2^10 squares below 2^34
        for (int i = 0; i < logits.length; i++) {
            long e = narrowing.apply(logits[i] - (i == label ? one : 0));
            sum += e * e;
        }
        return losses.apply(sum, 2 * fraction - 15);
    }
}
