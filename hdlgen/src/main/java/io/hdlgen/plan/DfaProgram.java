package io.hdlgen.plan;

import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.Design;
import java.util.ArrayList;
import java.util.List;

/** Direct feedback alignment: g_l = -eta f'(x_l) . F_l e for all hidden layers, none waits for another; then all updates. */
final class DfaProgram implements RuleProgram {
    @Override
    public List<MicroOp> program(Design design) {
        Description d = design.description();
        int last = d.network().depth();
        List<MicroOp> ops = new ArrayList<>(CommonProgram.forward(d));
        if (CommonProgram.softmax(d) && last > 1) {
            ops.add(CommonProgram.softmaxError());
        }
        ops.add(CommonProgram.outputDelta(d));
        int rate = d.formats().error().fractionBits()
                + d.rule().rateShift()
                - d.formats().delta().fractionBits();
        for (int l = 1; l < last; l++) {
            ElementFunction f = ElementFunction.of(d.network().layer(l));
            int shift = FeedbackCode.fractionBits(design, l) + rate + f.derivativeShift();
            ops.add(MicroOp.project("F" + l, "e", "g" + l, shift, "x" + l, f));
        }
        ops.addAll(CommonProgram.updates(d));
        return ops;
    }
}
