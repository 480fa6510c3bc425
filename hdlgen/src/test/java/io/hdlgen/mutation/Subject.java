package io.hdlgen.mutation;

import io.hdlgen.plan.Plan;
import io.hdlgen.plan.Planner;
import io.hdlgen.plan.TestDesigns;

/** Small designs that together use every unit. A new rule or unit gets a line here, and nothing else. */
public enum Subject {
    /** Stored feedback, softmax, stochastic rounding, several tiles. */
    DFA_STORED(
            "{input: 5, layers: [{units: 9, activation: relu}, {units: 6, activation: hard-sigmoid}, 5]}",
            "{name: dfa, learning-rate: 2^-3, feedback: {values: normal}}",
            "{weights: s3.9, activations: s6.8, rounding-bits: 4}",
            "{block: 2, blocks: 2}"),
    /** Ternary feedback from LFSRs, squared error. */
    DFA_TERNARY(
            "{input: 5, layers: [{units: 9, activation: relu}, {units: 6, activation: hard-tanh}, 5], loss: squared-error}",
            "{name: dfa, learning-rate: 2^-3, feedback: {values: ternary, source: lfsr}}",
            "{weights: s3.9, activations: s4.8, rounding-bits: 5}",
            "{block: 4, blocks: 2}"),
    /** Sign feedback from LFSRs, softmax, one lane a block. */
    DFA_SIGN(
            "{input: 4, layers: [{units: 5, activation: leaky-relu}, 3]}",
            "{name: dfa, learning-rate: 2^-2, feedback: {values: sign, source: lfsr}}",
            "{weights: s2.8, activations: s4.6, rounding: nearest}",
            "{block: 1, blocks: 2}"),
    /** Uniform feedback from LFSRs, blocks of eight. */
    DFA_WIDE(
            "{input: 9, layers: [{units: 10, activation: hard-sigmoid}, 4], loss: squared-error}",
            "{name: dfa, learning-rate: 2^-3, feedback: {values: uniform, source: lfsr}}",
            "{weights: s2.7, activations: s3.7, rounding-bits: 6}",
            "{block: 8, blocks: 1}"),
    /** Transposed product with held values of several tiles, squared error, nearest. */
    BP_TILED(
            "{input: 5, layers: [{units: 7, activation: hard-tanh}, {units: 6, activation: leaky-relu}, 3], loss: squared-error}",
            "{name: bp, learning-rate: 2^-3}",
            "{weights: s3.9, activations: s4.8, rounding: nearest}",
            "{block: 2, blocks: 2}"),
    /** Few bits, so that everything overflows; linear layers, one lane a block. */
    BP_NARROW(
            "{input: 5, layers: [{units: 9, activation: linear}, 4], loss: squared-error}",
            "{name: bp, learning-rate: 2^-3}",
            "{weights: s2.4, activations: s2.4, rounding: nearest}",
            "{block: 1, blocks: 3}"),
    /** Transposed product, softmax, stochastic rounding. */
    BP_SOFTMAX(
            "{input: 6, layers: [{units: 6, activation: relu}, 6]}",
            "{name: bp, learning-rate: 2^-3}",
            "{weights: s3.9, activations: s5.8, rounding-bits: 7}",
            "{block: 4, blocks: 1}"),
    /** Softmax without hidden layers; nothing is masked. */
    ONE_LAYER(
            "{input: 5, layers: [5]}",
            "{name: bp, learning-rate: 2^-3}",
            "{weights: s3.9, activations: s7.9, rounding: nearest}",
            "{block: 2, blocks: 1}"),
    /** Forward gradients of direct feedback: sign noise, tangents, a running mean that decays. */
    FDFA_SIGNS(
            "{input: 5, layers: [{units: 6, activation: relu}, 4]}",
            "{name: fdfa, learning-rate: 2^-4, alpha: 2^-5, noise: rademacher}",
            "{weights: s3.9, activations: s5.8, rounding-bits: 5}",
            "{block: 2, blocks: 2}"),
    /** The same with Gaussian noise and squared error, two hidden layers. */
    FDFA_GAUSSIAN(
            "{input: 4, layers: [{units: 5, activation: hard-tanh}, {units: 3, activation: leaky-relu}, 3], loss: squared-error}",
            "{name: fdfa, learning-rate: 2^-4, alpha: 2^-6, noise: gaussian}",
            "{weights: s3.9, activations: s4.8, rounding-bits: 5}",
            "{block: 1, blocks: 2}"),
    /** Feedback that learns, weights that decay, a schedule of rates. */
    KP_DECAY(
            "{input: 5, layers: [{units: 6, activation: hard-tanh}, {units: 5, activation: relu}, 3], loss: squared-error}",
            "{name: kp, learning-rate: 2^-3, decay: 2^-6, schedule: [{samples: 12, learning-rate: 2^-4}, {samples: 25, learning-rate: 2^-5}]}",
            "{weights: s3.9, activations: s4.8, rounding-bits: 5}",
            "{block: 2, blocks: 2}"),
    /** Targets as the stream of a projection. */
    DRTP(
            "{input: 5, layers: [{units: 7, activation: hard-sigmoid}, 4]}",
            "{name: drtp, learning-rate: 2^-3}",
            "{weights: s3.9, activations: s5.8, rounding-bits: 4}",
            "{block: 2, blocks: 1}"),
    /** Dual propagation: visits of layers, a minuend. */
    DUAL(
            "{input: 4, layers: [{units: 5, activation: relu}, {units: 4, activation: hard-tanh}, 3]}",
            "{name: dp-t, learning-rate: 2^-4}",
            "{weights: s3.9, activations: s5.8, rounding-bits: 5}",
            "{block: 2, blocks: 1}"),
    /** Two sweeps upward: logits that are not for the softmax unit, which is started again. */
    DUAL_SWEEPS(
            "{input: 4, layers: [{units: 5, activation: hard-tanh}, 3]}",
            "{name: dp, learning-rate: 2^-4, order: upward, sweeps: 2}",
            "{weights: s3.9, activations: s5.8, rounding: nearest}",
            "{block: 2, blocks: 1}"),
    /** Banks that are split by columns. */
    DEEP_BANK(
            "{input: 100, layers: [21], loss: squared-error}",
            "{name: bp, learning-rate: 2^-3}",
            "{weights: s2.8, activations: s4.7, rounding-bits: 5}",
            "{block: 2, blocks: 1}"),
    /** Forward gradient of activities: a sum of products over several vectors that is rounded to a scalar, Gaussian words that are drawn element by element. */
    FG_A(
            "{input: 4, layers: [{units: 5, activation: leaky-relu}, {units: 4, activation: relu}, 3]}",
            "{name: fg-a, learning-rate: 2^-4, noise: gaussian}",
            "{weights: s3.9, activations: s5.8, rounding-bits: 5}",
            "{block: 2, blocks: 1}"),
    /** Node perturbation with sign noise: a scalar that takes the signs of vectors, the value of softmax cross-entropy, two draws. */
    NP(
            "{input: 5, layers: [{units: 6, activation: hard-tanh}, 4]}",
            "{name: np, learning-rate: 2^-4, sigma: 2^-3, draws: 2}",
            "{weights: s3.9, activations: s5.8, rounding-bits: 5}",
            "{block: 2, blocks: 2}"),
    /** Noise in one layer after the other, Gaussian: a multiplier takes the scalar; the value of the squared error. */
    INP(
            "{input: 4, layers: [{units: 5, activation: leaky-relu}, 3], loss: squared-error}",
            "{name: inp, learning-rate: 2^-4, noise: gaussian, division: shift}",
            "{weights: s3.9, activations: s4.8, rounding: nearest}",
            "{block: 2, blocks: 1}"),
    /** Activities perturbed: an exact quotient of losses and a sum of squares. */
    ANP(
            "{input: 4, layers: [{units: 5, activation: hard-tanh}, 3], loss: squared-error}",
            "{name: anp, learning-rate: 2^-4, division: exact, passes: two-noisy}",
            "{weights: s3.9, activations: s4.8, rounding-bits: 5}",
            "{block: 1, blocks: 2}"),
    /** Decorrelated inputs of all layers: matrices whose rows are scaled, elements squared. */
    DNP(
            "{input: 4, layers: [{units: 5, activation: hard-tanh}, 3]}",
            "{name: dnp, learning-rate: 2^-4, decorrelate: all, decorrelation-rate: 2^-4}",
            "{weights: s3.9, feedback: s3.9, activations: s5.8, rounding-bits: 5}",
            "{block: 2, blocks: 2}"),
    /** A register file with all that can be controlled; one frozen layer, a schedule. */
    CONTROL(
            "{input: 5, layers: [{units: 6, activation: leaky-relu}, {units: 5, activation: hard-tanh}, 3]}",
            "{name: dfa, learning-rate: 2^-3, freeze: [1], schedule: [{samples: 14, learning-rate: 2^-4}]}",
            "{weights: s3.9, activations: s5.8, rounding-bits: 4}",
            "{block: 2, blocks: 2, control: [inference, freeze, rounding, counters, checkpoint]}");

    private final String text;

    Subject(String network, String rule, String format, String engine) {
        text = "network: " + network + "\nrule: " + rule + "\nformat: " + format + "\nengine: " + engine;
    }

    /** Its plan. */
    public Plan plan() {
        return Planner.plan(TestDesigns.of(text));
    }
}
