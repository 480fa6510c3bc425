package io.hdlgen.golden.spec;

import io.hdlgen.golden.spec.RuleOptions.Decorrelation;
import io.hdlgen.golden.spec.RuleOptions.DualPropagation;
import io.hdlgen.golden.spec.RuleOptions.FeedbackLearning;
import io.hdlgen.golden.spec.RuleOptions.ForwardFeedback;
import io.hdlgen.golden.spec.RuleOptions.ForwardGradient;
import io.hdlgen.golden.spec.RuleOptions.NodePerturbation;
import io.hdlgen.golden.spec.RuleOptions.NoiseKind;
import io.hdlgen.golden.spec.RuleOptions.SignedError;
import java.util.List;
import java.util.stream.Collectors;

/** Writes {@code rule} with a comment for each of its options. */
final class RuleWriter {
    private final CommentedLines lines;
    private final RuleSpec rule;

    private RuleWriter(CommentedLines lines, RuleSpec rule) {
        this.lines = lines;
        this.rule = rule;
    }

    static void write(CommentedLines lines, RuleSpec rule) {
        RuleWriter writer = new RuleWriter(lines, rule);
        writer.common();
        rule.feedback().ifPresent(writer::feedback);
        writer.options();
    }

    private void common() {
        lines.line("rule:", "");
        lines.line(
                "  name: " + rule.name().text(),
                "all about it: hdlgen rules show " + rule.name().text());
        lines.line("  learning-rate: " + PowerOfTwo.show(rule.rateShift()), "a power of two: hardware shifts");
        String steps = rule.schedule().stream()
                .map(step -> "{%s: %d, learning-rate: %s}"
                        .formatted(step.unit().text(), step.after(), PowerOfTwo.show(step.rateShift())))
                .collect(Collectors.joining(", "));
        String later = PowerOfTwo.show(Math.min(rule.rateShift() + 2, Limits.RATE_SHIFT));
        lines.offered(
                "  schedule: [" + steps + "]",
                "  schedule: [{epochs: 5, learning-rate: %s}]".formatted(later),
                "later rates, by samples or epochs");
        lines.offered(
                "  decay: " + RuleJson.show(rule.decayShift()), "  decay: 2^-17", "what weights lose at every update");
        List<Integer> frozen = rule.frozen().stream().map(l -> l - 1).toList();
        lines.offered("  freeze: " + frozen, "  freeze: [0]", "layers that do not learn, counted from 0");
    }

    private void feedback(FeedbackSpec feedback) {
        boolean learns = rule.name().learnsFeedback();
        String scale = feedback.scaleShifts().stream().map(PowerOfTwo::show).collect(Collectors.joining(", "));
        lines.line(
                "  feedback:",
                learns ? "the matrices of the hidden layers, which learn" : "the fixed matrices of the hidden layers");
        lines.line("    values: " + feedback.values().text(), "sign, ternary, uniform, normal");
        lines.line(
                "    source: " + feedback.source().text(),
                learns ? "feedback that learns is always stored" : "stored, or lfsr: regenerated, takes no memory");
        lines.derived("    scale: [" + scale + "]", "a layer each, about 1/sqrt(units)");
        if (rule.options() instanceof FeedbackLearning learning) {
            lines.derived("    learning-rate: " + PowerOfTwo.show(learning.rateShift()), "an eighth of the rule's");
            lines.offered(
                    "    decay: " + RuleJson.show(learning.decayShift()),
                    "    decay: 2^-12",
                    "what feedback loses at every update");
        }
    }

    private void options() {
        if (rule.options() instanceof SignedError signed) {
            lines.line(
                    "  dead-band: " + RuleJson.show(signed.deadBandShift()), "smaller errors count as 0; 2^-b or none");
        } else if (rule.options() instanceof ForwardFeedback forward) {
            lines.derived(
                    "  alpha: " + PowerOfTwo.show(forward.alphaShift()),
                    "rate of the feedback's mean; as the learning rate");
            noise(forward.noise());
        } else if (rule.options() instanceof ForwardGradient forward) {
            noise(forward.noise());
        } else if (rule.options() instanceof DualPropagation dual) {
            dual(dual);
        } else if (rule.options() instanceof NodePerturbation perturbation) {
            perturbation(perturbation);
        }
    }

    private void noise(NoiseKind noise) {
        lines.line("  noise: " + noise.text(), "rademacher (+1 or -1) or gaussian");
    }

    private void dual(DualPropagation options) {
        lines.line("  alpha: " + options.alpha().text(), "weight of the two states: 0, 1/2 or 1");
        lines.line("  beta: " + PowerOfTwo.show(options.betaShift()), "size of the nudge; 2^-2 or 2^-3 are good");
        lines.line("  order: " + options.order().text(), "of the layers: downward, upward, forward-backward");
        lines.line("  sweeps: " + options.sweeps(), "how often, 1 to %d".formatted(Limits.SWEEPS));
    }

    private void perturbation(NodePerturbation options) {
        lines.line("  sigma: " + PowerOfTwo.show(options.sigmaShift()), "standard deviation of the noise");
        noise(options.noise());
        lines.line("  draws: " + (1 << options.drawsShift()), "of noise a sample, averaged: 1, 2, 4 .. 64");
        if (RuleKeys.divides(rule.name(), options.noise())) {
            lines.line(
                    "  division: " + options.division().text(),
                    "exact: by the squared norm; shift: by its expectation");
        }
        if (RuleKeys.measuresActivity(rule.name())) {
            lines.line(
                    "  passes: " + NodePerturbationReader.passes(options.twoNoisyPasses()),
                    "clean-noisy, or two-noisy: the first one as well");
        }
        options.decorrelation().ifPresent(this::decorrelation);
    }

    private void decorrelation(Decorrelation options) {
        lines.line(
                "  decorrelate: " + DecorrelationReader.which(options.input()),
                "all layer inputs, or hidden: all but the network's input");
        lines.line("  decorrelation-rate: " + PowerOfTwo.show(options.rateShift()), "of the decorrelating matrices");
    }
}
