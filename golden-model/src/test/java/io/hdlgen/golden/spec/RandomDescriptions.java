package io.hdlgen.golden.spec;

import io.hdlgen.golden.noise.SplitMix64;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Valid descriptions of every kind, for round trips. */
final class RandomDescriptions {
    private final SplitMix64 random;

    private RandomDescriptions(long seed) {
        this.random = new SplitMix64(seed);
    }

    /** So many descriptions, the rules in turn. */
    static List<Description> take(int count, long seed) {
        RandomDescriptions source = new RandomDescriptions(seed);
        List<Description> descriptions = new ArrayList<>();
        RuleName[] rules = RuleName.values();
        while (descriptions.size() < count) {
            RuleName rule = rules[descriptions.size() % rules.length];
            DescriptionReader.read("random.yaml", source.text(rule), List.of())
                    .description()
                    .ifPresent(descriptions::add);
        }
        return descriptions;
    }

    private String text(RuleName rule) {
        int rate = random.below(12);
        int vector = 8 + random.below(11);
        int weight = 6 + random.below(vector - 5);
        int logit = 2 + random.below(vector - 5);
        return """
                name: %s
                network: {input: %d, layers: %s, loss: %s}
                rule: %s
                format: {weights: s%d.%d, activations: s%d.%d, rounding: %s%s}
                engine: %s
                board: %s
                seed: %d
                """.formatted(
                        pick("null", "a", "some-net-2"),
                        1 + random.below(800),
                        layers(),
                        pick("squared-error", "softmax-cross-entropy"),
                        RandomRules.text(random, rule, rate),
                        2,
                        weight - 2,
                        logit,
                        vector - logit,
                        pick("nearest", "stochastic"),
                        pick("", ", delta: s%d.%d".formatted(1 - rate, vector - 1 + rate)),
                        pick(
                                "{multipliers: %d}".formatted(1 + random.below(100)),
                                "{block: 2, blocks: 3, epoch-samples: 60000, control: [counters, inference]}"),
                        pick("none", "arty-a7-35"),
                        random.next())
                .replace("name: null", "name: 'null'");
    }

    private String layers() {
        StringJoiner layers = new StringJoiner(", ", "[", "]");
        for (int l = random.below(4); l > 0; l--) {
            String activation =
                    pick("linear", "relu", "leaky-relu, slope: 2^-2", "leaky-relu", "hard-tanh", "hard-sigmoid");
            layers.add("{units: %d, activation: %s}".formatted(1 + random.below(100), activation));
        }
        return layers.add(Integer.toString(1 + random.below(100))).toString();
    }

    private String pick(String... choices) {
        return choices[random.below(choices.length)];
    }
}
