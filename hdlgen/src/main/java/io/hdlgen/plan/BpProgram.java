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
            int layer = l;
            ops.addAll(p.back(
                    l + 1,
                    p.g(l + 1),
                    sum -> sum.shift(p.wf() + p.f(layer).derivativeShift())
                            .maskedBy(p.x(layer), p.f(layer))
                            .to(p.g(layer))));
        }
        ops.addAll(p.updates());
        ops.addAll(p.copyUpdates(p::x));
        return ops;
    }
}
