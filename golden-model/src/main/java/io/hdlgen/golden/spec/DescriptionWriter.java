package io.hdlgen.golden.spec;

import io.hdlgen.golden.fixed.FixedFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes a description as commented YAML that {@link DescriptionReader} reads back to the same description. */
public final class DescriptionWriter {
    private static final String HEAD = """
            # What to train, how, and in which numbers. The same file trains the golden model, generates the
            # trainer in Verilog and proves that both agree. Every field: docs/description.md
            """;

    /** Column in which comments begin. */
    private static final int COMMENT = 40;

    private final Description description;
    private final boolean starter;
    private final StringBuilder text = new StringBuilder(HEAD);

    private DescriptionWriter(Description description, boolean starter) {
        this.description = description;
        this.starter = starter;
    }

    /** Every field with its value, defaults included. */
    public static String yaml(Description description) {
        return new DescriptionWriter(description, false).write();
    }

    /**
     * A description to start from: the embedded digits with two hidden layers. Fields whose default follows other fields are written as comments, so that they keep following.
     *
     * @param board a slug of {@link Boards}
     * @param name valid by {@link DesignName}
     */
    public static String starter(RuleName rule, String board, String name) {
        String wish = "{name: '%s', network: {layers: [64, 32, 10]}, rule: %s, board: %s}"
                .formatted(name, rule.text(), board);
        Description description = DescriptionReader.read(name, wish, List.of())
                .description()
                .orElseThrow(() -> new IllegalArgumentException("no such board or no valid name: " + wish));
        return new DescriptionWriter(description, true).write();
    }

    private String write() {
        line("hdlgen: " + DescriptionReader.VERSION, "version of this format");
        line("name: " + (description.name().equals("null") ? "'null'" : description.name()), "");
        text.append('\n');
        network(description.network());
        text.append('\n');
        rule(description.rule());
        text.append('\n');
        format(description.formats());
        text.append('\n');
        engine(description.engine());
        text.append('\n');
        line("board: " + description.board(), "none: the core only");
        line("seed: " + description.seed(), "all random numbers derive from it");
        return text.toString();
    }

    private void network(Network network) {
        line("network:", "");
        line("  input: " + network.input(), "values of a sample; the built-in digits have 64");
        line("  layers:", "hidden layers, then the output");
        for (int l = 1; l < network.depth(); l++) {
            Layer layer = network.layer(l);
            String slope =
                    layer.activation() == Activation.LEAKY_RELU ? ", slope: " + PowerOfTwo.show(layer.leakShift()) : "";
            line(
                    "    - {units: %d, activation: %s%s}"
                            .formatted(layer.units(), layer.activation().text(), slope),
                    l == 1 ? "linear, relu, leaky-relu, hard-tanh, hard-sigmoid" : "");
        }
        line("    - {units: " + network.classes() + "}", "one unit a class, always linear");
        line("  loss: " + network.loss().text(), "softmax-cross-entropy or squared-error");
    }

    private void rule(RuleSpec rule) {
        line("rule:", "");
        line("  name: " + rule.name().text(), "bp: backpropagation; dfa: direct feedback alignment");
        line("  learning-rate: " + PowerOfTwo.show(rule.rateShift()), "a power of two: hardware shifts");
        rule.feedback().ifPresent(feedback -> {
            String scale = feedback.scaleShifts().stream().map(PowerOfTwo::show).collect(Collectors.joining(", "));
            line("  feedback:", "the fixed random matrices of the hidden layers");
            line("    values: " + feedback.values().text(), "sign, ternary, uniform, normal");
            line("    source: " + feedback.source().text(), "stored, or lfsr: regenerated, takes no memory");
            derived("    scale: [" + scale + "]", "a layer each, about 1/sqrt(units)");
        });
    }

    private void format(Formats formats) {
        line("format:", "sI.F: I bits before the point, the sign counted, F behind");
        line("  weights: " + formats.weights(), range(formats.weights()));
        if (description.rule().name().hasFurtherMatrices()) {
            derived("  feedback: " + formats.feedback(), "as wide as the weights");
        }
        line("  activations: " + formats.activations(), range(formats.activations()));
        derived("  error: " + formats.error(), "as wide as the activations");
        derived("  delta: " + formats.delta(), "error times learning rate; follows the rate");
        line("  rounding: " + formats.rounding().text(), "of weight updates; stochastic or nearest");
        if (formats.stochastic()) {
            line("  rounding-bits: " + formats.roundingBits(), "random bits a rounding");
        }
    }

    private void engine(EngineSpec engine) {
        line("engine:", "");
        Optional<Shape> shape = engine.shape();
        if (shape.isPresent()) {
            line("  block: " + shape.get().block(), "lanes of a block, and multipliers of a lane: 1, 2, 4, 8");
            line("  blocks: " + shape.get().blocks(), "%d multipliers in all".formatted(engine.multipliers()));
        } else {
            line("  multipliers: " + engine.multipliers(), "at most so many; or give the shape: block and blocks");
        }
    }

    private static String range(FixedFormat format) {
        int limit = 1 << (format.integerBits() - 1);
        return "-%d to just below %d".formatted(limit, limit);
    }

    /** A line whose value follows other fields: in a starter only shown. */
    private void derived(String line, String comment) {
        if (!starter) {
            line(line, comment);
            return;
        }
        int indent = line.length() - line.stripLeading().length();
        line(" ".repeat(indent) + "# " + line.strip(), "default: " + comment);
    }

    private void line(String line, String comment) {
        text.append(line);
        if (!comment.isEmpty()) {
            text.append(" ".repeat(Math.max(1, COMMENT - line.length())))
                    .append("# ")
                    .append(comment);
        }
        text.append('\n');
    }
}
