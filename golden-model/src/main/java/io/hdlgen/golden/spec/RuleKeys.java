package io.hdlgen.golden.spec;

import io.hdlgen.golden.spec.RuleOptions.NoiseKind;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which keys of {@code rule} belong to which rules. */
final class RuleKeys {
    private RuleKeys() {}

    /** Reports every key that the named rule does not have. */
    static void check(Section section, RuleName name) {
        for (String key : Keys.RULE.names()) {
            Field field = section.field(key);
            if (!field.isGiven() || owns(key).test(name)) {
                continue;
            }
            if (key.equals("feedback")) {
                field.report(Problem.FEEDBACK_NOT_USED, name.text());
            } else {
                field.report(Problem.OPTION_NOT_USED, name.text(), key, owners(owns(key)));
            }
        }
    }

    /** The same for {@code rule.feedback}. */
    static void checkFeedback(Section section, RuleName name) {
        for (String key : new String[] {"learning-rate", "decay"}) {
            if (section.field(key).isGiven() && !ownsFeedbackLearning(name)) {
                section.field(key)
                        .report(
                                Problem.OPTION_NOT_USED,
                                name.text(),
                                "feedback." + key,
                                owners(RuleKeys::ownsFeedbackLearning));
            }
        }
    }

    /** Whether a rule has a key of {@code rule}. */
    static Predicate<RuleName> owns(String key) {
        return switch (key) {
            case "feedback" -> RuleName::drawsFeedback;
            case "alpha" -> name -> name.propagatesDuals() || name == RuleName.FDFA;
            case "beta", "order", "sweeps" -> RuleName::propagatesDuals;
            case "sigma", "draws" -> RuleName::perturbsNodes;
            case "noise" -> name -> name.perturbsNodes() || name == RuleName.FDFA || name == RuleName.FG_A;
            case "division" -> name -> measuresActivity(name) || perturbsLayerByLayer(name);
            case "passes" -> RuleKeys::measuresActivity;
            case "decorrelate", "decorrelation-rate" -> RuleName::decorrelates;
            case "dead-band" -> name -> name == RuleName.SDFA;
            default -> name -> true;
        };
    }

    /** ANP, DANP: they divide by what they measure. */
    static boolean measuresActivity(RuleName name) {
        return name == RuleName.ANP || name == RuleName.DANP;
    }

    /** INP, DINP: they divide by the noise of a layer. */
    static boolean perturbsLayerByLayer(RuleName name) {
        return name == RuleName.INP || name == RuleName.DINP;
    }

    /** Whether the rule can divide by a norm: the squared norm of a layer's Rademacher noise is its expectation. */
    static boolean divides(RuleName name, NoiseKind noise) {
        return measuresActivity(name) || (perturbsLayerByLayer(name) && noise == NoiseKind.GAUSSIAN);
    }

    private static boolean ownsFeedbackLearning(RuleName name) {
        return name == RuleName.DKP;
    }

    private static String owners(Predicate<RuleName> owner) {
        return Arrays.stream(RuleName.values())
                .filter(owner)
                .map(RuleName::text)
                .collect(Collectors.joining(", "));
    }
}
