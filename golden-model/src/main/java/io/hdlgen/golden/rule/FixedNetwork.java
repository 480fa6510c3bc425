package io.hdlgen.golden.rule;

import io.hdlgen.golden.fixed.Narrowing;
import io.hdlgen.golden.fixed.SaturationCounter;
import io.hdlgen.golden.noise.Draws;
import io.hdlgen.golden.noise.Seeds;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.Formats;
import io.hdlgen.golden.spec.Network;
import io.hdlgen.golden.spec.RuleSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** The state of a network in fixed point and the steps that learning rules are written with: {@code docs/numerics.md} sections 2 to 5. Layers count from 1 to L. */
public final class FixedNetwork {
    private final Network network;
    private final Formats formats;
    private final RuleSpec rule;
    private final List<WeightMatrix> weights = new ArrayList<>();
    private final List<Signal> deltas = new ArrayList<>();
    private final List<Narrowing> deltaNarrowings = new ArrayList<>();
    private final SaturationCounter errorSaturations = new SaturationCounter("e");
    private final SaturationCounter lossSaturations = new SaturationCounter("C");
    private final Signal error;
    private final Decorrelation decorrelation;
    private final ForwardPass.Counters counters;
    private final ForwardPass training;
    private final ForwardPass inference;
    private final LossUnit loss;
    private final WeightUpdate update;
    private final long[] sums;
    private int rateShift;
    private Set<Integer> frozen;

