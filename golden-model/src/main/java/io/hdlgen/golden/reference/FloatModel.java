package io.hdlgen.golden.reference;

import io.hdlgen.golden.noise.Seeds;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.Network;
import io.hdlgen.golden.spec.RuleName.FeedbackShape;
import io.hdlgen.golden.spec.RuleSpec;
import io.hdlgen.golden.train.Companion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The float reference: a design's network and rule in double precision, batch 1, from the same initial weights, feedback matrices, noise and inputs as the fixed-point model.
 *
 * <p>What a step looked at and estimated can be asked for after it, for measures.
 */
public final class FloatModel implements Companion {
    private final FloatNetwork network;
    private final FloatRule rule;
    private final RuleSpec spec;
    private final int inputFraction;
    private long samples;
    private long samplesPerEpoch = Integer.MAX_VALUE;
    private Optional<Estimate> last = Optional.empty();

    /**
     * A model of given parts.
     *
     * @param spec of which only the rates, the decay and the frozen layers count here
     * @param inputFraction XF
     */
    FloatModel(FloatNetwork network, FloatRule rule, RuleSpec spec, int inputFraction) {
        this.network = network;
        this.rule = rule;
        this.spec = spec;
        this.inputFraction = inputFraction;
    }

    /** Starts from what the fixed-point model of the design starts from, and draws the same noise. */
    public static FloatModel create(Design design) {
        return create(
                design, noise(design, Seeds.perturbation(design.description().seed())));
    }

    /**
     * A model that goes on after some samples, once its matrices are those of that time.
     *
     * @param perturbationState of the fixed-point model's LFSR at that time, one element; empty for rules without noise
     */
    public static FloatModel resume(Design design, long samples, long[] perturbationState) {
        FloatModel model =
                perturbationState.length == 0 ? create(design) : create(design, noise(design, perturbationState[0]));
        model.samples = samples;
        return model;
    }

    private static NoiseSource noise(Design design, long state) {
        return FloatRules.noise(design.description(), state).orElse(n -> {
            throw new IllegalStateException("a rule without noise draws");
        });
    }

    /** The same with noise from elsewhere, in the order of {@code docs/numerics.md} section 4. */
    public static FloatModel create(Design design, NoiseSource noise) {
        return create(design, FloatRules.of(design, noise));
    }

    /**
     * Weight-perturbed forward gradient (FG-W), which exists in floating point alone. For every layer the noise of the weights is drawn row by row, then that of the biases.
     *
     * @param design network, start, rates, decay and frozen layers; its rule is not used
     */
    public static FloatModel weightForwardGradient(Design design, NoiseSource noise) {
        return create(design, new WeightForwardGradient(noise));
    }

    private static FloatModel create(Design design, FloatRule rule) {
        return new FloatModel(
                FloatStart.network(design.description()),
                rule,
                design.description().rule(),
                design.description().formats().activations().fractionBits());
    }

    /** The size of the training set, which a schedule of learning rates in epochs needs; until it is said, the first epoch never ends. */
    @Override
    public void samplesPerEpoch(int size) {
        samplesPerEpoch = size;
    }

    /** One training step on raw integers with XF fraction bits. */
    public FloatStep train(int[] x, int label) {
        return train(Reals.real(x, inputFraction), label);
    }

    /** Forward pass alone, on raw integers with XF fraction bits. */
    public FloatStep infer(int[] x) {
        return infer(Reals.real(x, inputFraction));
    }

    @Override
    public void learn(int[] x, int label) {
        train(x, label);
    }

    @Override
    public int predict(int[] x) {
        return infer(x).prediction();
    }

    /** One training step; returns what the network said before it. */
    public FloatStep train(double[] x, int label) {
        Estimate estimate = rule.estimate(network, x, label);
        double eta = Math.scalb(1.0, -spec.rateShift(samples, samplesPerEpoch));
        Rates rates = new Rates(eta, FloatRules.decay(spec.decayShift()), spec.frozen());
        rule.learnFeedback(estimate, rates);
        network.decorrelation().learn(estimate.pass());
        rule.update(network, estimate, rates);
        samples++;
        last = Optional.of(estimate);
        return step(estimate.pass());
    }

    /** Forward pass alone; changes nothing. */
    public FloatStep infer(double[] x) {
        return step(network.forward(x));
    }

    /** L. */
    public int depth() {
        return network.depth();
    }

    /** W_l, n_l x n_(l-1); a live view. */
    public double[][] weights(int l) {
        return network.layer(l).w;
    }

