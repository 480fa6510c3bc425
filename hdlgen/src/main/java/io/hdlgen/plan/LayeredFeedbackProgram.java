package io.hdlgen.plan;

import io.hdlgen.golden.spec.RuleName;
import java.util.ArrayList;
import java.util.List;

/**
 * Feedback alignment and Kolen-Pollack: g_l = f'(x_l) . B_l g_{l+1}, downward; then Kolen-Pollack's B_l += x_l g_{l+1}^T, and all updates. Never a transposed product.
 */
final class LayeredFeedbackProgram implements RuleProgram {
    @Override
    public List<MicroOp> program(Parts p) {
        List<MicroOp> ops = new ArrayList<>(p.forward());
        ops.add(p.outputDelta());
        for (int l = p.depth() - 1; l >= 1; l--) {
            ops.add(MicroOp.forward(p.feedback(l), p.g(l + 1))
                    .shift(p.feedbackFraction(l) + p.f(l).derivativeShift())
                    .maskedBy(p.x(l), p.f(l))
                    .to(p.g(l)));
        }
        if (p.rule().name() == RuleName.KP) {
            ops.addAll(feedbackUpdates(p));
        }
        ops.addAll(p.updates());
        return ops;
    }

    /** h_l = x_l with the fraction bits of B_l in place of those of W; the activation itself where they agree. */
    private static List<MicroOp> feedbackUpdates(Parts p) {
        List<MicroOp> ops = new ArrayList<>();
        for (int l = 1; l < p.depth(); l++) {
            int shift = p.wf() - p.feedbackFraction(l);
            Vector held = shift == 0 ? p.x(l) : p.layer("h", l);
            if (shift != 0) {
                ops.add(MicroOp.map(p.x(l)).shift(shift).to(held));
            }
            ops.add(MicroOp.update(p.feedback(l), held, p.g(l + 1)).decaying(p.decay()));
        }
        return ops;
    }
}
