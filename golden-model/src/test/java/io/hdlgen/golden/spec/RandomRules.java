package io.hdlgen.golden.spec;

import io.hdlgen.golden.noise.SplitMix64;
import io.hdlgen.golden.spec.RuleOptions.NoiseKind;
import io.hdlgen.golden.spec.RuleOptions.SweepOrder;
import java.util.Arrays;
import java.util.StringJoiner;

/** The text of {@code rule} for every rule, each option now and then; what does not fit the rest of a description is refused by the reader. */
final class RandomRules {
    private final SplitMix64 random;
    private final RuleName name;
    private final int rateShift;
    private final StringJoiner fields = new StringJoiner(", ", "{", "}");

    private RandomRules(SplitMix64 random, RuleName name, int rateShift) {
        this.random = random;
        this.name = name;
        this.rateShift = rateShift;
    }

    static String text(SplitMix64 random, RuleName name, int rateShift) {
        RandomRules rule = new RandomRules(random, name, rateShift);
        rule.common();
        rule.options();
        return rule.fields.toString();
    }

    private void common() {
        fields.add("name: " + name.text());
        fields.add("learning-rate: 2^-" + rateShift);
        maybe("schedule: [{samples: 10, learning-rate: 2^-%d}, {epochs: 3, learning-rate: 2^-%d}]"
                .formatted(rateShift + 1, rateShift + 2));
        maybe("decay: " + pick("none", "2^-" + random.below(20)));
        maybe("freeze: [" + pick("", "0", "1, 0", "3") + "]");
        if (name.drawsFeedback()) {
            StringJoiner feedback = new StringJoiner(", ", "feedback: {", "}");
            feedback.add("values: " + pick("sign", "ternary", "uniform", "normal"));
            feedback.add("source: " + (name.learnsFeedback() ? "stored" : pick("stored", "lfsr")));
            if (name == RuleName.DKP && random.below(2) == 0) {
                feedback.add("learning-rate: 2^-" + (4 + random.below(16)));
                feedback.add("decay: " + pick("none", "2^-" + random.below(20)));
            }
            fields.add(feedback.toString());
        }
    }

    private void options() {
        String noise =
                pick(Arrays.stream(NoiseKind.values()).map(NoiseKind::text).toArray(String[]::new));
        switch (name) {
            case BP, FA, KP, DFA, DRTP, DKP -> {}
            case SDFA -> maybe("dead-band: " + pick("none", "2^-" + random.below(12)));
            case FDFA -> {
                maybe("alpha: 2^-" + (rateShift + random.below(8)));
                maybe("noise: " + noise);
            }
            case FG_A -> maybe("noise: " + noise);
            case DP, DP_T -> dual();
            case NP, ANP, INP, DNP, DANP, DINP -> perturbation(noise);
        }
    }

    private void dual() {
        maybe("alpha: " + pick("0", "1/2", "0.5", "1"));
        maybe("beta: 2^-" + random.below(17));
        maybe("order: "
                + pick(Arrays.stream(SweepOrder.values()).map(SweepOrder::text).toArray(String[]::new)));
        maybe("sweeps: " + (1 + random.below(64)));
    }

    private void perturbation(String noise) {
        fields.add("sigma: 2^-" + random.below(6));
        maybe("draws: " + (1 << random.below(7)));
        fields.add("noise: " + noise);
        boolean measures = name == RuleName.ANP || name == RuleName.DANP;
        boolean layers = name == RuleName.INP || name == RuleName.DINP;
        if (measures || (layers && noise.equals("gaussian"))) {
            maybe("division: " + pick("exact", "shift"));
        }
        if (measures) {
            maybe("passes: " + pick("clean-noisy", "two-noisy"));
        }
        if (name.decorrelates()) {
            fields.add("decorrelate: " + pick("all", "hidden"));
            maybe("decorrelation-rate: 2^-" + random.below(25));
        }
    }

    private void maybe(String field) {
        if (random.below(2) == 0) {
            fields.add(field);
        }
    }

    private String pick(String... choices) {
        return choices[random.below(choices.length)];
    }
}
