package io.hdlgen.golden.train;

import static java.math.BigInteger.ONE;
import static java.math.BigInteger.TWO;
import static java.math.BigInteger.ZERO;

import io.hdlgen.golden.fixed.FixedFormat;
import io.hdlgen.golden.spec.Activation;
import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.FeedbackSource;
import io.hdlgen.golden.spec.FeedbackSpec;
import io.hdlgen.golden.spec.FeedbackValues;
import io.hdlgen.golden.spec.Formats;
import io.hdlgen.golden.spec.Layer;
import io.hdlgen.golden.spec.Loss;
import io.hdlgen.golden.spec.Network;
import io.hdlgen.golden.spec.RuleName;
import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;

/**
 * The numeric contract written a second time, line by line from {@code docs/numerics.md}, with nothing but nested loops and big integers: no code is shared with the model under test but the
 * records of a design. Slow, for small networks. Indices of layers are those of the text.
 */
final class NaiveModel {
    private final Description description;
    private final Network network;
    private final Formats formats;
    private final int depth;
    private final int lanes;
    private final int block;
    final BigInteger[][][] w;
    final BigInteger[][][] f;
    final BigInteger[] roundingLfsr;
    final BigInteger[] feedbackLfsr;
    final Map<String, Long> saturations = new TreeMap<>();
    BigInteger[][] x;
    BigInteger[] logits;
    BigInteger[] e;
    BigInteger[][] g;

    NaiveModel(Design design) {
        description = design.description();
        network = description.network();
        formats = description.formats();
        depth = network.depth();
        block = design.shape().block();
        lanes = design.shape().block() * design.shape().blocks();
        w = new BigInteger[depth + 1][][];
        f = new BigInteger[depth][][];
        roundingLfsr = new BigInteger[formats.roundingBits() > 0 ? lanes : 0];
        for (int p = 0; p < roundingLfsr.length; p++) {
            BigInteger state = NaiveRandom.derive(description.seed(), 3, p).mod(ONE.shiftLeft(32));
            roundingLfsr[p] = state.signum() == 0 ? ONE : state;
        }
        for (int l = 1; l <= depth; l++) {
            w[l] = drawWeights(l);
        }
        boolean lfsr = network.depth() > 1
                && description.rule().feedback().isPresent()
                && description.rule().feedback().get().source() == FeedbackSource.LFSR;
        feedbackLfsr = new BigInteger[lfsr ? lanes : 0];
        reloadFeedback();
        if (description.rule().name() == RuleName.DFA && !lfsr) {
            for (int l = 1; l < depth; l++) {
                f[l] = drawFeedback(l);
            }
        }
    }

    // Section 1 -----------------------------------------------------------------------------------------------------

    static BigInteger rnd(BigInteger v, int s) {
        return s == 0 ? v : s > 0 ? v.add(ONE.shiftLeft(s - 1)).shiftRight(s) : v.shiftLeft(-s);
    }

    private BigInteger sat(BigInteger v, int bits, String name) {
        BigInteger max = ONE.shiftLeft(bits - 1).subtract(ONE);
        BigInteger min = ONE.shiftLeft(bits - 1).negate();
        BigInteger result = v.compareTo(max) > 0 ? max : v.compareTo(min) < 0 ? min : v;
        if (!result.equals(v) && !name.isEmpty()) {
            saturations.merge(name, 1L, Long::sum);
        }
        return result;
    }

    private BigInteger satX(BigInteger v, String name) {
        return sat(v, formats.activations().bits(), name);
    }

    private static BigInteger big(long v) {
        return BigInteger.valueOf(v);
    }

    // Section 2 -----------------------------------------------------------------------------------------------------

