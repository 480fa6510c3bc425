package io.hdlgen.golden.rule;

/** What all rules with direct feedback have in common: the projection of a vector of the output to every hidden layer. */
final class DirectProjection {
    private final FixedNetwork network;
    private final Feedback feedback;

    DirectProjection(FixedNetwork network, Feedback feedback) {
        this.network = network;
        this.feedback = feedback;
    }

    /** g_l = mask(sat(rnd(-F_l v, BF + VF + k - DF))) for l = 1 .. L-1, VF being the fraction bits of v. */
    void project(Signal v, int fractionBits) {
        for (int l = 1; l < network.depth(); l++) {
            long[] sums = network.sums();
            feedback.matrix(l).multiply(v, sums);
            for (int i = 0; i < network.width(l); i++) {
                sums[i] = -sums[i];
            }
            int deltaFraction = network.formats().delta().fractionBits();
            network.hiddenDelta(l, sums, feedback.fractionBits(l) + fractionBits + network.rateShift() - deltaFraction);
        }
    }
}
