package io.hdlgen.golden.naive;

import io.hdlgen.golden.spec.Design;
import java.math.BigInteger;

/** One rule of section 4. */
abstract class NaiveRule {
    final NaiveNetwork net;
    /** The pass whose logits and prediction are reported. */
    NaivePass pass;

    BigInteger[] e;
    /** g_l for l = 1 .. L. */
    final BigInteger[][] g;

    NaiveRule(NaiveNetwork net) {
        this.net = net;
        this.pass = new NaivePass(net.depth);
        this.e = Big.zeros(net.n(net.depth));
        this.g = new BigInteger[net.depth + 1][];
    }

    static NaiveRule of(Design design, NaiveNetwork net, NaiveFeedback feedback) {
        return switch (design.description().rule().name()) {
            case BP, FA, KP -> new NaiveLayered(net, feedback);
            case DFA, SDFA, DRTP, DKP -> new NaiveDirect(net, feedback);
            case FDFA -> new NaiveForwardFeedback(net, feedback);
            case FG_A -> new NaiveForwardGradient(net);
            case DP, DP_T -> new NaiveDual(net);
            case NP, ANP, INP, DNP, DANP, DINP -> new NaivePerturbation(net);
        };
    }

    /** One sample, updates included. */
    abstract void step(BigInteger[] x, int label);

    /** State of the perturbation LFSR; none for rules without noise. */
    BigInteger[] noiseState() {
        return new BigInteger[0];
    }

    /** The forward pass, and e. */
    final void forward(BigInteger[] x, int label) {
        pass = net.forward(x);
        e = net.loss.error(pass.logits(), label);
    }
}
