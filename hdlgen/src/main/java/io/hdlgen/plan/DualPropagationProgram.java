package io.hdlgen.plan;

import io.hdlgen.golden.spec.RuleName;
import io.hdlgen.golden.spec.RuleOptions;
import io.hdlgen.golden.spec.RuleOptions.Alpha;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Dual propagation and its adjoint form, DP and DP^T: a sweep visits the layers; in each hidden layer the difference d of the layer above, sent down through the weights, drives two states apart,
 * whose difference is this layer's d and whose mean m is what the layer above sees from then on.
 *
 * <p>A visit forms only what can have changed since the layer's last visit. In a first downward sweep nothing below has, so neither a_l nor e is formed again; and as long as all d above a layer
 * are 0, its states are f(a_l) and stay so. What is formed anew before anybody has read it, as d_1 between two sweeps, is left out.
 */
final class DualPropagationProgram implements RuleProgram {
    @Override
    public List<MicroOp> program(Parts p) {
        return new Sample(p).program();
    }

    /** The program of one sample, visit after visit. */
    private static final class Sample {
        private final Parts p;
        private final RuleOptions.DualPropagation options;
        private final boolean adjoint;
        private final int last;

        /** m_l, l = 0 .. L-1. */
        private final Vector[] mean;
        /** f(a_l): the state on which alpha' = 0 leaves no nudge. */
        private final Vector[] resting;
        /** d_l is no longer 0. */
        private final boolean[] apart;
        /** m_(l-1) is not the one that a_l was formed from. */
        private final boolean[] newBelow;
        /** d_(l+1) is not the one that layer l was nudged by. */
        private final boolean[] newAbove;

        private final List<MicroOp> ops = new ArrayList<>();

        Sample(Parts p) {
            this.p = p;
            this.options = p.rule().options(RuleOptions.DualPropagation.class);
            this.adjoint = p.rule().name() == RuleName.DP_T;
            this.last = p.depth();
            this.mean = IntStream.range(0, last).mapToObj(this::x).toArray(Vector[]::new);
            this.resting = mean.clone();
            this.apart = new boolean[last + 1];
            this.newBelow = new boolean[last + 1];
            this.newAbove = new boolean[last + 1];
        }

        List<MicroOp> program() {
            forward();
            List<Integer> visits = visits();
            for (int i = 0; i < visits.size(); i++) {
                int l = visits.get(i);
                boolean seen = last > 1 && i + 1 < visits.size();
                boolean visitedAgain = visits.subList(i + 1, visits.size()).contains(l);
                if (l == last) {
                    visitOutput(seen);
                } else {
                    visitHidden(l);
                }
                if (!visitedAgain) {
                    delta(l);
                }
            }
            for (int l = 1; l <= last; l++) {
                ops.add(p.update(l, mean[l - 1]));
            }
            ops.addAll(p.copyUpdates(l -> mean[l]));
            return UnreadResults.removed(ops);
        }

        /** a_l = W_l x_(l-1) + b_l, x_l = f(a_l), and the logits with their error. */
        private void forward() {
            for (int l = 1; l < last; l++) {
                formSum(l, x(l - 1));
                rest(l, x(l));
            }
            ops.add(p.errorOf(x(last - 1)).logits());
        }

        /** All visits of a sample. */
        private List<Integer> visits() {
            List<Integer> upward = IntStream.rangeClosed(1, last).boxed().toList();
            List<Integer> downward = upward.stream().map(l -> last + 1 - l).toList();
            List<Integer> sweep = switch (options.order()) {
                case DOWNWARD -> downward;
                case UPWARD -> upward;
                case FORWARD_BACKWARD ->
                    Stream.concat(upward.stream(), downward.stream().skip(1)).toList();
            };
            return Stream.generate(() -> sweep)
                    .limit(options.sweeps())
                    .flatMap(List::stream)
                    .toList();
        }

        /** e of what W_L makes of m_(L-1) for DP, of the forward pass for DP^T; d_L = -beta^-1 e for those who see it. */
        private void visitOutput(boolean seen) {
            boolean newError = newBelow[last] && !adjoint;
            if (newError) {
                ops.add(p.errorOf(mean[last - 1]));
            }
            newBelow[last] = false;
            if (seen && (newError || !apart[last])) {
                ops.add(MicroOp.map(p.error())
                        .negated()
                        .shift(p.ef() + options.betaShift() - p.xf())
                        .to(d(last)));
                apart[last] = true;
                newAbove[last - 1] = true;
            }
        }

