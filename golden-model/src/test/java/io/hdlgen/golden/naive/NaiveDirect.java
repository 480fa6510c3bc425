package io.hdlgen.golden.naive;

import static io.hdlgen.golden.naive.Big.rnd;
import static java.math.BigInteger.ONE;

import io.hdlgen.golden.spec.RuleName;
import io.hdlgen.golden.spec.RuleOptions.FeedbackLearning;
import io.hdlgen.golden.spec.RuleOptions.SignedError;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.OptionalInt;

/** Section 4.2: DFA, sDFA, DRTP, DKP. */
final class NaiveDirect extends NaiveRule {
    private final NaiveFeedback feedback;

    NaiveDirect(NaiveNetwork net, NaiveFeedback feedback) {
        super(net);
        this.feedback = feedback;
    }

    @Override
    void step(BigInteger[] x, int label) {
        forward(x, label);
        feedback.regenerate();
        g[net.depth] = net.outputDelta(e);
        switch (net.rule.name()) {
            case SDFA -> project(signs(), 0);
            case DRTP -> project(target(label), net.xf);
            default -> project(e, net.ef);
        }
        if (net.rule.name() == RuleName.DKP) {
            for (int l = 1; l < net.depth; l++) {
                updateFeedback(l);
            }
        }
        net.updateWeights(g, pass.x);
    }

    /** g_l = mask(sat(rnd(-F_l v, BF + fraction + k - DF))), v having as many fraction bits as said. */
    private void project(BigInteger[] v, int fraction) {
        project(this, feedback, v, fraction);
    }

    static void project(NaiveRule rule, NaiveFeedback feedback, BigInteger[] v, int fraction) {
        NaiveNetwork net = rule.net;
        for (int l = 1; l < net.depth; l++) {
            rule.g[l] = new BigInteger[net.n(l)];
            int shift = feedback.fraction(l) + fraction + net.k - net.df + net.slope(l);
            for (int i = 0; i < rule.g[l].length; i++) {
                BigInteger sum = NaiveNetwork.dot(feedback.matrix(l)[i], v).negate();
                rule.g[l][i] = net.mask(l, rule.pass.x[l][i], net.satX(rnd(sum, shift), "g" + l));
            }
        }
    }

    private BigInteger[] signs() {
        OptionalInt band = net.rule.options(SignedError.class).deadBandShift();
        return Arrays.stream(e)
                .map(v -> band.isPresent() ? rnd(v, net.ef - band.getAsInt() + 1) : v)
                .map(v -> Big.clamp(v, ONE.negate(), ONE))
                .toArray(BigInteger[]::new);
    }

    private BigInteger[] target(int label) {
        BigInteger[] t = Big.zeros(e.length);
        t[label] = ONE.shiftLeft(net.xf);
        return t;
    }

    private void updateFeedback(int l) {
        FeedbackLearning options = net.rule.options(FeedbackLearning.class);
        int hf = net.sh + net.bf - net.ef;
        BigInteger[] h = new BigInteger[net.n(l)];
        for (int i = 0; i < h.length; i++) {
            h[i] = net.satX(rnd(pass.x[l][i].negate(), net.xf + options.rateShift() - hf), "h" + l);
        }
        net.update.add(feedback.matrix(l), h, e, options.decayShift(), "F" + l);
    }
}
