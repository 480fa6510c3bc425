package io.hdlgen.golden.naive;

import java.math.BigInteger;

/** What one forward pass leaves: sums without noise a_l, z_l, x_l and xt_l, the index being that of the layer. */
final class NaivePass {
    final BigInteger[][] a;
    final BigInteger[][] z;
    final BigInteger[][] x;
    final BigInteger[][] xt;

    NaivePass(int depth) {
        a = new BigInteger[depth + 1][];
        z = new BigInteger[depth + 1][];
        x = new BigInteger[depth + 1][];
        xt = new BigInteger[depth + 1][];
    }

    /** z_L. */
    BigInteger[] logits() {
        return z[z.length - 1];
    }

    /** The prediction of section 2. */
    int prediction() {
        int best = 0;
        for (int i = 0; i < logits().length; i++) {
            best = logits()[i].compareTo(logits()[best]) > 0 ? i : best;
        }
        return best;
    }
}
