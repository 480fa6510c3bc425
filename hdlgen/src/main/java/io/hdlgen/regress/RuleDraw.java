package io.hdlgen.regress;

import io.hdlgen.golden.spec.FeedbackSource;
import io.hdlgen.golden.spec.FeedbackValues;
import io.hdlgen.golden.spec.RuleName;
import io.hdlgen.golden.spec.RuleOptions.Alpha;
import io.hdlgen.golden.spec.RuleOptions.Division;
import io.hdlgen.golden.spec.RuleOptions.NoiseKind;
import io.hdlgen.golden.spec.RuleOptions.SweepOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** The text of {@code rule}: every option that the rule has, mostly within what the reader accepts for these formats. */
final class RuleDraw {
    private final Dice dice;
    private final RuleName name;
    private final NumberDraw numbers;
    private final int layers;
    private final StringJoiner fields = new StringJoiner(", ", "{", "}");

    private RuleDraw(Dice dice, RuleName name, NumberDraw numbers, int layers) {
        this.dice = dice;
        this.name = name;
        this.numbers = numbers;
        this.layers = layers;
    }

    /** The text for a network of {@code layers} layers. */
    static String text(Dice dice, RuleName name, NumberDraw numbers, int layers) {
        RuleDraw rule = new RuleDraw(dice, name, numbers, layers);
        rule.common();
        if (name.drawsFeedback()) {
            rule.feedback();
        }
        rule.options();
        return rule.fields.toString();
    }

    private void common() {
        fields.add("name: " + name.text());
        fields.add("learning-rate: " + power(numbers.k()));
        if (dice.oneIn(3)) {
            fields.add("schedule: " + schedule());
        }
        if (dice.oneIn(3) && numbers.roundingBits() > 0) {
            fields.add("decay: " + decay());
        }
        if (dice.oneIn(4)) {
            fields.add("freeze: " + frozen());
        }
    }

    /** Rates for which DF stays between XW - 6 + k and XW - 1 + k, from early samples on. */
    private List<String> schedule() {
        String unit = dice.pick("samples", "samples", "epochs");
        List<String> steps = new ArrayList<>();
        int after = 0;
        for (int step = dice.between(1, 3); step > 0; step--) {
            after += dice.between(1, 8);
            int least = numbers.df() - numbers.xw() + 1;
            int k = dice.between(Math.max(0, least), least + 5);
            steps.add("{%s: %d, learning-rate: %s}".formatted(unit, after, power(k)));
        }
        return steps;
    }

    private String decay() {
        int sh = numbers.updateShift();
        return power(dice.oneIn(8) ? dice.between(0, sh) : dice.between(Math.min(2, sh), sh));
    }

    /** Never all layers. */
    private List<Integer> frozen() {
        int learning = dice.between(0, layers - 1);
        List<Integer> frozen = new ArrayList<>();
        for (int l = 0; l < layers; l++) {
            if (l != learning && dice.oneIn(2)) {
                frozen.add(l);
            }
        }
        return frozen;
    }

    private void feedback() {
        FeedbackValues values = dice.deal("values", FeedbackValues.values());
        boolean stored = name.learnsFeedback() || values == FeedbackValues.NORMAL || dice.oneIn(2);
        StringJoiner feedback = new StringJoiner(", ", "feedback: {", "}")
                .add("values: " + values.text())
                .add("source: " + (stored ? FeedbackSource.STORED : FeedbackSource.LFSR).text());
        if (dice.oneIn(2)) {
            // +1 needs an integer bit beside the sign unless it is scaled down.
            int least = Math.max(0, 2 - (numbers.ww() - numbers.bf()));
            feedback.add("scale: " + power(dice.between(least, Math.min(least + 5, numbers.bf()))));
        }
        if (name == RuleName.DKP) {
            int least = numbers.updateShift() + numbers.bf() - numbers.ef() - numbers.xf() + 1;
            feedback.add("learning-rate: " + power(Math.max(0, least) + dice.between(0, 4)));
            if (numbers.roundingBits() > 0 && dice.oneIn(3)) {
                feedback.add("decay: " + decay());
            }
        }
        fields.add(feedback.toString());
    }

    private void options() {
        switch (name) {
            case BP, FA, KP, DFA, DRTP, DKP -> {}
            case SDFA -> fields.add("dead-band: " + (dice.oneIn(3) ? "none" : power(dice.between(0, numbers.ef()))));
            case FDFA -> {
                // 2^-ka u_l must fit XW bits, and 2^-ka is a decay, so ka is at most SH.
                int least = numbers.updateShift() + numbers.bf() - numbers.xf() - numbers.xw() + 3;
                int most = numbers.updateShift();
                fields.add("alpha: " + power(Math.min(most, Math.max(0, least) + dice.between(0, 4))));
                noise(0);
            }
            case FG_A -> noise(0);
            case DP, DP_T -> dual();
            case NP, ANP, INP, DNP, DANP, DINP -> perturbation();
        }
    }

    /** Gaussian noise, at most 3.47 sigma, needs the bits for it. */
    private NoiseKind noise(int sigmaShift) {
        NoiseKind noise = dice.deal("noise", NoiseKind.values());
        if (numbers.integerBits() + sigmaShift < 3) {
            noise = NoiseKind.RADEMACHER;
        }
        fields.add("noise: " + noise.text());
        return noise;
    }

    private void dual() {
        fields.add("alpha: " + dice.deal("alpha", Alpha.values()).text());
        fields.add("beta: " + power(dice.oneIn(6) ? dice.between(0, 16) : dice.between(0, 5)));
        fields.add("order: " + dice.deal("order", SweepOrder.values()).text());
        fields.add("sweeps: " + (dice.oneIn(3) ? dice.between(2, 5) : dice.between(1, 2)));
    }

    private void perturbation() {
        int s = dice.between(Math.max(0, 2 - numbers.integerBits()), Math.min(10, numbers.xf() - 3));
        fields.add("sigma: " + power(s));
        NoiseKind noise = noise(s);
        fields.add("draws: " + dice.deal("draws", 1, 1, 2, 4, 8));
        boolean measures = name == RuleName.ANP || name == RuleName.DANP;
        boolean layerwise = name == RuleName.INP || name == RuleName.DINP;
        if (measures || (layerwise && noise == NoiseKind.GAUSSIAN)) {
            fields.add("division: " + dice.deal("division", Division.values()).text());
        }
        if (measures) {
            fields.add("passes: " + dice.deal("passes", "clean-noisy", "two-noisy"));
        }
        if (name.decorrelates()) {
            fields.add("decorrelate: " + dice.deal("decorrelate", "all", "hidden"));
            fields.add("decorrelation-rate: " + power(decorrelationRate()));
        }
    }

    /** p_l with SH, and q_l with SH + BF - XF fraction bits, fit XW bits for inputs up to 2; now and then they do not. */
    private int decorrelationRate() {
        int sh = numbers.updateShift();
        int least = Math.max(sh - numbers.xw() + 3, sh + numbers.bf() - numbers.xf() - numbers.xw() + 2);
        return Math.max(0, least - (dice.oneIn(6) ? 3 : 0)) + dice.between(0, 4);
    }

    private static String power(int shift) {
        return "2^" + -shift;
    }
}
