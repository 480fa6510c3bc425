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

    private final Description description;
    private final CommentedLines lines;

    private DescriptionWriter(Description description, boolean starter) {
        this.description = description;
        this.lines = new CommentedLines(HEAD, starter);
    }

    /** Every field with its value, defaults included. */
    public static String yaml(Description description) {
        return new DescriptionWriter(description, false).write();
    }

    /**
     * A description to start from: the embedded digits with two hidden layers, whose activation suits the rule. Fields whose default follows other fields are written as comments, so that they keep following.
     *
     * @param board a slug of {@link Boards}
     * @param name valid by {@link DesignName}
     */
    public static String starter(RuleName rule, String board, String name) {
        String activation = rule.needsBoundedActivations() ? Activation.HARD_TANH.text() : Activation.RELU.text();
        String wish = """
                name: '%s'
                network: {layers: [{units: 64, activation: %s}, {units: 32, activation: %s}, 10]}
                rule: %s
                board: %s
                """.formatted(name, activation, activation, rule.text(), board);
        Description description = DescriptionReader.read(name, wish, List.of())
                .description()
                .orElseThrow(() -> new IllegalArgumentException("no such board or no valid name: " + wish));
        return new DescriptionWriter(description, true).write();
    }

    private String write() {
        lines.line("hdlgen: " + DescriptionReader.VERSION, "version of this format");
        lines.line("name: " + (description.name().equals("null") ? "'null'" : description.name()), "");
        lines.gap();
        network(description.network());
        lines.gap();
        RuleWriter.write(lines, description.rule());
        lines.gap();
        format(description.formats());
        lines.gap();
        engine(description.engine());
        lines.gap();
        board(description.board());
        lines.line("seed: " + description.seed(), "all random numbers derive from it");
        return lines.toString();
    }

    private void network(Network network) {
        lines.line("network:", "");
        lines.line("  input: " + network.input(), "values of a sample; the built-in digits have 64");
        lines.line("  layers:", "hidden layers, then the output");
        for (int l = 1; l < network.depth(); l++) {
            Layer layer = network.layer(l);
            String slope =
                    layer.activation() == Activation.LEAKY_RELU ? ", slope: " + PowerOfTwo.show(layer.leakShift()) : "";
            lines.line(
                    "    - {units: %d, activation: %s%s}"
                            .formatted(layer.units(), layer.activation().text(), slope),
                    l == 1 ? "linear, relu, leaky-relu, hard-tanh, hard-sigmoid" : "");
        }
        lines.line("    - {units: " + network.classes() + "}", "one unit a class, always linear");
        lines.line("  loss: " + network.loss().text(), "softmax-cross-entropy or squared-error");
    }

    private void format(Formats formats) {
        lines.line("format:", "sI.F: I bits before the point, the sign counted, F behind");
        lines.line("  weights: " + formats.weights(), range(formats.weights()));
        if (description.rule().name().hasFurtherMatrices()) {
            lines.derived("  feedback: " + formats.feedback(), "as wide as the weights");
        }
        lines.line("  activations: " + formats.activations(), range(formats.activations()));
        lines.derived("  error: " + formats.error(), "as wide as the activations");
        lines.derived("  delta: " + formats.delta(), "error times learning rate; follows the rate");
        lines.line("  rounding: " + formats.rounding().text(), "of weight updates; stochastic or nearest");
        if (formats.stochastic()) {
            lines.line("  rounding-bits: " + formats.roundingBits(), "random bits a rounding");
        }
    }

    private void engine(EngineSpec engine) {
        lines.line("engine:", "");
        Optional<Shape> shape = engine.shape();
        if (shape.isPresent()) {
            lines.line("  block: " + shape.get().block(), "lanes of a block, and multipliers of a lane: 1, 2, 4, 8");
            lines.line("  blocks: " + shape.get().blocks(), "%d multipliers in all".formatted(engine.multipliers()));
        } else {
            lines.line(
                    "  multipliers: " + engine.multipliers(), "at most so many; or give the shape: block and blocks");
        }
        if (!engine.control().isEmpty()) {
            String options = engine.control().stream().map(ControlOption::text).collect(Collectors.joining(", "));
            lines.line("  control: [" + options + "]", "at run time, through the register file");
        }
        engine.epoch()
                .ifPresent(samples ->
                        lines.line("  epoch-samples: " + samples, "how long an epoch is, for a schedule in epochs"));
        if (engine.transport() != Transport.TRANSPOSED) {
            lines.line("  transport: " + engine.transport().text(), "W2 .. WL a second time; or transposed");
        }
        if (engine.banks() != Banks.DUAL_PORT) {
            lines.line("  banks: " + engine.banks().text(), "memories of the weights; or dual-port");
        }
    }

    private void board(BoardSpec board) {
        if (board.isPlain()) {
            lines.line("board: " + board.name(), "none: the core only");
            return;
        }
        lines.line("board:", "");
        lines.line("  name: " + board.name(), "none: the core only");
        board.megahertz().ifPresent(clock -> lines.line("  clock: " + clock.toPlainString(), "MHz"));
        lines.line("  baud: " + board.baud(), "of the serial line to the host");
    }

    private static String range(FixedFormat format) {
        int limit = 1 << (format.integerBits() - 1);
        return "-%d to just below %d".formatted(limit, limit);
    }
}