    private void forward(int[] input) {
        int xf = formats.activations().fractionBits();
        x = new BigInteger[depth][];
        x[0] = new BigInteger[input.length];
        for (int j = 0; j < input.length; j++) {
            x[0][j] = big(input[j]);
        }
        for (int l = 1; l <= depth; l++) {
            int n = network.width(l - 1);
            BigInteger[] z = new BigInteger[network.width(l)];
            for (int i = 0; i < z.length; i++) {
                BigInteger acc = w[l][i][n].shiftLeft(xf);
                for (int j = 0; j < n; j++) {
                    acc = acc.add(w[l][i][j].multiply(x[l - 1][j]));
                }
                z[i] = satX(rnd(acc, formats.weights().fractionBits()), "z" + l);
            }
            if (l == depth) {
                logits = z;
            } else {
                x[l] = new BigInteger[z.length];
                for (int i = 0; i < z.length; i++) {
                    x[l][i] = activation(network.layer(l), z[i]);
                }
            }
        }
    }

    private BigInteger activation(Layer layer, BigInteger z) {
        BigInteger one = ONE.shiftLeft(formats.activations().fractionBits());
        return switch (layer.activation()) {
            case LINEAR -> z;
            case RELU -> z.max(ZERO);
            case LEAKY_RELU -> z.signum() < 0 ? z.shiftRight(layer.leakShift()) : z;
            case HARD_TANH -> z.min(one).max(one.negate());
            case HARD_SIGMOID -> z.shiftRight(2).add(one.shiftRight(1)).min(one).max(ZERO);
        };
    }

    private BigInteger mask(Layer layer, BigInteger out, BigInteger v) {
        BigInteger one = ONE.shiftLeft(formats.activations().fractionBits());
        return switch (layer.activation()) {
            case LINEAR -> v;
            case RELU -> out.signum() > 0 ? v : ZERO;
            case LEAKY_RELU -> out.signum() > 0 ? v : v.shiftRight(layer.leakShift());
            case HARD_TANH -> out.abs().compareTo(one) < 0 ? v : ZERO;
            case HARD_SIGMOID -> out.signum() > 0 && out.compareTo(one) < 0 ? v : ZERO;
        };
    }

    // Section 3 -----------------------------------------------------------------------------------------------------

    private void error(int label) {
        int ef = formats.error().fractionBits();
        e = new BigInteger[logits.length];
        BigInteger[] y = network.loss() == Loss.SQUARED_ERROR ? logits : softmax();
        for (int i = 0; i < e.length; i++) {
            BigInteger target = i == label ? ONE.shiftLeft(ef) : ZERO;
            e[i] = satX(y[i].subtract(target), network.loss() == Loss.SQUARED_ERROR ? "e" : "");
        }
    }

    private BigInteger[] softmax() {
        int xf = formats.activations().fractionBits();
        int ef = formats.error().fractionBits();
        BigInteger m = logits[0];
        for (BigInteger z : logits) {
            m = m.max(z);
        }
        BigInteger[] p = new BigInteger[logits.length];
        BigInteger sum = ZERO;
        for (int i = 0; i < p.length; i++) {
            BigInteger u = rnd(m.subtract(logits[i]).multiply(big(23637)), xf - 4);
            int whole = u.shiftRight(18).min(big(1000)).intValueExact();
            int fraction = u.mod(ONE.shiftLeft(18)).intValueExact();
            int j = fraction / 4096;
            int r = fraction % 4096;
            BigInteger t = knot(j).subtract(rnd(knot(j).subtract(knot(j + 1)).multiply(big(r)), 12));
            p[i] = whole < 22 ? rnd(t, whole) : ZERO;
            sum = sum.add(p[i]);
        }
        int k = sum.bitLength() - 1 - 20;
        BigInteger q = ONE.shiftLeft(38 + k).divide(sum).min(ONE.shiftLeft(18).subtract(ONE));
        BigInteger[] y = new BigInteger[p.length];
        for (int i = 0; i < p.length; i++) {
            y[i] = rnd(p[i].multiply(q), 38 + k - ef).min(ONE.shiftLeft(ef).subtract(ONE));
        }
        return y;
    }

