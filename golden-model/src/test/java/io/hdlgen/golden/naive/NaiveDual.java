package io.hdlgen.golden.naive;

import static io.hdlgen.golden.naive.Big.rnd;
import static java.math.BigInteger.ZERO;

import io.hdlgen.golden.spec.RuleName;
import io.hdlgen.golden.spec.RuleOptions.Alpha;
import io.hdlgen.golden.spec.RuleOptions.DualPropagation;
import io.hdlgen.golden.spec.RuleOptions.SweepOrder;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Section 4.4: DP and DP^T. */
final class NaiveDual extends NaiveRule {
    private final DualPropagation options;
    private final boolean adjoint;
    /** a_l, d_l and m_l. */
    private final BigInteger[][] a;

    private final BigInteger[][] d;
    private final BigInteger[][] m;

    NaiveDual(NaiveNetwork net) {
        super(net);
        this.options = net.rule.options(DualPropagation.class);
        this.adjoint = net.rule.name() == RuleName.DP_T;
        this.a = new BigInteger[net.depth + 1][];
        this.d = new BigInteger[net.depth + 1][];
        this.m = new BigInteger[net.depth + 1][];
    }

    @Override
    void step(BigInteger[] x, int label) {
        forward(x, label);
        for (int l = 0; l <= net.depth; l++) {
            a[l] = pass.z[l];
            m[l] = pass.x[l];
            d[l] = Big.zeros(net.n(l));
        }
        for (int sweep = 0; sweep < options.sweeps(); sweep++) {
            boolean nothingChanged = sweep == 0 && options.order() == SweepOrder.DOWNWARD;
            for (int l : order()) {
                if (!nothingChanged && !(l == net.depth && adjoint)) {
                    a[l] = net.affine(l, m[l - 1], "a" + l);
                }
                if (l == net.depth) {
                    visitOutput(label, nothingChanged);
                } else {
                    visitHidden(l);
                }
            }
        }
        g[net.depth] = net.outputDelta(e);
        for (int l = 1; l < net.depth; l++) {
            g[l] = new BigInteger[net.n(l)];
            for (int i = 0; i < g[l].length; i++) {
                int shift = net.xf + net.k - options.betaShift() - net.df;
                g[l][i] = net.satX(rnd(d[l][i], shift), "g" + l);
            }
        }
        net.updateWeights(g, m);
    }

    private List<Integer> order() {
        List<Integer> layers = new ArrayList<>();
        if (options.order() != SweepOrder.DOWNWARD) {
            for (int l = 1; l <= net.depth; l++) {
                layers.add(l);
            }
        }
        if (options.order() != SweepOrder.UPWARD) {
            int top = options.order() == SweepOrder.DOWNWARD ? net.depth : net.depth - 1;
            for (int l = top; l >= 1; l--) {
                layers.add(l);
            }
        }
        return layers;
    }

    private void visitOutput(int label, boolean nothingChanged) {
        if (!adjoint && !nothingChanged) {
            e = net.loss.error(a[net.depth], label);
        }
        d[net.depth] = new BigInteger[e.length];
        for (int i = 0; i < e.length; i++) {
            BigInteger nudge = rnd(e[i].negate(), net.ef + options.betaShift() - net.xf);
            d[net.depth][i] = net.satX(nudge, "d" + net.depth);
        }
    }

    private void visitHidden(int l) {
        int n = net.n(l);
        int upper = halves(options.alpha());
        int lower = 2 - upper;
        BigInteger[] above = new BigInteger[n];
        BigInteger[] below = new BigInteger[n];
        for (int j = 0; j < n; j++) {
            BigInteger sum = NaiveNetwork.dot(net.w[l + 1], j, d[l + 1]);
            BigInteger nudge = net.satX(rnd(sum, net.wf), "D" + l);
            above[j] = net.satX(a[l][j].add(up(nudge, adjoint ? lower : upper)), "s+" + l);
            below[j] = net.satX(a[l][j].add(up(nudge.negate(), adjoint ? upper : lower)), "s-" + l);
        }
        above = net.f(l, above);
        below = net.f(l, below);
        d[l] = new BigInteger[n];
        m[l] = new BigInteger[n];
        for (int j = 0; j < n; j++) {
            d[l][j] = net.satX(above[j].subtract(below[j]), "d" + l);
            m[l][j] = switch (options.alpha()) {
                case ZERO -> below[j];
                case HALF -> net.satX(below[j].add(rnd(d[l][j], 1)), "m" + l);
                case ONE -> above[j];
            };
        }
    }

    /** 2 alpha. */
    private static int halves(Alpha alpha) {
        return switch (alpha) {
            case ZERO -> 0;
            case HALF -> 1;
            case ONE -> 2;
        };
    }

    /** up(v) for 2 alpha' = halves. */
    private static BigInteger up(BigInteger v, int halves) {
        return halves == 2 ? v : halves == 1 ? rnd(v, 1) : ZERO;
    }
}
