package io.hdlgen.plan;

import java.util.ArrayList;
import java.util.List;

/** Backpropagation: g_l = f'(x_l) . W_{l+1}^T g_{l+1}, downward; then all updates. */
final class BpProgram implements RuleProgram {
    @Override
    public List<MicroOp> program(Parts p) {
        List<MicroOp> ops = new ArrayList<>(p.forward());
        ops.add(p.outputDelta());
        for (int l = p.depth() - 1; l >= 1; l--) {
            ops.add(MicroOp.hold(p.g(l + 1)));
            ops.add(MicroOp.transposed(p.w(l + 1), p.g(l + 1))
                    .shift(p.wf() + p.f(l).derivativeShift())
                    .maskedBy(p.x(l), p.f(l))
                    .to(p.g(l)));
        }
        ops.addAll(p.updates());
        return ops;
    }
}
