package io.hdlgen.golden.rule;

import io.hdlgen.golden.fixed.Narrowing;
import io.hdlgen.golden.fixed.SaturationCounter;
import io.hdlgen.golden.noise.Draws;
import io.hdlgen.golden.noise.Seeds;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.Formats;
import io.hdlgen.golden.spec.Network;
import java.util.ArrayList;
import java.util.List;

/** The state of a network in fixed point and the steps that learning rules are written with: {@code docs/numerics.md} sections 2 to 5. Layers count from 1 to L. */
public final class FixedNetwork {
    private final Network network;
    private final Formats formats;
    private final int rateShift;
    private final List<WeightMatrix> weights = new ArrayList<>();
    private final List<int[]> deltas = new ArrayList<>();
    private final List<SaturationCounter> deltaSaturations = new ArrayList<>();
    private final SaturationCounter errorSaturations = new SaturationCounter("e");
    private final Signal error;
    private final ForwardPass training;
    private final ForwardPass inference;
    private final LossUnit loss;
    private final Narrowing outputDelta;
    private final WeightUpdate update;

    /**
     * Initial weights from the seed.
     *
     * @param roundingStates states of the rounding LFSRs, one a lane; unused with round to nearest
     */
    public FixedNetwork(Design design, int[] roundingStates) {
        this.network = design.description().network();
        this.formats = design.description().formats();
        this.rateShift = design.description().rule().rateShift();
        for (int l = 1; l <= network.depth(); l++) {
            weights.add(initial(design.description().seed(), l));
            deltas.add(new int[network.width(l)]);
            deltaSaturations.add(new SaturationCounter("g" + l));
        }
        this.error = new Signal(network.classes(), 0);
        this.training = new ForwardPass(network, formats, weights);
        this.inference = new ForwardPass(network, formats, weights);
        this.loss = LossUnit.of(network.loss(), formats, errorSaturations);
        this.outputDelta = deltaNarrowing(depth(), errorDeltaShift());
        this.update = WeightUpdate.of(design, roundingStates);
    }

    private WeightMatrix initial(long seed, int l) {
        SaturationCounter counter = new SaturationCounter("W" + l);
        int[][] rows = Draws.weights(
                Seeds.derive(seed, Seeds.INITIAL_WEIGHTS, l),
                network.width(l),
                network.width(l - 1),
                formats.weights(),
                counter);
        return new WeightMatrix(rows, true, formats.weightBits(), counter);
    }

    /** L. */
    public int depth() {
        return weights.size();
    }

    /** W_l with b_l in the last column. */
    public WeightMatrix weights(int l) {
        return weights.get(l - 1);
    }

    /** The pass whose vectors the last training step used. */
    public ForwardPass training() {
        return training;
    }

    /** A pass for evaluation, which leaves the training vectors and counters alone. */
    public ForwardPass inference() {
        return inference;
    }

    /** e of the last training step. */
    public Signal error() {
        return error;
    }

    /** g_l of the last training step, DF fraction bits. */
    public int[] delta(int l) {
        return deltas.get(l - 1);
    }

    /** States of the rounding LFSRs. */
    public int[] roundingStates() {
        return update.states();
    }

    /** Counters in network order: W_l, z_l, e, g_l. */
    public List<SaturationCounter> saturations() {
        List<SaturationCounter> all = new ArrayList<>();
        weights.forEach(w -> all.add(w.saturations()));
        all.addAll(training.saturations());
        all.add(errorSaturations);
        all.addAll(deltaSaturations);
        return all;
    }

    /** Forward pass of the sample in {@code inference().x(0)}. */
    public void infer() {
        inference.run();
    }

    /** Forward pass of the training sample and its error. */
    void forward(int label) {
        training.run();
        loss.error(training.logits(), label, error.values());
        error.measure();
    }

    /** g_L = sat(rnd(-e, EF + k - DF)). */
    void outputDelta() {
        int[] g = delta(depth());
        for (int i = 0; i < g.length; i++) {
            g[i] = outputDelta.apply(-(long) error.values()[i]);
        }
    }

    /** g_l = mask_l(sat(rnd(sums, shift))), the shift being part of {@code narrowing}. */
    void hiddenDelta(int l, long[] sums, Narrowing narrowing) {
        int[] g = delta(l);
        int[] x = training.x(l).values();
        ActivationUnit unit = training.unit(l);
        for (int i = 0; i < g.length; i++) {
            g[i] = unit.mask(x[i], narrowing.apply(sums[i]));
        }
    }

    /** sat(rnd(v, shift)) into g_l; layer l's constant slope, if any, is added to the shift. */
    Narrowing deltaNarrowing(int l, int shift) {
        return new Narrowing(
                shift + training.unit(l).derivativeShift(), formats.vectorBits(), deltaSaturations.get(l - 1));
    }

    /** EF + k - DF, from e to eta e in the deltas' format. */
    int errorDeltaShift() {
        return formats.error().fractionBits() + rateShift - formats.delta().fractionBits();
    }

    /** W_l += g_l x_(l-1)^T for l = 1 .. L. */
    void update() {
        for (int l = 1; l <= depth(); l++) {
            update.apply(weights(l), delta(l), training.x(l - 1));
        }
    }

    /** A buffer that holds one sum for every row or column of any matrix. */
    long[] newSums() {
        int longest = 0;
        for (int l = 0; l <= depth(); l++) {
            longest = Math.max(longest, network.width(l) + 1);
        }
        return new long[longest];
    }
}
