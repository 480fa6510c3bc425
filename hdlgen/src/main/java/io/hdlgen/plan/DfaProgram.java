package io.hdlgen.plan;

import java.util.ArrayList;
import java.util.List;

/** Direct feedback alignment: g_l = -eta f'(x_l) . F_l e for all hidden layers, none waits for another; then all updates. */
final class DfaProgram implements RuleProgram {
    @Override
    public List<MicroOp> program(Parts p) {
        List<MicroOp> ops = new ArrayList<>(p.forward());
        if (p.depth() > 1) {
            ops.addAll(p.storedError());
        }
        ops.add(p.outputDelta());
        ops.addAll(projections(p, p.e(), p.ef()));
        ops.addAll(p.updates());
        return ops;
    }

    /** g_l = -eta f'(x_l) . F_l v for l = 1 .. L-1, v with so many fraction bits. */
    static List<MicroOp> projections(Parts p, Vector v, int fractionBits) {
        return projections(p, v, fractionBits, true);
    }

    /** The same with -v in place of v: the sum has its sign already. */
    static List<MicroOp> projectionsOfNegative(Parts p, Vector minusV, int fractionBits) {
        return projections(p, minusV, fractionBits, false);
    }

    private static List<MicroOp> projections(Parts p, Vector v, int fractionBits, boolean negate) {
        List<MicroOp> ops = new ArrayList<>();
        for (int l = 1; l < p.depth(); l++) {
            int shift = p.feedbackFraction(l) + fractionBits + p.rateShift() - p.df() + p.f(l).derivativeShift();
            MicroOp sum = MicroOp.forward(p.feedback(l), v).shift(shift);
            ops.add((negate ? sum.negated() : sum).maskedBy(p.x(l), p.f(l)).to(p.g(l)));
        }
        return ops;
    }
}
