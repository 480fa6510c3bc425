package io.hdlgen.golden.rule;

import io.hdlgen.golden.fixed.Narrowing;
import io.hdlgen.golden.fixed.SaturationCounter;
import io.hdlgen.golden.spec.Formats;
import io.hdlgen.golden.spec.Network;
import java.util.ArrayList;
import java.util.List;

/**
 * One forward pass with its own buffers, {@code docs/numerics.md} section 2: z_l = sat(rnd(W_l xt_(l-1) + b_l 2^XF, WF)), x_l = f(z_l), xt_l = sat(rnd(R_l x_l, BF)) where the input of layer
 * l + 1 is decorrelated and x_l elsewhere, logits z_L.
 */
public final class ForwardPass {
    private final List<WeightMatrix> weights;
    private final Decorrelation decorrelation;
    private final int weightFraction;
    private final List<Signal> outputs = new ArrayList<>();
    private final List<Signal> streams = new ArrayList<>();
    private final List<int[]> sums = new ArrayList<>();
    private final List<ActivationUnit> units = new ArrayList<>();
    private final Counters counters;
    private final long[] exact;

    /** How z_1 .. z_L and xt_0 .. xt_(L-1) are narrowed, and so who counts their saturations. */
    record Counters(List<Narrowing> z, List<Narrowing> xt) {
        static Counters of(Network network, Formats formats) {
            List<Narrowing> z = new ArrayList<>();
            List<Narrowing> xt = new ArrayList<>();
            for (int l = 1; l <= network.depth(); l++) {
                z.add(new Narrowing(formats.vectorBits(), new SaturationCounter("z" + l)));
                xt.add(new Narrowing(formats.vectorBits(), new SaturationCounter("xt" + (l - 1))));
            }
            return new Counters(z, xt);
        }
    }

    /** A pass over shared matrices; passes may share their counters. */
    ForwardPass(
            Network network,
            Formats formats,
            List<WeightMatrix> weights,
            Decorrelation decorrelation,
            Counters counters) {
        this.weights = weights;
        this.decorrelation = decorrelation;
        this.counters = counters;
        this.weightFraction = formats.weights().fractionBits();
        int one = (int) formats.activations().one();
        int widest = 0;
        for (int l = 1; l <= network.depth(); l++) {
            Signal input = new Signal(network.width(l - 1), one);
            outputs.add(input);
            streams.add(decorrelation.covers(l - 1) ? new Signal(network.width(l - 1), one) : input);
            sums.add(new int[network.width(l)]);
            units.add(new ActivationUnit(network.layer(l), one));
            widest = Math.max(widest, network.width(l));
        }
        this.exact = new long[Math.max(widest, network.width(0)) + 1];
    }

    /** The whole pass. Takes the input from {@code x(0)}, whose norms are measured. */
    void run() {
        begin();
        for (int l = 1; l <= weights.size(); l++) {
            sum(l);
            activate(l);
        }
    }

    /** The stream of the input. */
    void begin() {
        decorrelate(0);
    }

    /** z_l taken from another pass. */
    void sum(int l, int[] z) {
        System.arraycopy(z, 0, z(l), 0, z.length);
    }

    /** z_l from the stream below. */
    void sum(int l) {
        weights.get(l - 1).multiply(streams.get(l - 1), exact);
        int[] z = z(l);
        for (int i = 0; i < z.length; i++) {
            z[i] = counters.z.get(l - 1).apply(exact[i], weightFraction);
        }
    }

    /** z_l = sat(z_l + eps). */
    void perturb(int l, int[] eps) {
        int[] z = z(l);
        for (int i = 0; i < z.length; i++) {
            z[i] = counters.z.get(l - 1).apply((long) z[i] + eps[i]);
        }
    }

    /** x_l = f(z_l) and its stream; nothing for the output layer. */
    void activate(int l) {
        if (l == weights.size()) {
            return;
        }
        int[] z = z(l);
        int[] x = x(l).values();
        for (int i = 0; i < z.length; i++) {
            x[i] = unit(l).apply(z[i]);
        }
        x(l).measure();
        decorrelate(l);
    }

    private void decorrelate(int l) {
        if (decorrelation.covers(l)) {
            decorrelation.apply(l, x(l), xt(l), exact, counters.xt.get(l));
        }
    }

    /** x_l for l = 0 .. L-1. */
    public Signal x(int l) {
        return outputs.get(l);
    }

    /** What streams into W_(l+1), l = 0 .. L-1: xt_l where the input of layer l + 1 is decorrelated, else x_l. */
    public Signal xt(int l) {
        return streams.get(l);
    }

    /** z_l for l = 1 .. L. */
    public int[] z(int l) {
        return sums.get(l - 1);
    }

    /** z_L. */
    public int[] logits() {
        return sums.get(sums.size() - 1);
    }

    /** Index of the largest logit, the lowest of equals. */
    public int prediction() {
        int[] logits = logits();
        int best = 0;
        for (int i = 1; i < logits.length; i++) {
            if (logits[i] > logits[best]) {
                best = i;
            }
        }
        return best;
    }

    ActivationUnit unit(int l) {
        return units.get(l - 1);
    }
}
