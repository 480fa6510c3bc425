package io.hdlgen.golden.rule;

import io.hdlgen.golden.fixed.Narrowing;
import io.hdlgen.golden.fixed.SaturationCounter;
import io.hdlgen.golden.spec.Formats;
import io.hdlgen.golden.spec.Network;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One forward pass with its own buffers, {@code docs/numerics.md} section 2: z_l = sat(rnd(W_l x_(l-1) + b_l 2^XF, WF)), x_l = f(z_l), logits z_L. */
public final class ForwardPass {
    private final List<WeightMatrix> weights;
    private final List<Signal> signals = new ArrayList<>();
    private final List<ActivationUnit> units = new ArrayList<>();
    private final List<Narrowing> narrowings = new ArrayList<>();
    private final List<SaturationCounter> saturations = new ArrayList<>();
    private final int[] logits;
    private final long[] sums;

    ForwardPass(Network network, Formats formats, List<WeightMatrix> weights) {
        this.weights = weights;
        this.logits = new int[network.classes()];
        int one = (int) formats.activations().one();
        int widest = 0;
        for (int l = 1; l <= network.depth(); l++) {
            SaturationCounter counter = new SaturationCounter("z" + l);
            saturations.add(counter);
            signals.add(new Signal(network.width(l - 1), one));
            units.add(new ActivationUnit(network.layer(l), one));
            narrowings.add(new Narrowing(formats.weights().fractionBits(), formats.vectorBits(), counter));
            widest = Math.max(widest, network.width(l));
        }
        this.sums = new long[widest];
    }

    /** Takes the input from {@code x(0)}, whose norms are measured. */
    void run() {
        int depth = weights.size();
        for (int l = 1; l <= depth; l++) {
            weights.get(l - 1).multiply(x(l - 1), sums);
            int[] z = l == depth ? logits : x(l).values();
            for (int i = 0; i < weights.get(l - 1).rows().length; i++) {
                z[i] = unit(l).apply(narrowings.get(l - 1).apply(sums[i]));
            }
            if (l < depth) {
                x(l).measure();
            }
        }
    }

    /** x_l for l = 0 .. L-1. */
    public Signal x(int l) {
        return signals.get(l);
    }

    /** z_L. */
    public int[] logits() {
        return logits;
    }

    /** Index of the largest logit, the lowest of equals. */
    public int prediction() {
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

    List<SaturationCounter> saturations() {
        return Collections.unmodifiableList(saturations);
    }
}
