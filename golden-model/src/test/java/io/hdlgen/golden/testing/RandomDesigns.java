package io.hdlgen.golden.testing;

import io.hdlgen.golden.fixed.FixedFormat;
import io.hdlgen.golden.spec.Activation;
import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.EngineSpec;
import io.hdlgen.golden.spec.FeedbackSource;
import io.hdlgen.golden.spec.FeedbackSpec;
import io.hdlgen.golden.spec.FeedbackValues;
import io.hdlgen.golden.spec.Formats;
import io.hdlgen.golden.spec.Layer;
import io.hdlgen.golden.spec.Loss;
import io.hdlgen.golden.spec.Network;
import io.hdlgen.golden.spec.Rounding;
import io.hdlgen.golden.spec.RuleName;
import io.hdlgen.golden.spec.RuleOptions;
import io.hdlgen.golden.spec.RuleSpec;
import io.hdlgen.golden.spec.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Small designs over all options, within what the description reader accepts; one number decides everything. */
public final class RandomDesigns {
    private final Random random;

    private RandomDesigns(long seed) {
        this.random = new Random(seed);
    }

    /** Design number {@code seed}. */
    public static Design of(long seed) {
        return new RandomDesigns(seed).design(seed);
    }

    private Design design(long seed) {
        Network network = network();
        int k = between(2, 9);
        Formats formats = formats(network.loss(), k);
        RuleName rule = pick(RuleName.BP, RuleName.DFA);
        Shape shape = new Shape(1 << between(0, 3), between(1, 3));
        Optional<FeedbackSpec> feedback =
                rule == RuleName.DFA ? Optional.of(feedback(network, formats.feedback())) : Optional.empty();
        return new Design(
                new Description(
                        "random",
                        network,
                        new RuleSpec(rule, k, feedback, new RuleOptions.None()),
                        formats,
                        new EngineSpec(shape.multipliers(), Optional.of(shape)),
                        "none",
                        seed),
                shape);
    }

    private Network network() {
        List<Layer> layers = new ArrayList<>();
        int depth = between(1, 4);
        for (int l = 1; l < depth; l++) {
            Activation activation = pick(Activation.values());
            int leak = activation == Activation.LEAKY_RELU ? between(1, 6) : 0;
            layers.add(new Layer(between(1, 20), activation, leak));
        }
        layers.add(new Layer(between(1, 12), Activation.LINEAR, 0));
        return new Network(between(1, 40), layers, pick(Loss.values()));
    }

    private Formats formats(Loss loss, int k) {
        int vectorBits = between(8, 18);
        int weightBits = between(6, vectorBits);
        FixedFormat activations = format(vectorBits, between(4, vectorBits - 2));
        FixedFormat weights = format(weightBits, between(2, weightBits - 1));
        FixedFormat error = loss == Loss.SQUARED_ERROR ? activations : format(vectorBits, between(4, vectorBits - 1));
        int least = Math.max(vectorBits - 6 + k, weights.fractionBits() - activations.fractionBits() + 2);
        FixedFormat delta = format(vectorBits, between(least, Math.max(least, vectorBits - 1 + k)));
        boolean nearest = random.nextInt(3) == 0;
        int shift = delta.fractionBits() + activations.fractionBits() - weights.fractionBits();
        return new Formats(
                weights,
                format(weightBits, between(2, weightBits - 1)),
                activations,
                error,
                delta,
                nearest ? Rounding.NEAREST : Rounding.STOCHASTIC,
                nearest ? 0 : between(1, Math.min(16, shift - 1)));
    }

    private FeedbackSpec feedback(Network network, FixedFormat format) {
        boolean stored = random.nextBoolean();
        FeedbackValues values = stored
                ? pick(FeedbackValues.values())
                : pick(FeedbackValues.UNIFORM, FeedbackValues.SIGN, FeedbackValues.TERNARY);
        List<Integer> scales = new ArrayList<>();
        for (int l = 1; l < network.depth(); l++) {
            // +1 needs an integer bit beside the sign unless it is scaled down.
            scales.add(between(Math.max(0, 2 - format.integerBits()), 5));
        }
        return new FeedbackSpec(values, stored ? FeedbackSource.STORED : FeedbackSource.LFSR, scales);
    }

    private static FixedFormat format(int bits, int fraction) {
        return new FixedFormat(bits - fraction, fraction);
    }

    private int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    @SafeVarargs
    private <T> T pick(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
