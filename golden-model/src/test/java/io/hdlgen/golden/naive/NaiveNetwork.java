package io.hdlgen.golden.naive;

import static io.hdlgen.golden.naive.Big.rnd;
import static java.math.BigInteger.ONE;
import static java.math.BigInteger.ZERO;

import io.hdlgen.golden.spec.Activation;
import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.Formats;
import io.hdlgen.golden.spec.Layer;
import io.hdlgen.golden.spec.Network;
import io.hdlgen.golden.spec.RuleOptions;
import io.hdlgen.golden.spec.RuleOptions.Decorrelation;
import io.hdlgen.golden.spec.RuleSpec;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/** Weights, decorrelation matrices, and what all rules do with them: sections 2 and 5. The letters are those of the text. */
final class NaiveNetwork {
    final Description description;
    final RuleSpec rule;
    final Network network;
    final int depth;
    final int xf;
    final int wf;
    final int bf;
    final int ef;
    final int df;
    final int sh;
    final Counters counters = new Counters();
    final NaiveUpdate update;
    final NaiveLoss loss;
    final BigInteger[][][] w;
    /** R_l; no rows where the input is not decorrelated. */
    final BigInteger[][][] r;
    /** k of the sample at hand. */
    int k;

    private final int xw;

    NaiveNetwork(Design design) {
        description = design.description();
        rule = description.rule();
        network = description.network();
        depth = network.depth();
        Formats formats = description.formats();
        xw = formats.activations().bits();
        xf = formats.activations().fractionBits();
        wf = formats.weights().fractionBits();
        bf = formats.feedback().fractionBits();
        ef = formats.error().fractionBits();
        df = formats.delta().fractionBits();
        sh = df + xf - wf;
        k = rule.rateShift();
        update = new NaiveUpdate(design, counters);
        loss = new NaiveLoss(network.loss(), formats, counters);
        w = new BigInteger[depth + 1][][];
        r = new BigInteger[depth][][];
        for (int l = 1; l <= depth; l++) {
            w[l] = drawWeights(l);
        }
        Optional<Decorrelation> decorrelation =
                rule.options() instanceof RuleOptions.NodePerturbation p ? p.decorrelation() : Optional.empty();
        for (int l = 0; l < depth; l++) {
            boolean decorrelated =
                    decorrelation.isPresent() && (l > 0 || decorrelation.get().input());
            r[l] = decorrelated ? identity(n(l)) : new BigInteger[0][];
        }
    }

