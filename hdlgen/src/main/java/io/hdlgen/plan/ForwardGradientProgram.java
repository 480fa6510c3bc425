package io.hdlgen.plan;

import io.hdlgen.golden.spec.RuleOptions.ForwardGradient;
import io.hdlgen.golden.spec.RuleOptions.NoiseKind;
import java.util.ArrayList;
import java.util.List;

/**
 * FG-A: g_l = -h u_l, h = eta e . ta_L being the slope of the loss along noise u_l at every layer. The noise and its way through the network need no error: they come before it, while the
 * softmax unit works.
 */
final class ForwardGradientProgram implements RuleProgram {
    @Override
    public List<MicroOp> program(Parts p) {
        NoiseKind noise = p.rule().options(ForwardGradient.class).noise();
        List<MicroOp> ops = new ArrayList<>(p.forward());
        for (int l = 1; l <= p.depth(); l++) {
            ops.add(MicroOp.map(Vector.noise(noise, u(p, l).elements())).to(u(p, l)));
        }
        for (int l = 2; l <= p.depth(); l++) {
            ops.addAll(masked(p, l - 1));
            ops.add(MicroOp.forward(p.w(l), m(p, l - 1))
                    .withoutBias()
                    .shift(p.wf())
                    .plus(u(p, l))
                    .to(ta(p, l)));
        }
        ops.addAll(p.storedError());
        ops.add(MicroOp.map(p.e()).dot(ta(p, p.depth())));
        for (int l = 1; l <= p.depth(); l++) {
            ops.add(delta(p, l, noise));
        }
        ops.addAll(p.updates());
        return ops;
    }

    /** m_l, which is ta_l where the layer is linear. */
    private static List<MicroOp> masked(Parts p, int l) {
        return linear(p, l)
                ? List.of()
                : List.of(MicroOp.map(ta(p, l))
                        .shift(p.f(l).derivativeShift())
                        .maskedBy(p.x(l), p.f(l))
                        .to(m(p, l)));
    }

    /** g_l = -h u_l; Rademacher noise has only its sign, its size ONE is undone by the shift. */
    private static MicroOp delta(Parts p, int l, NoiseKind noise) {
        MicroOp scaled = switch (noise) {
            case RADEMACHER -> MicroOp.map(u(p, l)).times(MicroOp.Times.SIGNED_SCALAR);
            case GAUSSIAN -> MicroOp.map(u(p, l)).times(MicroOp.Times.SCALAR).shift(p.xf());
        };
        return scaled.negated().to(p.g(l));
    }

    private static boolean linear(Parts p, int l) {
        return p.f(l).equals(ElementFunction.NONE);
    }

    private static Vector u(Parts p, int l) {
        return p.layer("u", l);
    }

    /** ta_1 is u_1. */
    private static Vector ta(Parts p, int l) {
        return l == 1 ? u(p, 1) : p.layer("ta", l);
    }

    private static Vector m(Parts p, int l) {
        return linear(p, l) ? ta(p, l) : p.layer("m", l);
    }
}
