package io.hdlgen.regress;

import java.util.StringJoiner;

/**
 * Formats that go together, most of the time; the letters are those of {@code docs/numerics.md} section 1.
 *
 * @param k of the learning rate 2^-k
 * @param xw width of vectors
 * @param xf fraction bits of activations
 * @param ww width of matrices
 * @param wf fraction bits of weights
 * @param bf fraction bits of feedback
 * @param ef fraction bits of the error
 * @param df fraction bits of deltas
 * @param roundingBits RB; 0 for round to nearest
 */
record NumberDraw(int k, int xw, int xf, int ww, int wf, int bf, int ef, int df, int roundingBits) {
    static NumberDraw of(Dice dice, boolean softmax, boolean decorrelates) {
        int k = dice.oneIn(8) ? dice.between(0, 16) : dice.between(3, 10);
        int xw = dice.oneIn(10) ? dice.between(4, 7) : dice.between(8, 18);
        int ww = dice.oneIn(10) ? dice.between(4, xw) : dice.between(Math.min(8, xw), xw);
        int xf = dice.between(softmax ? 4 : Math.min(3, xw - 2), xw - 2);
        int wf = dice.oneIn(4) ? dice.between(0, ww - 1) : dice.between(ww / 2, ww - 1);
        int df = dice.oneIn(2) ? xw - 2 + k : dice.between(xw - 6 + k, xw - 1 + k);
        int sh = df + xf - wf;
        int bf = decorrelates ? dice.between(ww / 2, ww - 2) : dice.oneIn(2) ? wf : dice.between(ww / 2, ww - 1);
        int usual = dice.oneIn(3) ? xw - 1 : dice.between(xw / 2, xw - 1);
        int ef = !softmax ? xf : dice.oneIn(8) ? dice.between(1, xw - 1) : usual;
        boolean stochastic = dice.deal("rounding", true, true, false);
        int rb = dice.oneIn(4) ? Math.min(16, sh - 1) : dice.between(1, Math.min(16, sh - 1));
        return new NumberDraw(k, xw, xf, ww, wf, bf, ef, df, stochastic ? rb : 0);
    }

    /** SH, the shift of updates. */
    int updateShift() {
        return df + xf - wf;
    }

    /** Bits of an activation before the point. */
    int integerBits() {
        return xw - xf;
    }

    /** The value of {@code format}. */
    String text(boolean feedback) {
        StringJoiner format = new StringJoiner(", ", "{", "}")
                .add("weights: " + fixed(ww, wf))
                .add("activations: " + fixed(xw, xf))
                .add("error: " + fixed(xw, ef))
                .add("delta: " + fixed(xw, df));
        if (feedback) {
            format.add("feedback: " + fixed(ww, bf));
        }
        return format.add(roundingBits == 0 ? "rounding: nearest" : "rounding-bits: " + roundingBits)
                .toString();
    }

    private static String fixed(int bits, int fraction) {
        return "s" + (bits - fraction) + "." + fraction;
    }
}
