package io.hdlgen.golden.testing;

import io.hdlgen.golden.fixed.FixedFormat;
import io.hdlgen.golden.spec.Activation;
import io.hdlgen.golden.spec.BoardSpec;
import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.EngineSpec;
import io.hdlgen.golden.spec.Formats;
import io.hdlgen.golden.spec.Layer;
import io.hdlgen.golden.spec.Loss;
import io.hdlgen.golden.spec.Network;
import io.hdlgen.golden.spec.Rounding;
import io.hdlgen.golden.spec.RuleName;
import io.hdlgen.golden.spec.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Small designs over all options, hardly beyond what the description reader accepts; one number decides everything. */
public final class RandomDesigns {
    private final Dice dice;

    private RandomDesigns(long seed) {
        this.dice = new Dice(seed);
    }

    /** Design number {@code seed}, of any rule. */
    public static Design of(long seed) {
        RandomDesigns designs = new RandomDesigns(seed);
        return designs.design(seed, designs.dice.pick(RuleName.values()));
    }

    /** Design number {@code seed} of one rule. */
    public static Design of(long seed, RuleName rule) {
        return new RandomDesigns(seed).design(seed, rule);
    }

    private Design design(long seed, RuleName rule) {
        Network network = network();
        int k = dice.between(2, 9);
        Formats formats = formats(network.loss(), rule, k);
        Shape shape = new Shape(1 << dice.between(0, 3), dice.between(1, 3));
        return new Design(
                new Description(
                        "random",
                        network,
                        new RandomRules(dice, network, formats).rule(rule, k),
                        formats,
                        new EngineSpec(shape.multipliers(), Optional.of(shape)),
                        BoardSpec.NONE,
                        seed),
                shape);
    }

    private Network network() {
        List<Layer> layers = new ArrayList<>();
        int depth = dice.between(1, 4);
        for (int l = 1; l < depth; l++) {
            Activation activation = dice.pick(Activation.values());
            int leak = activation == Activation.LEAKY_RELU ? dice.between(1, 6) : 0;
            layers.add(new Layer(dice.between(1, 20), activation, leak));
        }
        layers.add(new Layer(dice.between(1, 12), Activation.LINEAR, 0));
        return new Network(dice.between(1, 28), layers, dice.pick(Loss.values()));
    }

    private Formats formats(Loss loss, RuleName rule, int k) {
        int vectorBits = dice.between(8, 18);
        int weightBits = dice.between(6, vectorBits);
        FixedFormat activations = format(vectorBits, dice.between(4, Math.min(16, vectorBits - 2)));
        FixedFormat weights = format(weightBits, dice.between(2, weightBits - 1));
        FixedFormat error =
                loss == Loss.SQUARED_ERROR ? activations : format(vectorBits, dice.between(4, vectorBits - 1));
        int least = Math.max(vectorBits - 6 + k, weights.fractionBits() - activations.fractionBits() + 2);
        FixedFormat delta = format(vectorBits, dice.between(least, vectorBits - 1 + k));
        boolean nearest = dice.oneIn(3);
        int shift = delta.fractionBits() + activations.fractionBits() - weights.fractionBits();
        return new Formats(
                weights,
                feedback(rule, weights),
                activations,
                error,
                delta,
                nearest ? Rounding.NEAREST : Rounding.STOCHASTIC,
                nearest ? 0 : dice.between(1, Math.min(16, shift - 1)));
    }

    /** The 1 on the diagonal of R must fit, and h_l of KP, which has the weights' range beyond that of B, must hold x_l. */
    private FixedFormat feedback(RuleName rule, FixedFormat weights) {
        int most = weights.bits() - (rule.decorrelates() ? 2 : 1);
        return format(
                weights.bits(), dice.between(2, rule == RuleName.KP ? Math.min(weights.fractionBits(), most) : most));
    }

    private static FixedFormat format(int bits, int fraction) {
        return new FixedFormat(bits - fraction, fraction);
    }
}
