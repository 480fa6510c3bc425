package io.hdlgen.golden.spec;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hdlgen.golden.spec.RuleOptions.Decorrelation;
import io.hdlgen.golden.spec.RuleOptions.DualPropagation;
import io.hdlgen.golden.spec.RuleOptions.FeedbackLearning;
import io.hdlgen.golden.spec.RuleOptions.ForwardFeedback;
import io.hdlgen.golden.spec.RuleOptions.ForwardGradient;
import io.hdlgen.golden.spec.RuleOptions.NodePerturbation;
import io.hdlgen.golden.spec.RuleOptions.SignedError;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A rule as JSON, keys in the order of {@link Keys#RULE}. What is off by default and is off (schedule, decays, freeze) is left out, so that a rule which does not use an option has the
 * digest that it had before the option existed.
 */
final class RuleJson {
    private final RuleSpec rule;
    private final ObjectNode node = JsonNodeFactory.instance.objectNode();

    private RuleJson(RuleSpec rule) {
        this.rule = rule;
    }

    static ObjectNode of(RuleSpec rule) {
        RuleJson json = new RuleJson(rule);
        json.common();
        json.options();
        return json.node;
    }

    /** 2^-k, or none. */
    static String show(OptionalInt shift) {
        return shift.isPresent() ? PowerOfTwo.show(shift.getAsInt()) : Field.NONE;
    }

    private void common() {
        node.put("name", rule.name().text());
        node.put("learning-rate", PowerOfTwo.show(rule.rateShift()));
        if (!rule.schedule().isEmpty()) {
            ArrayNode steps = node.putArray("schedule");
            for (RateStep step : rule.schedule()) {
                steps.addObject()
                        .put(step.unit().text(), step.after())
                        .put("learning-rate", PowerOfTwo.show(step.rateShift()));
            }
        }
        rule.decayShift().ifPresent(kd -> node.put("decay", PowerOfTwo.show(kd)));
        if (!rule.frozen().isEmpty()) {
            ArrayNode frozen = node.putArray("freeze");
            rule.frozen().forEach(l -> frozen.add(l - 1));
        }
        rule.feedback().ifPresent(this::feedback);
    }

    private void feedback(FeedbackSpec feedback) {
        ObjectNode inner = node.putObject("feedback");
        inner.put("values", feedback.values().text());
        inner.put("source", feedback.source().text());
        ArrayNode scale = inner.putArray("scale");
        feedback.scaleShifts().forEach(f -> scale.add(PowerOfTwo.show(f)));
        if (rule.options() instanceof FeedbackLearning learning) {
            inner.put("learning-rate", PowerOfTwo.show(learning.rateShift()));
            learning.decayShift().ifPresent(kd -> inner.put("decay", PowerOfTwo.show(kd)));
        }
    }

    private void options() {
        if (rule.options() instanceof SignedError signed) {
            node.put("dead-band", show(signed.deadBandShift()));
        } else if (rule.options() instanceof ForwardFeedback forward) {
            node.put("alpha", PowerOfTwo.show(forward.alphaShift()));
            node.put("noise", forward.noise().text());
        } else if (rule.options() instanceof ForwardGradient forward) {
            node.put("noise", forward.noise().text());
        } else if (rule.options() instanceof DualPropagation dual) {
            node.put("alpha", dual.alpha().text());
            node.put("beta", PowerOfTwo.show(dual.betaShift()));
            node.put("order", dual.order().text());
            node.put("sweeps", dual.sweeps());
        } else if (rule.options() instanceof NodePerturbation perturbation) {
            perturbation(perturbation);
        }
    }

    private void perturbation(NodePerturbation options) {
        node.put("sigma", PowerOfTwo.show(options.sigmaShift()));
        node.put("noise", options.noise().text());
        node.put("draws", 1 << options.drawsShift());
        if (RuleKeys.divides(rule.name(), options.noise())) {
            node.put("division", options.division().text());
        }
        if (RuleKeys.measuresActivity(rule.name())) {
            node.put("passes", NodePerturbationReader.passes(options.twoNoisyPasses()));
        }
        Optional<Decorrelation> decorrelation = options.decorrelation();
        decorrelation.ifPresent(d -> {
            node.put("decorrelate", DecorrelationReader.which(d.input()));
            node.put("decorrelation-rate", PowerOfTwo.show(d.rateShift()));
        });
    }
}