    private BigInteger[][] drawWeights(int l) {
        int n = n(l - 1);
        double[] values = NaiveRandom.uniform(NaiveRandom.derive(description.seed(), 1, l), n(l) * n);
        BigInteger[][] matrix = Big.zeros(n(l), n + 1);
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < n; j++) {
                double v = values[i * n + j] / Math.sqrt(n);
                matrix[i][j] = NaiveRandom.stored(v, description.formats().weights(), counters, "W" + l);
            }
        }
        return matrix;
    }

    private BigInteger[][] identity(int n) {
        BigInteger[][] matrix = Big.zeros(n, n);
        for (int i = 0; i < n; i++) {
            matrix[i][i] = ONE.shiftLeft(bf);
        }
        return matrix;
    }

    /** n_l. */
    int n(int l) {
        return network.width(l);
    }

    BigInteger satX(BigInteger v, String name) {
        return counters.sat(v, xw, name);
    }

    BigInteger sat32(BigInteger v, String name) {
        return counters.sat(v, 32, name);
    }

    /** The exact sum over a row of as many columns as v has. */
    static BigInteger dot(BigInteger[] row, BigInteger[] v) {
        BigInteger sum = ZERO;
        for (int j = 0; j < v.length; j++) {
            sum = sum.add(row[j].multiply(v[j]));
        }
        return sum;
    }

    /** The exact sum over column j of as many rows as v has. */
    static BigInteger dot(BigInteger[][] m, int j, BigInteger[] v) {
        BigInteger sum = ZERO;
        for (int i = 0; i < v.length; i++) {
            sum = sum.add(m[i][j].multiply(v[i]));
        }
        return sum;
    }

    /** sat(rnd(W_l v + b_l 2^XF, WF)). */
    BigInteger[] affine(int l, BigInteger[] v, String name) {
        BigInteger[] result = new BigInteger[n(l)];
        for (int i = 0; i < result.length; i++) {
            BigInteger acc = dot(w[l][i], v).add(w[l][i][n(l - 1)].shiftLeft(xf));
            result[i] = satX(rnd(acc, wf), name);
        }
        return result;
    }

    /** x_l of z_l; the logits are their own. */
    BigInteger[] f(int l, BigInteger[] z) {
        return Arrays.stream(z).map(v -> f(network.layer(l), v)).toArray(BigInteger[]::new);
    }

    private BigInteger f(Layer layer, BigInteger z) {
        BigInteger one = ONE.shiftLeft(xf);
        return switch (layer.activation()) {
            case LINEAR -> z;
            case RELU -> z.max(ZERO);
            case LEAKY_RELU -> z.signum() < 0 ? z.shiftRight(layer.leakShift()) : z;
            case HARD_TANH -> Big.clamp(z, one.negate(), one);
            case HARD_SIGMOID -> Big.clamp(z.shiftRight(2).add(one.shiftRight(1)), ZERO, one);
        };
    }

    /** mask_l of v where the stored output is x; {@link #slope} belongs to it. */
    BigInteger mask(int l, BigInteger x, BigInteger v) {
        BigInteger one = ONE.shiftLeft(xf);
        return switch (network.layer(l).activation()) {
            case LINEAR -> v;
            case RELU -> x.signum() > 0 ? v : ZERO;
            case LEAKY_RELU ->
                x.signum() > 0 ? v : v.shiftRight(network.layer(l).leakShift());
            case HARD_TANH -> x.abs().compareTo(one) < 0 ? v : ZERO;
            case HARD_SIGMOID -> x.signum() > 0 && x.compareTo(one) < 0 ? v : ZERO;
        };
    }

    /** What mask_l adds to the shift of its argument. */
    int slope(int l) {
        return network.layer(l).activation() == Activation.HARD_SIGMOID ? 2 : 0;
    }

    /** xt_l of x_l. */
    private BigInteger[] decorrelated(int l, BigInteger[] x) {
        if (l == depth || r[l].length == 0) {
            return x;
        }
        return Arrays.stream(r[l])
                .map(row -> satX(rnd(dot(row, x), bf), "xt" + l))
                .toArray(BigInteger[]::new);
    }

    /** A pass without noise. */
    NaivePass forward(BigInteger[] x) {
        return forward(x, new BigInteger[depth + 1][0]);
    }

    /** The first pass of a sample; the noise of a layer without any has no elements. */
    NaivePass forward(BigInteger[] x, BigInteger[][] eps) {
        NaivePass pass = new NaivePass(depth);
        pass.x[0] = x;
        pass.xt[0] = decorrelated(0, x);
        for (int l = 1; l <= depth; l++) {
            pass.a[l] = affine(l, pass.xt[l - 1], "z" + l);
            finish(pass, l, eps[l]);
        }
        return pass;
    }

    /** Another pass with the same input that differs from the first one from the noise of layer {@code from} on. */
    NaivePass again(NaivePass first, int from, BigInteger[][] eps) {
        NaivePass pass = new NaivePass(depth);
        for (int l = 0; l <= depth; l++) {
            if (l == 0 || l < from) {
                pass.a[l] = first.a[l];
                pass.z[l] = first.z[l];
                pass.x[l] = first.x[l];
                pass.xt[l] = first.xt[l];
            } else {
                pass.a[l] = l == from ? first.a[l] : affine(l, pass.xt[l - 1], "z" + l);
                finish(pass, l, eps[l]);
            }
        }
        return pass;
    }

    private void finish(NaivePass pass, int l, BigInteger[] eps) {
        pass.z[l] = pass.a[l].clone();
        for (int i = 0; i < eps.length; i++) {
            pass.z[l][i] = satX(pass.a[l][i].add(eps[i]), "z" + l);
        }
        pass.x[l] = f(l, pass.z[l]);
        pass.xt[l] = decorrelated(l, pass.x[l]);
    }

    /** g_L = sat(rnd(-e, EF + k - DF)). */
    BigInteger[] outputDelta(BigInteger[] e) {
        return Arrays.stream(e)
                .map(ei -> satX(rnd(ei.negate(), ef + k - df), "g" + depth))
                .toArray(BigInteger[]::new);
    }

    /** W_l += g_l v_{l-1}^T for all layers. */
    void updateWeights(BigInteger[][] g, BigInteger[][] v) {
        for (int l = 1; l <= depth; l++) {
            if (rule.frozen().contains(l)) {
                update.pass(w[l]);
            } else {
                BigInteger[] stream = Arrays.copyOf(v[l - 1], n(l - 1) + 1);
                stream[n(l - 1)] = ONE.shiftLeft(xf);
                OptionalInt kd = rule.decayShift();
                update.add(w[l], g[l], stream, kd, "W" + l);
            }
        }
    }
}