    /** b_l; a live view. */
    public double[] biases(int l) {
        return network.layer(l).b;
    }

    /** F_l, n_l x n_L, or B_l, n_l x n_(l+1), l = 1 .. L-1; empty for rules without feedback. A live view. */
    public Optional<double[][]> feedback(int l) {
        return rule.feedback().isEmpty()
                ? Optional.empty()
                : Optional.of(rule.feedback().get(l - 1));
    }

    /** R_l, n_l x n_l, l = 0 .. L-1; empty where x_l is not decorrelated. A live view. */
    public Optional<double[][]> decorrelation(int l) {
        return network.decorrelation().matrix(l);
    }

    /** The matrices beside the weights that learn, by the names of the fixed-point model's; live views. */
    public Map<String, double[][]> learnedMatrices() {
        Map<String, double[][]> learned = new LinkedHashMap<>();
        if (spec.name().learnsFeedback()) {
            String letter = spec.name().feedback() == FeedbackShape.LAYERED ? "B" : "F";
            for (int l = 1; l < depth(); l++) {
                learned.put(letter + l, rule.feedback().get(l - 1));
            }
        }
        for (int l = 0; l < depth(); l++) {
            String name = "R" + l;
            decorrelation(l).ifPresent(r -> learned.put(name, r));
        }
        return learned;
    }

    /** Samples trained so far. */
    public long samples() {
        return samples;
    }

    /** d_l of the last training step, l = 1 .. L: dLoss/da_l, or what the rule takes for it. */
    public double[] delta(int l) {
        return lastStep().d(l).clone();
    }

    /** a_l of the last training step, l = 1 .. L. */
    public double[] preActivation(int l) {
        return lastStep().pass().a(l).clone();
    }

    /** x_l of the last training step, l = 0 .. L-1, before any decorrelation. */
    public double[] output(int l) {
        return lastStep().pass().x(l).clone();
    }

    /** What W_(l+1) was updated with in the last training step, l = 0 .. L-1: x_l, xt_l if it is decorrelated, the mean of the two states for dual propagation. */
    public double[] stream(int l) {
        return lastStep().stream(l).clone();
    }

    /** Vectors of the last training step besides inputs, outputs and sums of its first pass that hardware holds in the activations' format: tangents, noise, states, sums of noisy passes. */
    public List<double[]> beside() {
        return lastStep().beside().stream().map(double[]::clone).toList();
    }

    /** e of the last training step's first pass for its label. */
    public double[] error(int label) {
        return network.error(lastStep().pass().logits(), label);
    }

    private Estimate lastStep() {
        return last.orElseThrow(() -> new IllegalStateException("nothing was trained yet"));
    }

    /** The gradient d_l = dLoss/da_l by backpropagation through the weights as they are, at index l - 1; changes nothing. */
    public double[][] gradient(double[] x, int label) {
        return gradient(network, x, label);
    }

    /**
     * The gradient d_l = dLoss/da_l by backpropagation through any weights.
     *
     * @param description widths, activations and loss
     * @param w W_1 .. W_L, n_l x n_(l-1)
     * @param b b_1 .. b_L
     * @param r R_0 .. R_(L-1), each empty where an input is not decorrelated; an empty list if none is
     * @return d_l at index l - 1
     */
    public static double[][] gradient(
            Network description,
            List<double[][]> w,
            List<double[]> b,
            List<Optional<double[][]>> r,
            double[] x,
            int label) {
        List<FloatLayer> layers = new ArrayList<>();
        for (int l = 1; l <= description.depth(); l++) {
            layers.add(new FloatLayer(description.layer(l), w.get(l - 1), b.get(l - 1)));
        }
        FloatDecorrelation decorrelation = FloatDecorrelation.fixed(r);
        return gradient(new FloatNetwork(layers, description.loss(), decorrelation), x, label);
    }

    private static double[][] gradient(FloatNetwork network, double[] x, int label) {
        Estimate estimate = new Backpropagation().estimate(network, x, label);
        double[][] d = new double[network.depth()][];
        for (int l = 1; l <= d.length; l++) {
            d[l - 1] = estimate.d(l);
        }
        return d;
    }

    private static FloatStep step(FloatPass pass) {
        double[] y = pass.logits();
        int best = 0;
        for (int i = 1; i < y.length; i++) {
            best = y[i] > y[best] ? i : best;
        }
        return new FloatStep(y, best);
    }
}
