package io.hdlgen.golden.naive;

import static io.hdlgen.golden.naive.Big.big;
import static io.hdlgen.golden.naive.Big.rnd;
import static java.math.BigInteger.ONE;
import static java.math.BigInteger.ZERO;

import io.hdlgen.golden.spec.Formats;
import io.hdlgen.golden.spec.Loss;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Map;
import java.util.TreeMap;

/** Section 3: the error and the value of the loss. */
final class NaiveLoss {
    private static final Map<Integer, BigInteger> POWERS = new TreeMap<>();
    private static final Map<Integer, BigInteger> LOGARITHMS = new TreeMap<>();

    private final Loss loss;
    private final int xw;
    private final int xf;
    private final int ef;
    private final Counters counters;

    NaiveLoss(Loss loss, Formats formats, Counters counters) {
        this.loss = loss;
        this.xw = formats.activations().bits();
        this.xf = formats.activations().fractionBits();
        this.ef = formats.error().fractionBits();
        this.counters = counters;
    }

    /** e for logits z. */
    BigInteger[] error(BigInteger[] z, int label) {
        BigInteger[] y = loss == Loss.SQUARED_ERROR ? z : new Exponentials(z).probabilities();
        BigInteger[] e = new BigInteger[z.length];
        for (int i = 0; i < e.length; i++) {
            BigInteger difference = y[i].subtract(i == label ? ONE.shiftLeft(ef) : ZERO);
            e[i] = loss == Loss.SQUARED_ERROR ? counters.sat(difference, xw, "e") : Counters.uncounted(difference, xw);
        }
        return e;
    }

    /** C for logits z, whose squared errors are those of e. */
    BigInteger value(BigInteger[] z, BigInteger[] e, int label) {
        BigInteger exact = ZERO;
        if (loss == Loss.SQUARED_ERROR) {
            for (BigInteger ei : e) {
                exact = exact.add(ei.multiply(ei));
            }
            exact = rnd(exact, 2 * xf - 15);
        } else {
            exact = new Exponentials(z).crossEntropy(label);
        }
        return counters.sat(exact, 32, "C");
    }

    /** Steps 1 to 5. */
    private final class Exponentials {
        final BigInteger[] z;
        final BigInteger[] p;
        final BigInteger m;
        final BigInteger sum;
        final int k;

        Exponentials(BigInteger[] z) {
            this.z = z;
            BigInteger max = z[0];
            for (BigInteger zi : z) {
                max = max.max(zi);
            }
            m = max;
            p = new BigInteger[z.length];
            BigInteger s = ZERO;
            for (int i = 0; i < p.length; i++) {
                BigInteger u = rnd(m.subtract(z[i]).multiply(big(23637)), xf - 4);
                int whole = u.shiftRight(18).min(big(1000)).intValueExact();
                int fraction = u.mod(ONE.shiftLeft(18)).intValueExact();
                int j = fraction / 4096;
                int r = fraction % 4096;
                BigInteger t =
                        power(j).subtract(rnd(power(j).subtract(power(j + 1)).multiply(big(r)), 12));
                p[i] = whole < 22 ? rnd(t, whole) : ZERO;
                s = s.add(p[i]);
            }
            sum = s;
            k = sum.bitLength() - 1 - 20;
        }

        /** Step 6. */
        BigInteger[] probabilities() {
            BigInteger q =
                    ONE.shiftLeft(38 + k).divide(sum).min(ONE.shiftLeft(18).subtract(ONE));
            BigInteger[] y = new BigInteger[p.length];
            for (int i = 0; i < p.length; i++) {
                y[i] = rnd(p[i].multiply(q), 38 + k - ef).min(ONE.shiftLeft(ef).subtract(ONE));
            }
            return y;
        }

        BigInteger crossEntropy(int label) {
            BigInteger v = rnd(sum, k - 10);
            BigInteger f = v.subtract(ONE.shiftLeft(30));
            int j = f.shiftRight(24).intValueExact();
            BigInteger r = f.shiftRight(12).mod(ONE.shiftLeft(12));
            BigInteger lg =
                    logarithm(j).add(rnd(logarithm(j + 1).subtract(logarithm(j)).multiply(r), 12));
            BigInteger distance = m.subtract(z[label]).shiftLeft(16 - xf);
            return distance.add(rnd(big(k).shiftLeft(20).add(lg).multiply(big(45426)), 20));
        }
    }

    /** K_j. */
    private static BigInteger power(int j) {
        return POWERS.computeIfAbsent(j, NaiveLoss::root);
    }

    /** floor(2^20 2^(-j/64) + 1/2) from six square roots of 2^-j with 80 fraction bits to spare. */
    private static BigInteger root(int j) {
        BigInteger v = ONE.shiftLeft(6400 - j); // 2^-j with 6400 fraction bits
        for (int bits = 6400; bits > 100; bits /= 2) {
            v = v.sqrt();
        }
        return rnd(v, 80); // 6400 / 2^6 = 100 fraction bits
    }

    /** G_j. */
    private static BigInteger logarithm(int j) {
        return LOGARITHMS.computeIfAbsent(j, NaiveLoss::squarings);
    }

    /** floor(2^20 log2(1 + j/64) + 1/2): every squaring of a number in [1, 2) gives one more bit of its binary logarithm. */
    private static BigInteger squarings(int j) {
        MathContext digits = new MathContext(60);
        BigDecimal two = BigDecimal.valueOf(2);
        BigDecimal v = BigDecimal.ONE.add(BigDecimal.valueOf(j).divide(BigDecimal.valueOf(64)));
        BigInteger bits = ZERO;
        for (int bit = 0; bit <= 40; bit++) {
            boolean one = v.compareTo(two) >= 0;
            v = one ? v.divide(two) : v;
            bits = bits.shiftLeft(1).add(one ? ONE : ZERO);
            v = v.multiply(v, digits);
        }
        return rnd(bits, 20);
    }
}
