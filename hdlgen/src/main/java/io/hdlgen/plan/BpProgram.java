package io.hdlgen.plan;

import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.Design;
import java.util.ArrayList;
import java.util.List;

/** Backpropagation: g_l = f'(x_l) . W_{l+1}^T g_{l+1}, downward; then all updates. */
final class BpProgram implements RuleProgram {
    @Override
    public List<MicroOp> program(Design design) {
        Description d = design.description();
        List<MicroOp> ops = new ArrayList<>(CommonProgram.forward(d));
        ops.add(CommonProgram.outputDelta(d));
        for (int l = d.network().depth() - 1; l >= 1; l--) {
            ElementFunction f = ElementFunction.of(d.network().layer(l));
            int shift = d.formats().weights().fractionBits() + f.derivativeShift();
            ops.add(MicroOp.hold("g" + (l + 1)));
            ops.add(MicroOp.transposed("W" + (l + 1), "g" + (l + 1), "g" + l, shift, "x" + l, f));
        }
        ops.addAll(CommonProgram.updates(d));
        return ops;
    }
}