    private static final Map<Integer, BigInteger> KNOTS = new TreeMap<>();

    private static BigInteger knot(int j) {
        return KNOTS.computeIfAbsent(j, NaiveModel::root);
    }

    /** floor(2^20 2^(-j/64) + 1/2) from six square roots of 2^-j with 80 fraction bits to spare. */
    private static BigInteger root(int j) {
        BigInteger v = ONE.shiftLeft(6400 - j); // 2^-j with 6400 fraction bits
        for (int bits = 6400; bits > 100; bits /= 2) {
            v = v.sqrt();
        }
        return rnd(v, 80); // 6400 / 2^6 = 100 fraction bits
    }

    // Section 4 -----------------------------------------------------------------------------------------------------

    private void deltas() {
        int ef = formats.error().fractionBits();
        int df = formats.delta().fractionBits();
        int k = description.rule().rateShift();
        g = new BigInteger[depth + 1][];
        g[depth] = new BigInteger[e.length];
        for (int i = 0; i < e.length; i++) {
            g[depth][i] = satX(rnd(e[i].negate(), ef + k - df), "g" + depth);
        }
        for (int l = depth - 1; l >= 1; l--) {
            g[l] = new BigInteger[network.width(l)];
            int slope = network.layer(l).activation() == Activation.HARD_SIGMOID ? 2 : 0;
            for (int i = 0; i < g[l].length; i++) {
                BigInteger sum = ZERO;
                int shift;
                if (description.rule().name() == RuleName.BP) {
                    for (int row = 0; row < network.width(l + 1); row++) {
                        sum = sum.add(w[l + 1][row][i].multiply(g[l + 1][row]));
                    }
                    shift = formats.weights().fractionBits();
                } else {
                    for (int j = 0; j < e.length; j++) {
                        sum = sum.subtract(f[l][i][j].multiply(e[j]));
                    }
                    shift = feedbackFraction(l) + ef + k - df;
                }
                g[l][i] = mask(network.layer(l), x[l][i], satX(rnd(sum, shift + slope), "g" + l));
            }
        }
    }

    /** BF, or FBf + f_l for regenerated matrices. */
    private int feedbackFraction(int l) {
        if (feedbackLfsr.length == 0) {
            return formats.feedback().fractionBits();
        }
        FeedbackSpec spec = description.rule().feedback().orElseThrow();
        return spec.scaleShift(l) + (spec.values() == FeedbackValues.UNIFORM ? block == 8 ? 4 : 8 : 0);
    }

    // Section 5 and the rounding noise of section 6 -------------------------------------------------------------------

    private void update() {
        int sh = formats.delta().fractionBits()
                + formats.activations().fractionBits()
                - formats.weights().fractionBits();
        int rb = formats.roundingBits();
        BigInteger one = ONE.shiftLeft(formats.activations().fractionBits());
        for (int l = 1; l <= depth; l++) {
            int rows = network.width(l);
            int columns = network.width(l - 1) + 1;
            for (int tile = 0; tile * lanes < rows; tile++) {
                for (int word = 0; word * block < columns; word++) {
                    for (int p = 0; p < lanes; p++) {
                        for (int k = 0; k < block; k++) {
                            int i = tile * lanes + p;
                            int j = word * block + k;
                            if (i < rows && j < columns) {
                                BigInteger in = j == columns - 1 ? one : x[l - 1][j];
                                BigInteger noise = rb == 0
                                        ? ONE.shiftLeft(sh - 1)
                                        : NaiveRandom.noiseBits(roundingLfsr[p], k, rb)
                                                .multiply(TWO)
                                                .add(ONE)
                                                .shiftLeft(sh - rb - 1);
                                BigInteger exact = w[l][i][j].shiftLeft(sh).add(g[l][i].multiply(in));
                                w[l][i][j] = sat(
                                        exact.add(noise).shiftRight(sh),
                                        formats.weights().bits(),
                                        "W" + l);
                            }
                        }
                        if (rb > 0) {
                            for (int step = 0; step < 8; step++) {
                                roundingLfsr[p] = NaiveRandom.lfsrStep(roundingLfsr[p], 32, 31, 30, 29, 9);
                            }
                        }
                    }
                }
            }
        }
    }

