package io.hdlgen.golden.reference;

import io.hdlgen.golden.spec.RuleOptions;
import io.hdlgen.golden.spec.RuleOptions.Alpha;
import io.hdlgen.golden.spec.RuleOptions.SweepOrder;
import java.util.stream.IntStream;

/**
 * Dual propagation. Every hidden layer has a_l = W_l m_(l-1) + b_l, two states and their mean m_l = alpha s+ + (1 - alpha) s-, and is nudged by D_l = W_(l+1)^T (s+_(l+1) - s-_(l+1)):
 *
 * <ul>
 *   <li>DP^T: s+ = f(a + (1 - alpha) D), s- = f(a - alpha D), s+_L - s-_L = -beta e with the e of the forward pass;
 *   <li>DP: s+ = f(a + alpha D), s- = f(a - (1 - alpha) D), and e is that of the present a_L.
 * </ul>
 *
 * After the sweeps d_l = -(s+_l - s-_l) / beta, d_L = e, and W_l is updated with m_(l-1).
 *
 * <p>Hoier, Staudt, Zach, "Dual propagation: accelerating contrastive Hebbian learning with dyadic neurons", ICML 2023, arXiv 2302.01228; Hoier, Zach, "Two tales of single-phase contrastive
 * Hebbian learning", ICML 2024, arXiv 2402.08573 (DP^T).
 */
final class DualPropagation implements FloatRule {
    private final boolean transposed;
    private final RuleOptions.DualPropagation options;
    private final double alpha;
    private final double beta;

    /**
     * DP or DP^T.
     *
     * @param transposed DP^T
     */
    DualPropagation(boolean transposed, RuleOptions.DualPropagation options) {
        this.transposed = transposed;
        this.options = options;
        this.alpha = value(options.alpha());
        this.beta = Math.scalb(1.0, -options.betaShift());
    }

    private static double value(Alpha alpha) {
        return switch (alpha) {
            case ZERO -> 0;
            case HALF -> 0.5;
            case ONE -> 1;
        };
    }

    @Override
    public Estimate estimate(FloatNetwork network, double[] x, int label) {
        int depth = network.depth();
        Estimate estimate = new Estimate(network.forward(x), depth);
        States states = new States(network, estimate, label);
        for (int sweep = 0; sweep < options.sweeps(); sweep++) {
            order(depth, options.order()).forEach(states::visit);
        }
        estimate.d(depth, states.e);
        for (int l = 1; l < depth; l++) {
            estimate.d(l, Reals.scaled(-1 / beta, states.difference[l]));
            estimate.stream(l, states.mean[l]);
        }
        return estimate;
    }

    private static IntStream order(int depth, SweepOrder order) {
        IntStream upward = IntStream.rangeClosed(1, depth);
        IntStream downward = IntStream.rangeClosed(1, depth).map(l -> depth + 1 - l);
        return switch (order) {
            case UPWARD -> upward;
            case DOWNWARD -> downward;
            case FORWARD_BACKWARD -> IntStream.concat(upward, downward.skip(1));
        };
    }

    /** The states of one sample. */
    private final class States {
        final FloatNetwork network;
        final Estimate estimate;
        final int label;
        /** m_l, l = 0 .. L-1. */
        final double[][] mean;
        /** s+_l - s-_l, l = 1 .. L. */
        final double[][] difference;

        double[] e;

        States(FloatNetwork network, Estimate estimate, int label) {
            this.network = network;
            this.estimate = estimate;
            FloatPass pass = estimate.pass();
            this.label = label;
            this.mean = new double[network.depth()][];
            this.difference = new double[network.depth() + 1][0];
            for (int l = 0; l < network.depth(); l++) {
                mean[l] = pass.x(l);
                difference[l + 1] = new double[network.width(l + 1)];
            }
            this.e = network.error(pass.logits(), label);
        }

        void visit(int l) {
            double[] a = network.layer(l).preActivation(mean[l - 1]);
            if (l == network.depth()) {
                e = transposed ? e : network.error(a, label);
                difference[l] = Reals.scaled(-beta, e);
            } else {
                double[] nudge = network.layer(l + 1).transposed(difference[l + 1]);
                double up = transposed ? 1 - alpha : alpha;
                double[] plus = network.layer(l).activation(Reals.sum(a, up, nudge));
                double[] minus = network.layer(l).activation(Reals.sum(a, up - 1, nudge));
                difference[l] = Reals.sum(plus, -1, minus);
                for (double[] held : new double[][] {a, nudge, plus, minus, difference[l]}) {
                    estimate.beside(held);
                }
                mean[l] = Reals.sum(Reals.scaled(alpha, plus), 1 - alpha, minus);
            }
        }
    }
}
