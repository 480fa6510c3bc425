package io.hdlgen.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * DRTP: direct random target projection, g_l = -eta f'(x_l) . F_l t with the one-hot target t. The hidden layers wait for no error; only the output layer does, whose update is the last.
 */
final class TargetProjectionProgram implements RuleProgram {
    @Override
    public List<MicroOp> program(Parts p) {
        int last = p.depth();
        List<MicroOp> ops = new ArrayList<>();
        if (last > 1) {
            ops.add(MicroOp.map(Vector.zeros(p.e().elements())).minusOnehot().to(minusTarget(p)));
        }
        ops.addAll(p.forward());
        ops.addAll(DfaProgram.projectionsOfNegative(p, minusTarget(p), p.xf()));
        for (int l = 1; l < last; l++) {
            ops.add(p.update(l, p.x(l - 1)));
        }
        ops.add(p.outputDelta());
        ops.add(p.update(last, p.x(last - 1)));
        return ops;
    }

    private static Vector minusTarget(Parts p) {
        return p.output("t");
    }
}
