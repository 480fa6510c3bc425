package io.hdlgen.sim;

import io.hdlgen.golden.fixed.FixedFormat;
import io.hdlgen.golden.spec.Activation;
import io.hdlgen.golden.spec.BoardSpec;
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
import java.util.List;
import java.util.Optional;

/** Designs for tests. */
public final class TestDesigns {
    private TestDesigns() {}

    /** One linear layer of {@code rows} units on {@code columns} inputs. */
    public static Design oneLayer(Shape shape, int columns, int rows, int weightBits, int vectorBits) {
        Network network = new Network(columns, List.of(new Layer(rows, Activation.LINEAR, 0)), Loss.SQUARED_ERROR);
        RuleSpec rule = new RuleSpec(RuleName.BP, 6, Optional.empty(), new RuleOptions.None());
        return new Design(
                describe("double", network, rule, shape, weightBits, vectorBits, Rounding.STOCHASTIC, 8), shape);
    }

    /** Three layers with DFA: everything that a description can say is in it. */
    public static Design threeLayers(Shape shape, FeedbackSource source) {
        Network network = new Network(
                20,
                List.of(
                        new Layer(9, Activation.RELU, 0),
                        new Layer(7, Activation.LEAKY_RELU, 3),
                        new Layer(3, Activation.LINEAR, 0)),
                Loss.SOFTMAX_CROSS_ENTROPY);
        FeedbackSpec feedback = new FeedbackSpec(FeedbackValues.UNIFORM, source, List.of(2, 1));
        RuleSpec rule = new RuleSpec(RuleName.DFA, 6, Optional.of(feedback), new RuleOptions.None());
        return new Design(describe("three", network, rule, shape, 16, 16, Rounding.STOCHASTIC, 8), shape);
    }

    private static Description describe(
            String name,
            Network network,
            RuleSpec rule,
            Shape shape,
            int ww,
            int xw,
            Rounding rounding,
            int roundingBits) {
        FixedFormat weights = new FixedFormat(3, ww - 3);
        FixedFormat activations = new FixedFormat(xw - 9, 9);
        Formats formats = new Formats(
                weights,
                weights,
                activations,
                network.loss() == Loss.SQUARED_ERROR ? activations : new FixedFormat(1, xw - 1),
                new FixedFormat(-4, xw + 4),
                rounding,
                roundingBits);
        EngineSpec engine = new EngineSpec(shape.multipliers(), Optional.of(shape));
        return new Description(name, network, rule, formats, engine, BoardSpec.NONE, -42L);
    }
}