    // Section 6, rounded into the formats ---------------------------------------------------------------------------

    private BigInteger[][] drawWeights(int l) {
        int n = network.width(l - 1);
        double[] values = NaiveRandom.uniform(NaiveRandom.derive(description.seed(), 1, l), network.width(l) * n);
        BigInteger[][] matrix = new BigInteger[network.width(l)][n + 1];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < n; j++) {
                matrix[i][j] = stored(values[i * n + j] / Math.sqrt(n), formats.weights(), "W" + l);
            }
            matrix[i][n] = ZERO;
        }
        return matrix;
    }

    private BigInteger[][] drawFeedback(int l) {
        FeedbackSpec spec = description.rule().feedback().orElseThrow();
        int n = network.classes();
        double[] values =
                NaiveRandom.feedback(NaiveRandom.derive(description.seed(), 2, l), spec.values(), network.width(l) * n);
        BigInteger[][] matrix = new BigInteger[network.width(l)][n];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < n; j++) {
                matrix[i][j] =
                        stored(values[i * n + j] * Math.pow(2, -spec.scaleShift(l)), formats.feedback(), "F" + l);
            }
        }
        return matrix;
    }

    private BigInteger stored(double value, FixedFormat format, String name) {
        return sat(big((long) Math.floor(value * Math.pow(2, format.fractionBits()) + 0.5)), format.bits(), name);
    }

    private void reloadFeedback() {
        for (int p = 0; p < feedbackLfsr.length; p++) {
            BigInteger seed = NaiveRandom.derive(description.seed(), 4, p);
            feedbackLfsr[p] = seed.signum() == 0 ? ONE : seed;
        }
    }

    private void regenerateFeedback(int l) {
        FeedbackValues values = description.rule().feedback().orElseThrow().values();
        int fb = values == FeedbackValues.SIGN ? 1 : values == FeedbackValues.TERNARY ? 2 : block == 8 ? 4 : 8;
        int rows = network.width(l);
        int columns = network.classes();
        f[l] = new BigInteger[rows][columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                f[l][i][j] = ZERO;
            }
        }
        for (int tile = 0; tile * lanes < rows; tile++) {
            for (int word = 0; word * block < columns; word++) {
                for (int p = 0; p < lanes; p++) {
                    for (int k = 0; k < block; k++) {
                        int code = feedbackLfsr[p]
                                .shiftRight(k * fb)
                                .mod(ONE.shiftLeft(fb))
                                .intValueExact();
                        int numerator = switch (values) {
                            case SIGN -> new int[] {-1, 1}[code];
                            case TERNARY -> new int[] {-1, 0, 0, 1}[code];
                            default -> 2 * code - (1 << fb) + 1;
                        };
                        int i = tile * lanes + p;
                        int j = word * block + k;
                        if (i < rows && j < columns) {
                            f[l][i][j] = big(numerator);
                        }
                    }
                    for (int step = 0; step < block * fb; step++) {
                        feedbackLfsr[p] = NaiveRandom.lfsrStep(feedbackLfsr[p], 64, 63, 62, 60, 59);
                    }
                }
            }
        }
    }

    // The whole step
    // ----------------------------------------------------------------------------------------------------

    /** Returns the prediction. */
    int train(int[] input, int label) {
        forward(input);
        error(label);
        if (feedbackLfsr.length > 0) {
            reloadFeedback();
            for (int l = 1; l < depth; l++) {
                regenerateFeedback(l);
            }
        }
        deltas();
        update();
        int best = 0;
        for (int i = 0; i < logits.length; i++) {
            best = logits[i].compareTo(logits[best]) > 0 ? i : best;
        }
        return best;
    }
}
