package io.hdlgen.golden.minibatch;

/**
 * Dual propagation and its adjoint-state form DP^T. Every neuron has two states s+ and s-; their difference carries the error, their mean the activity. Hoier, Staudt, Zach, ICML 2023 (DP);
 * Hoier, Zach, ICLR 2024 (DP^T).
 */
public final class DualPropagation implements CreditRule {
    /** The order in which a sweep visits layers. */
    public enum Schedule {
        /** L .. 1. */
        DOWNWARD,
        /** 1 .. L. */
        UPWARD
    }

    /**
     * What makes one dual propagation differ from another.
     *
     * @param adjoint DP^T, else DP
     * @param alpha weight of s+ in the mean
     * @param beta strength of the nudge
     * @param sweeps how often the schedule is run
     */
    public record Options(boolean adjoint, double alpha, double beta, Schedule schedule, int sweeps) {}

    private final Options options;

    public DualPropagation(Options options) {
        this.options = options;
    }

    @Override
    public void assign(Net net, Batch batch) {
        batch.forward(net);
        new Sweeps(net, batch).run();
    }

    /** The states of one batch. */
    private final class Sweeps {
        private final Net net;
        private final Batch batch;
        private final int last;
        private final Rows[] difference; // s+ - s-
        private final Rows[] mean; // alpha s+ + (1 - alpha) s-

        Sweeps(Net net, Batch batch) {
            this.net = net;
            this.batch = batch;
            this.last = net.depth();
            this.difference = new Rows[last + 1];
            this.mean = new Rows[last];
            for (int l = 0; l <= last; l++) {
                difference[l] = batch.d[l].emptied();
                if (l < last) {
                    mean[l] = l == 0 ? batch.pass.x[0] : batch.pass.x[l].copy();
                }
            }
        }

        void run() {
            for (int sweep = 0; sweep < options.sweeps(); sweep++) {
                for (int i = 1; i <= last; i++) {
                    visit(options.schedule() == Schedule.UPWARD ? i : last + 1 - i);
                }
            }
            batch.d[last].set(batch.error);
            for (int l = 1; l < last; l++) {
                batch.d[l].set(difference[l]);
                batch.d[l].scale((float) (-1 / options.beta()));
            }
            for (int l = 1; l <= last; l++) {
                batch.stream[l] = mean[l - 1];
            }
        }

        private void visit(int l) {
            if (l == last) {
                visitOutput();
            } else {
                visitHidden(l);
            }
        }

        private void visitOutput() {
            if (!options.adjoint()) {
                net.affine(mean[last - 1], last, batch.pass.a[last]);
                CrossEntropy.measure(batch.pass.logits(), batch.labels, batch.error, new double[batch.size()]);
            }
            difference[last].set(batch.error);
            difference[last].scale((float) -options.beta());
        }

        private void visitHidden(int l) {
            Rows a = batch.pass.a[l];
            if (l > 1) { // the input never changes, and so a_1 does not
                net.affine(mean[l - 1], l, a);
            }
            Rows above = a.emptied();
            net.back(difference[l + 1], l, above);
            double alpha = options.alpha();
            float up = (float) (options.adjoint() ? 1 - alpha : alpha);
            float down = (float) (options.adjoint() ? alpha : 1 - alpha);
            Activity f = net.shape().activity();
            for (int i = 0; i < a.values().length; i++) {
                float plus = f.value(a.values()[i] + up * above.values()[i]);
                float minus = f.value(a.values()[i] - down * above.values()[i]);
                difference[l].values()[i] = plus - minus;
                mean[l].values()[i] = (float) (alpha * plus + (1 - alpha) * minus);
            }
        }
    }
}
