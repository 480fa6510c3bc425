package io.hdlgen.golden.naive;

import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.Formats;
import io.hdlgen.golden.spec.Loss;
import io.hdlgen.golden.spec.RateStep;
import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;

/**
 * The numeric contract written a second time, line by line from {@code docs/numerics.md}, with nothing but nested loops and big integers: no code is shared with the model under test but the
 * records of a design. Slow, for small networks. Indices of layers are those of the text.
 */
public final class NaiveModel {
    private final NaiveNetwork net;
    private final NaiveFeedback feedback;
    private final NaiveRule rule;
    private final int samplesPerEpoch;
    private long samples;

    /**
     * The state before the first sample.
     *
     * @param samplesPerEpoch size of the training set, for schedules in epochs
     */
    public NaiveModel(Design design, int samplesPerEpoch) {
        this.net = new NaiveNetwork(design);
        this.feedback = new NaiveFeedback(design, net.counters);
        this.rule = NaiveRule.of(design, net, feedback);
        this.samplesPerEpoch = samplesPerEpoch;
    }

    /** C of section 3 for logits of a format. */
    public static BigInteger loss(Loss loss, Formats formats, int[] z, int label) {
        NaiveLoss unit = new NaiveLoss(loss, formats, new Counters());
        return unit.value(Big.of(z), unit.error(Big.of(z), label), label);
    }

    /** One training step; returns the prediction. */
    public int train(int[] x, int label) {
        net.k = rateShift();
        rule.step(Big.of(x), label);
        samples++;
        return rule.pass.prediction();
    }

    /** Section 8. */
    private int rateShift() {
        int k = net.rule.rateShift();
        for (RateStep step : net.rule.schedule()) {
            boolean epochs = step.unit() == RateStep.Unit.EPOCHS;
            if (samples >= (epochs ? (long) step.after() * samplesPerEpoch : step.after())) {
                k = step.rateShift();
            }
        }
        return k;
    }

    /** The logits of a forward pass that changes nothing. */
    public BigInteger[] infer(int[] x) {
        Map<String, Long> before = net.counters.counts();
        BigInteger[] logits = net.forward(Big.of(x)).logits();
        net.counters.reset(before);
        return logits;
    }

    /** z_L of the last sample. */
    public BigInteger[] logits() {
        return rule.pass.logits();
    }

    /** A vector of the last sample: x0, .. e, g1, .. */
    public BigInteger[] vector(String name) {
        return switch (name.charAt(0)) {
            case 'x' -> rule.pass.x[layer(name)];
            case 'g' -> rule.g[layer(name)];
            default -> rule.e;
        };
    }

    /** All stored matrices by name; the model's own, so that a test may write them. */
    public Map<String, BigInteger[][]> matrices() {
        Map<String, BigInteger[][]> matrices = new TreeMap<>();
        for (int l = 1; l <= net.depth; l++) {
            matrices.put("W" + l, net.w[l]);
        }
        for (int l = 0; l < net.depth; l++) {
            if (net.r[l].length > 0) {
                matrices.put("R" + l, net.r[l]);
            }
            if (l > 0 && feedback.isStored()) {
                matrices.put(feedback.letter() + l, feedback.matrix(l));
            }
        }
        return matrices;
    }

    /** Rounding LFSRs, feedback LFSRs, perturbation LFSR. */
    public BigInteger[] roundingStates() {
        return net.update.lfsr();
    }

    public BigInteger[] feedbackStates() {
        return feedback.lfsr();
    }

    public BigInteger[] perturbationState() {
        return rule.noiseState();
    }

    /** Counts above zero by name. */
    public Map<String, Long> saturations() {
        return net.counters.counts();
    }

    private static int layer(String name) {
        return name.charAt(1) - '0';
    }
}
