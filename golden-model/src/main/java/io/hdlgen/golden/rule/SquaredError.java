package io.hdlgen.golden.rule;

import io.hdlgen.golden.fixed.Narrowing;
import io.hdlgen.golden.fixed.SaturationCounter;
import io.hdlgen.golden.spec.Formats;

/** e_i = sat(z_i - ONE [i = label]); the loss is the sum of e_i^2 / 2. */
final class SquaredError implements LossUnit {
    private final long one;
    private final Narrowing narrowing;

    SquaredError(Formats formats, SaturationCounter saturations) {
        this.one = formats.activations().one();
        this.narrowing = new Narrowing(0, formats.vectorBits(), saturations);
    }

    @Override
    public void error(int[] logits, int label, int[] error) {
        for (int i = 0; i < logits.length; i++) {
            error[i] = narrowing.apply(logits[i] - (i == label ? one : 0));
        }
    }
}
