package io.hdlgen.plan;

import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.Loss;
import io.hdlgen.golden.spec.Network;
import java.util.ArrayList;
import java.util.List;

/** What every rule begins and ends with. Names: x0 .. x(L-1), e, g1 .. gL, W1 .. WL, F1 .. F(L-1). */
final class CommonProgram {
    private CommonProgram() {}

    /** z_l = W_l x_{l-1} + b_l and x_l = f(z_l); the last layer gives the logits, and e with squared error. */
    static List<MicroOp> forward(Description d) {
        Network net = d.network();
        int last = net.depth();
        int shift = d.formats().weights().fractionBits();
        List<MicroOp> ops = new ArrayList<>();
        for (int l = 1; l < last; l++) {
            ops.add(MicroOp.forward("W" + l, "x" + (l - 1), "x" + l, shift, ElementFunction.of(net.layer(l))));
        }
        boolean softmax = softmax(d);
        ops.add(MicroOp.output("W" + last, "x" + (last - 1), softmax ? MicroOp.SOFTMAX : "e", shift, !softmax));
        return ops;
    }

    /** g_L = -eta e. */
    static MicroOp outputDelta(Description d) {
        return MicroOp.map(
                softmax(d) ? MicroOp.SOFTMAX : "e",
                "g" + d.network().depth(),
                d.formats().error().fractionBits()
                        + d.rule().rateShift()
                        - d.formats().delta().fractionBits(),
                true);
    }

    /** e out of the softmax unit. */
    static MicroOp softmaxError() {
        return MicroOp.map(MicroOp.SOFTMAX, "e", 0, false);
    }

    /** W_l += g_l x_{l-1}^T for l = 1 .. L. */
    static List<MicroOp> updates(Description d) {
        List<MicroOp> ops = new ArrayList<>();
        for (int l = 1; l <= d.network().depth(); l++) {
            ops.add(MicroOp.update("W" + l, "g" + l, "x" + (l - 1)));
        }
        return ops;
    }

    static boolean softmax(Description d) {
        return d.network().loss() == Loss.SOFTMAX_CROSS_ENTROPY;
    }
}
