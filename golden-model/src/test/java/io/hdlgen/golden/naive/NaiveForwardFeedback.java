package io.hdlgen.golden.naive;

import static io.hdlgen.golden.naive.Big.rnd;

import io.hdlgen.golden.spec.RuleOptions.ForwardFeedback;
import java.math.BigInteger;
import java.util.OptionalInt;

/** Section 4.3: FDFA. */
final class NaiveForwardFeedback extends NaiveRule {
    private final NaiveFeedback feedback;
    private final ForwardFeedback options;
    private final NaiveNoise noise;

    NaiveForwardFeedback(NaiveNetwork net, NaiveFeedback feedback) {
        super(net);
        this.feedback = feedback;
        this.options = net.rule.options(ForwardFeedback.class);
        this.noise = new NaiveNoise(net.description.seed(), options.noise(), net.xf, 0);
    }

    @Override
    BigInteger[] noiseState() {
        return net.depth == 1 ? super.noiseState() : new BigInteger[] {noise.state()};
    }

    @Override
    void step(BigInteger[] x, int label) {
        forward(x, label);
        BigInteger[][] u = new BigInteger[net.depth][];
        BigInteger[] t = new BigInteger[0];
        for (int l = 1; l < net.depth; l++) {
            u[l] = noise.draw(net.n(l));
            t = l == 1 ? u[1] : tangent(l, t, u[l]);
        }
        g[net.depth] = net.outputDelta(e);
        NaiveDirect.project(this, feedback, e, net.ef);
        if (net.depth > 1) {
            updateFeedback(u, outputTangent(t));
        }
        net.updateWeights(g, pass.x);
    }

    /** t_l from t_{l-1}. */
    private BigInteger[] tangent(int l, BigInteger[] below, BigInteger[] u) {
        BigInteger[] t = new BigInteger[net.n(l)];
        for (int i = 0; i < t.length; i++) {
            BigInteger sum = NaiveNetwork.dot(net.w[l][i], below);
            BigInteger carried = net.satX(rnd(sum, net.wf + net.slope(l)), "t" + l);
            t[i] = net.satX(net.mask(l, pass.x[l][i], carried).add(u[i]), "t" + l);
        }
        return t;
    }

    private BigInteger[] outputTangent(BigInteger[] t) {
        BigInteger[] dy = new BigInteger[net.n(net.depth)];
        for (int i = 0; i < dy.length; i++) {
            dy[i] = net.satX(rnd(NaiveNetwork.dot(net.w[net.depth][i], t), net.wf), "dy");
        }
        return dy;
    }

    private void updateFeedback(BigInteger[][] u, BigInteger[] dy) {
        int ka = options.alphaShift();
        int hf = net.sh + net.bf - net.xf;
        for (int l = 1; l < net.depth; l++) {
            BigInteger[] h = new BigInteger[net.n(l)];
            for (int i = 0; i < h.length; i++) {
                h[i] = net.satX(rnd(u[l][i], net.xf + ka - hf), "h" + l);
            }
            net.update.add(feedback.matrix(l), h, dy, OptionalInt.of(ka), "F" + l);
        }
    }
}
