package io.hdlgen.golden.naive;

import static io.hdlgen.golden.naive.Big.big;
import static io.hdlgen.golden.naive.Big.rnd;
import static java.math.BigInteger.ONE;
import static java.math.BigInteger.ZERO;

import io.hdlgen.golden.spec.RuleName;
import io.hdlgen.golden.spec.RuleOptions.Division;
import io.hdlgen.golden.spec.RuleOptions.NodePerturbation;
import java.math.BigInteger;
import java.util.OptionalInt;

/** Section 4.5: NP, INP, ANP and their decorrelated forms. */
final class NaivePerturbation extends NaiveRule {
    private final NodePerturbation options;
    private final NaiveNoise noise;
    private final boolean activities;
    private final boolean iterative;
    private int label;
    private BigInteger c0 = ZERO;

    NaivePerturbation(NaiveNetwork net) {
        super(net);
        this.options = net.rule.options(NodePerturbation.class);
        this.noise = new NaiveNoise(net.description.seed(), options.noise(), net.xf, options.sigmaShift());
        this.activities = net.rule.name() == RuleName.ANP || net.rule.name() == RuleName.DANP;
        this.iterative = net.rule.name() == RuleName.INP || net.rule.name() == RuleName.DINP;
    }

    @Override
    BigInteger[] noiseState() {
        return new BigInteger[] {noise.state()};
    }

    @Override
    void step(BigInteger[] x, int target) {
        label = target;
        pass = options.twoNoisyPasses() ? net.forward(x, drawAll()) : net.forward(x);
        e = net.loss.error(pass.logits(), label);
        c0 = net.loss.value(pass.logits(), e, label);
        for (int draw = 0; draw < 1 << options.drawsShift(); draw++) {
            if (iterative) {
                for (int l = 1; l <= net.depth; l++) {
                    perturbLayer(l, draw == 0);
                }
            } else {
                perturbAll(draw == 0);
            }
        }
        decorrelate();
        net.updateWeights(g, pass.xt);
    }

    private BigInteger[][] drawAll() {
        BigInteger[][] eps = new BigInteger[net.depth + 1][];
        for (int l = 1; l <= net.depth; l++) {
            eps[l] = noise.draw(net.n(l));
        }
        return eps;
    }

    /** NP and ANP. */
    private void perturbAll(boolean first) {
        BigInteger[][] v = drawAll();
        NaivePass noisy = net.again(pass, 1, v);
        BigInteger dC = change(noisy);
        BigInteger squares = ZERO;
        int units = 0;
        for (int l = 1; l <= net.depth; l++) {
            for (int i = 0; activities && i < v[l].length; i++) {
                v[l][i] = net.satX(noisy.z[l][i].subtract(pass.z[l][i]), "v" + l);
            }
            squares = squares.add(NaiveNetwork.dot(v[l], v[l]));
            units += v[l].length;
        }
        BigInteger h = activities && options.division() == Division.EXACT
                ? divide(big(units).multiply(dC), squares)
                : shift(dC);
        for (int l = 1; l <= net.depth; l++) {
            accumulate(l, h, v[l], first);
        }
    }

    /** INP, layer l. */
    private void perturbLayer(int l, boolean first) {
        BigInteger[][] eps = new BigInteger[net.depth + 1][0];
        eps[l] = noise.draw(net.n(l));
        BigInteger dC = change(net.again(pass, l, eps));
        BigInteger h = options.division() == Division.EXACT
                ? divide(big(net.n(l)).multiply(dC), NaiveNetwork.dot(eps[l], eps[l]))
                : shift(dC);
        accumulate(l, h, eps[l], first);
    }

    /** dC. */
    private BigInteger change(NaivePass noisy) {
        BigInteger[] error = net.loss.error(noisy.logits(), label);
        BigInteger c1 = net.loss.value(noisy.logits(), error, label);
        return net.sat32(c1.subtract(c0), "dC");
    }

    private BigInteger shift(BigInteger dC) {
        int variance = 2 * options.sigmaShift() - (options.twoNoisyPasses() ? 1 : 0);
        return net.sat32(rnd(dC, 16 + net.k + options.drawsShift() - variance - net.df), "h");
    }

    private BigInteger divide(BigInteger dividend, BigInteger q) {
        if (q.signum() == 0) {
            return ZERO;
        }
        int power = net.df - net.k - options.drawsShift() - 16 + 2 * net.xf;
        BigInteger quotient =
                power >= 0 ? dividend.shiftLeft(power).divide(q) : dividend.divide(q.multiply(ONE.shiftLeft(-power)));
        return net.sat32(quotient, "h");
    }

    private void accumulate(int l, BigInteger h, BigInteger[] v, boolean first) {
        if (first) {
            g[l] = Big.zeros(net.n(l));
        }
        for (int i = 0; i < v.length; i++) {
            BigInteger part = net.satX(rnd(h.negate().multiply(v[i]), net.xf), "g" + l);
            g[l][i] = first ? part : net.satX(g[l][i].add(part), "g" + l);
        }
    }

    /** The decorrelation of section 5. */
    private void decorrelate() {
        for (int l = 0; l < net.depth; l++) {
            if (net.r[l].length == 0) {
                continue;
            }
            int kr = options.decorrelation().orElseThrow().rateShift();
            BigInteger[] xt = pass.xt[l];
            BigInteger[] w = new BigInteger[xt.length];
            BigInteger[] p = new BigInteger[xt.length];
            BigInteger[] q = new BigInteger[xt.length];
            for (int i = 0; i < xt.length; i++) {
                w[i] = net.satX(rnd(NaiveNetwork.dot(net.r[l], i, xt), net.bf), "w" + l);
                p[i] = net.satX(rnd(xt[i].multiply(xt[i]), 2 * net.xf + kr - net.sh), "p" + l);
                q[i] = net.satX(rnd(xt[i].negate(), net.xf + kr - (net.sh + net.bf - net.xf)), "q" + l);
            }
            net.update.scale(net.r[l], p, "R" + l);
            net.update.add(net.r[l], q, w, OptionalInt.empty(), "R" + l);
        }
    }
}
