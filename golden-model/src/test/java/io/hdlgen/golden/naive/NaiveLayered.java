package io.hdlgen.golden.naive;

import static io.hdlgen.golden.naive.Big.rnd;

import io.hdlgen.golden.spec.RuleName;
import java.math.BigInteger;

/** Section 4.1: BP, FA, KP. */
final class NaiveLayered extends NaiveRule {
    private final NaiveFeedback feedback;

    NaiveLayered(NaiveNetwork net, NaiveFeedback feedback) {
        super(net);
        this.feedback = feedback;
    }

    @Override
    void step(BigInteger[] x, int label) {
        forward(x, label);
        feedback.regenerate();
        g[net.depth] = net.outputDelta(e);
        for (int l = net.depth - 1; l >= 1; l--) {
            g[l] = new BigInteger[net.n(l)];
            for (int i = 0; i < g[l].length; i++) {
                boolean transposed = net.rule.name() == RuleName.BP;
                BigInteger sum = transposed
                        ? NaiveNetwork.dot(net.w[l + 1], i, g[l + 1])
                        : NaiveNetwork.dot(feedback.matrix(l)[i], g[l + 1]);
                int shift = (transposed ? net.wf : feedback.fraction(l)) + net.slope(l);
                g[l][i] = net.mask(l, pass.x[l][i], net.satX(rnd(sum, shift), "g" + l));
            }
        }
        if (net.rule.name() == RuleName.KP) {
            for (int l = 1; l < net.depth; l++) {
                updateFeedback(l);
            }
        }
        net.updateWeights(g, pass.x);
    }

    private void updateFeedback(int l) {
        BigInteger[] h = new BigInteger[net.n(l)];
        for (int i = 0; i < h.length; i++) {
            h[i] = net.satX(rnd(pass.x[l][i], net.wf - net.bf), "h" + l);
        }
        net.update.add(feedback.matrix(l), h, g[l + 1], net.rule.decayShift(), "B" + l);
    }
}
