package io.hdlgen.golden.advice;

import io.hdlgen.golden.fixed.FixedFormat;
import io.hdlgen.golden.spec.Formats;
import io.hdlgen.golden.spec.Loss;
import io.hdlgen.golden.spec.Rounding;

/**
 * Formats that are still being moved, by the numbers that are free.
 *
 * @param weightBits WW
 * @param vectorBits XW
 * @param wf WF
 * @param bf BF
 * @param xf XF
 * @param df DF
 * @param rb RB, 0 for round to nearest
 */
record Draft(int weightBits, int vectorBits, int wf, int bf, int xf, int df, int rb) {

    Draft withWf(int to) {
        return new Draft(weightBits, vectorBits, to, bf, xf, df, rb);
    }

    Draft withBf(int to) {
        return new Draft(weightBits, vectorBits, wf, to, xf, df, rb);
    }

    Draft withXf(int to) {
        return new Draft(weightBits, vectorBits, wf, bf, to, df, rb);
    }

    Draft withDf(int to) {
        return new Draft(weightBits, vectorBits, wf, bf, xf, to, rb);
    }

    Draft withRb(int to) {
        return new Draft(weightBits, vectorBits, wf, bf, xf, df, to);
    }

    /** I before the point, the sign counted. */
    int activationIntegers() {
        return vectorBits - xf;
    }

    /** The formats of a network with the given loss; the error's follow from the widths. */
    Formats formats(Loss loss) {
        FixedFormat activations = new FixedFormat(vectorBits - xf, xf);
        FixedFormat error = loss == Loss.SQUARED_ERROR ? activations : new FixedFormat(1, vectorBits - 1);
        return new Formats(
                new FixedFormat(weightBits - wf, wf),
                new FixedFormat(weightBits - bf, bf),
                activations,
                error,
                new FixedFormat(vectorBits - df, df),
                rb == 0 ? Rounding.NEAREST : Rounding.STOCHASTIC,
                rb);
    }
}
