package io.hdlgen.plan;

import io.hdlgen.golden.spec.RuleOptions.ForwardFeedback;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * FDFA: direct feedback alignment whose feedback follows the Jacobian of the output, F_l = (1 - alpha) F_l + alpha u_l dy^T, dy being what noise u_l at every hidden layer does to the
 * logits. Noise and tangents need no error: they come before it, while the softmax unit works.
 */
final class ForwardFeedbackProgram implements RuleProgram {
    @Override
    public List<MicroOp> program(Parts p) {
        ForwardFeedback options = p.rule().options(ForwardFeedback.class);
        List<MicroOp> ops = new ArrayList<>(p.forward());
        if (p.depth() > 1) {
            ops.addAll(tangents(p, options));
            ops.addAll(p.storedError());
        }
        ops.add(p.outputDelta());
        ops.addAll(DfaProgram.projections(p, p.e(), p.ef()));
        for (int l = 1; l < p.depth(); l++) {
            ops.add(MicroOp.update(p.feedback(l), h(p, l), dy(p)).decaying(OptionalInt.of(options.alphaShift())));
        }
        ops.addAll(p.updates());
        return ops;
    }

    /** t_l and dy; the held vectors h_l, which only the updates read, fill the waits for the array. */
    private static List<MicroOp> tangents(Parts p, ForwardFeedback options) {
        List<MicroOp> ops = new ArrayList<>();
        for (int l = 1; l < p.depth(); l++) {
            Vector u = u(p, l);
            ops.add(MicroOp.map(Vector.noise(options.noise(), u.elements())).to(u));
        }
        for (int l = 2; l < p.depth(); l++) {
            MicroOp product =
                    MicroOp.forward(p.w(l), t(p, l - 1)).withoutBias().shift(p.wf() + p.f(l).derivativeShift());
            if (p.f(l).equals(ElementFunction.NONE)) {
                ops.add(product.plus(u(p, l)).to(t(p, l)));
                ops.add(held(p, l - 1, options));
            } else {
                Vector masked = p.layer("m", l);
                ops.add(product.maskedBy(p.x(l), p.f(l)).to(masked));
                ops.add(held(p, l - 1, options));
                ops.add(MicroOp.map(masked).plus(u(p, l)).to(t(p, l)));
            }
        }
        int last = p.depth();
        ops.add(MicroOp.forward(p.w(last), t(p, last - 1))
                .withoutBias()
                .shift(p.wf())
                .to(dy(p)));
        ops.add(held(p, last - 1, options));
        return ops;
    }

    /** h_l = alpha u_l, as the update wants it. */
    private static MicroOp held(Parts p, int l, ForwardFeedback options) {
        int heldFraction = p.updateShift() + p.feedbackFraction(l) - p.xf();
        return MicroOp.map(u(p, l))
                .shift(p.xf() + options.alphaShift() - heldFraction)
                .to(h(p, l));
    }

    private static Vector u(Parts p, int l) {
        return p.layer("u", l);
    }

    /** t_1 is u_1. */
    private static Vector t(Parts p, int l) {
        return l == 1 ? u(p, 1) : p.layer("t", l);
    }

    private static Vector h(Parts p, int l) {
        return p.layer("h", l);
    }

    private static Vector dy(Parts p) {
        return p.output("dy");
    }
}