        private void visitHidden(int l) {
            if (newBelow[l]) {
                formSum(l, mean[l - 1]);
            }
            if (newBelow[l] || newAbove[l]) {
                boolean half = options.alpha() == Alpha.HALF;
                States states = half ? bothNudged(l) : oneNudged(l);
                ops.add(MicroOp.map(states.minus())
                        .subtractedFrom(states.plus())
                        .to(d(l)));
                formMean(l, states);
                apart[l] = true;
                newAbove[l - 1] = true;
            }
            newBelow[l] = false;
            newAbove[l] = false;
        }

        /** s+_l and s-_l. */
        private record States(Vector plus, Vector minus) {}

        /** alpha = 1/2: s+_l = f(a_l + D_l / 2), s-_l = f(a_l - D_l / 2). */
        private States bothNudged(int l) {
            if (newAbove[l]) {
                nudge(l, sum -> sum.to(p.layer("D", l)));
            }
            MicroOp up = MicroOp.map(p.layer("D", l)).shift(1).plus(a(l)).through(p.f(l));
            ops.add(up.to(plus(l)));
            ops.add(up.negated().to(minus(l)));
            return new States(plus(l), minus(l));
        }

        /** alpha = 0 or 1: s+_l = f(a_l + D_l) and s-_l = f(a_l), or s+_l = f(a_l) and s-_l = f(a_l - D_l). */
        private States oneNudged(int l) {
            boolean up = adjoint == (options.alpha() == Alpha.ZERO);
            if (newBelow[l]) {
                rest(l, up ? minus(l) : plus(l));
            }
            if (up) {
                nudge(l, sum -> sum.plus(a(l)).through(p.f(l)).to(plus(l)));
                return new States(plus(l), resting[l]);
            }
            nudge(l, sum -> sum.subtractedFrom(a(l)).through(p.f(l)).to(minus(l)));
            return new States(resting[l], minus(l));
        }

        /** D_l = W_(l+1)^T d_(l+1), and what becomes of it. */
        private void nudge(int l, UnaryOperator<MicroOp> result) {
            ops.addAll(p.back(l + 1, d(l + 1), sum -> result.apply(sum.shift(p.wf()))));
        }

        /** m_l = alpha s+_l + (1 - alpha) s-_l. */
        private void formMean(int l, States states) {
            Vector before = mean[l];
            mean[l] = switch (options.alpha()) {
                case ZERO -> states.minus();
                case HALF -> p.layer("m", l);
                case ONE -> states.plus();
            };
            if (options.alpha() == Alpha.HALF) {
                ops.add(MicroOp.map(d(l)).shift(1).plus(states.minus()).to(mean[l]));
            }
            boolean stays = mean[l].equals(before) && mean[l].equals(resting[l]) && !newBelow[l];
            newBelow[l + 1] |= !stays;
        }

        /** g_L = -eta e; g_l = eta / beta d_l. */
        private void delta(int l) {
            int shift = p.xf() + p.rateShift() - options.betaShift() - p.df();
            if (l == last) {
                ops.add(p.outputDelta());
            } else if (apart[l]) {
                ops.add(MicroOp.map(d(l)).shift(shift).to(p.g(l)));
            } else {
                ops.add(MicroOp.map(Vector.zeros(d(l).elements())).to(p.g(l)));
            }
        }

        /** a_l = W_l v + b_l. */
        private void formSum(int l, Vector v) {
            ops.add(MicroOp.forward(p.w(l), v).shift(p.wf()).to(a(l)));
        }

        /** f(a_l); a_l itself in a linear layer. */
        private void rest(int l, Vector destination) {
            resting[l] = linear(l) ? a(l) : destination;
            if (!linear(l)) {
                ops.add(MicroOp.map(a(l)).through(p.f(l)).to(destination));
            }
        }

        private boolean linear(int l) {
            return p.f(l).equals(ElementFunction.NONE);
        }

        private Vector x(int l) {
            return l > 0 && linear(l) ? a(l) : p.x(l);
        }

        private Vector a(int l) {
            return p.layer("a", l);
        }

        private Vector plus(int l) {
            return p.layer("s+", l);
        }

        private Vector minus(int l) {
            return p.layer("s-", l);
        }

        private Vector d(int l) {
            return p.layer("d", l);
        }
    }
}
