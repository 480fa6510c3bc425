package io.hdlgen.golden.reference;

import java.util.ArrayList;
import java.util.List;

/** What a rule makes of a sample while nothing has been updated yet. */
final class Estimate {
    private final FloatPass pass;
    private final double[][] d;
    private final double[][] streams;
    private final List<double[]> beside = new ArrayList<>();

    /**
     * Deltas to come, with the layer inputs of a pass for the update.
     *
     * @param pass the forward pass that is reported
     */
    Estimate(FloatPass pass, int depth) {
        this.pass = pass;
        this.d = new double[depth + 1][0];
        this.streams = new double[depth][];
        for (int l = 0; l < depth; l++) {
            streams[l] = pass.seen(l);
        }
    }

    FloatPass pass() {
        return pass;
    }

    /** d_l = dLoss/da_l, or what the rule takes for it; l = 1 .. L. */
    double[] d(int l) {
        return d[l];
    }

    Estimate d(int l, double[] delta) {
        d[l] = delta;
        return this;
    }

    /** What takes the place of x_l in the update of W_(l+1), l = 0 .. L-1. */
    double[] stream(int l) {
        return streams[l];
    }

    void stream(int l, double[] stream) {
        streams[l] = stream;
    }

    /** Vectors of the rule that hardware holds in the activations' format: tangents, noise, states, sums of noisy passes. */
    List<double[]> beside() {
        return beside;
    }

    /** Adds one of them. */
    void beside(double[] vector) {
        beside.add(vector);
    }
}