    /**
     * Initial weights from the seed.
     *
     * @param roundingStates states of the rounding LFSRs, one a lane; unused with round to nearest
     */
    public FixedNetwork(Design design, int[] roundingStates) {
        this.network = design.description().network();
        this.formats = design.description().formats();
        this.rule = design.description().rule();
        this.rateShift = rule.rateShift();
        this.frozen = Set.copyOf(rule.frozen());
        int longest = network.width(0) + 1;
        for (int l = 1; l <= network.depth(); l++) {
            weights.add(initial(design.description().seed(), l));
            deltas.add(new Signal(network.width(l), 0));
            deltaNarrowings.add(new Narrowing(formats.vectorBits(), new SaturationCounter("g" + l)));
            longest = Math.max(longest, network.width(l) + 1);
        }
        this.sums = new long[longest];
        this.error = new Signal(network.classes(), 0);
        this.decorrelation = new Decorrelation(design.description());
        this.counters = ForwardPass.Counters.of(network, formats);
        this.training = newPass();
        ForwardPass.Counters unread = ForwardPass.Counters.of(network, formats);
        this.inference = new ForwardPass(network, formats, weights, decorrelation, unread);
        this.loss = LossUnit.of(network.loss(), formats, errorSaturations, lossSaturations);
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

    /** n_l, l = 0 .. L. */
    int width(int l) {
        return network.width(l);
    }

    Formats formats() {
        return formats;
    }

    /** k of the sample at hand. */
    int rateShift() {
        return rateShift;
    }

    /** The learning rate of the next sample is 2^-k. */
    public void rateShift(int k) {
        this.rateShift = k;
    }

    /** Layers l = 1 .. L whose weights are not written from now on. */
    public void freeze(Set<Integer> layers) {
        this.frozen = Set.copyOf(layers);
    }

    /** From now on updates round to nearest, or as the design says again; the rounding noise goes on either way. */
    public void roundToNearest(boolean nearest) {
        update.roundToNearest(nearest);
    }

    /** W_l with b_l in the last column. */
    public WeightMatrix weights(int l) {
        return weights.get(l - 1);
    }

    /** R_l of the decorrelated inputs, in the order of l. */
    public List<WeightMatrix> decorrelation() {
        return decorrelation.matrices();
    }

    /** The pass whose vectors the last training step used. */
    public ForwardPass training() {
        return training;
    }

    /** A pass for evaluation, which leaves the training vectors and counters alone. */
    public ForwardPass inference() {
        return inference;
    }

    /** Another pass over the same matrices, whose saturations count as those of the training pass. */
    ForwardPass newPass() {
        return new ForwardPass(network, formats, weights, decorrelation, counters);
    }

    /** e of the last training step. */
    public Signal error() {
        return error;
    }

    /** g_l of the last training step, DF fraction bits. */
    public Signal delta(int l) {
        return deltas.get(l - 1);
    }

    /** States of the rounding LFSRs. */
    public int[] roundingStates() {
        return update.states();
    }

    /** Counters in network order: W_l, z_l, e, g_l, the loss where a rule needs it, and those of decorrelation. */
    public List<SaturationCounter> saturations() {
        List<SaturationCounter> all = new ArrayList<>();
        weights.forEach(w -> all.add(w.saturations()));
        counters.z().forEach(z -> all.add(z.counter()));
        all.add(errorSaturations);
        deltaNarrowings.forEach(g -> all.add(g.counter()));
        if (rule.name().perturbsNodes()) {
            all.add(lossSaturations);
        }
        for (int l = 0; l < depth(); l++) {
            if (decorrelation.covers(l)) {
                all.add(counters.xt().get(l).counter());
            }
        }
        all.addAll(decorrelation.saturations());
        return all;
    }

    /** Forward pass of the sample in {@code inference().x(0)}. */
    public void infer() {
        inference.run();
    }

    /** Forward pass of the training sample and its error. */
    void forward(int label) {
        training.run();
        error(training.logits(), label);
    }

    /** z = sat(rnd(W_l v + b_l 2^XF, WF)) of any stream. */
    void sum(int l, Signal stream, StoredVector z) {
        weights(l).multiply(stream, sums);
        for (int i = 0; i < z.size(); i++) {
            z.values()[i] = z.narrowing().apply(sums[i], formats.weights().fractionBits());
        }
    }

    /** e from any logits. */
    void error(int[] logits, int label) {
        loss.error(logits, label, error.values());
        error.measure();
    }

    /** The loss of any logits, 16 fraction bits. */
    int loss(int[] logits, int label) {
        return loss.loss(logits, label);
    }

    /** g_L = sat(rnd(-e, EF + k - DF)). */
    void outputDelta() {
        int[] g = delta(depth()).values();
        Narrowing narrowing = deltaNarrowings.get(depth() - 1);
        for (int i = 0; i < error.size(); i++) {
            g[i] = narrowing.apply(-(long) error.values()[i], errorDeltaShift());
        }
        delta(depth()).measure();
    }

    /** g_l = mask_l(sat(rnd(sums, shift))); a hard sigmoid's slope is added to the shift. */
    void hiddenDelta(int l, long[] exact, int shift) {
        int[] g = delta(l).values();
        int[] x = training.x(l).values();
        ActivationUnit unit = training.unit(l);
        Narrowing narrowing = deltaNarrowings.get(l - 1);
        int all = shift + unit.derivativeShift();
        for (int i = 0; i < width(l); i++) {
            g[i] = unit.mask(x[i], narrowing.apply(exact[i], all));
        }
        delta(l).measure();
    }

    /** How g_l is narrowed, for rules that form it in another way. */
    Narrowing deltaNarrowing(int l) {
        return deltaNarrowings.get(l - 1);
    }

    /** EF + k - DF, from e to eta e in the deltas' format. */
    int errorDeltaShift() {
        return formats.error().fractionBits() + rateShift - formats.delta().fractionBits();
    }

    /** The sweeps of R_l, then W_l += g_l xt_(l-1)^T for l = 1 .. L. */
    void update() {
        decorrelation.learn(training, update, sums);
        for (int l = 1; l <= depth(); l++) {
            update(l, training.xt(l - 1));
        }
    }

    /** W_l += g_l v^T; a frozen layer is swept but not written. */
    void update(int l, Signal stream) {
        if (frozen.contains(l)) {
            update.skip(weights(l));
        } else {
            update.apply(weights(l), delta(l).values(), stream, rule.decayShift());
        }
    }

    /** M += h v^T, less M 2^-kd: a matrix of feedback learns. */
    void learn(WeightMatrix matrix, int[] held, Signal stream, OptionalInt decay) {
        update.apply(matrix, held, stream, decay);
    }

    /** A buffer for the exact sums of every row or column of any matrix. */
    long[] sums() {
        return sums;
    }
}
