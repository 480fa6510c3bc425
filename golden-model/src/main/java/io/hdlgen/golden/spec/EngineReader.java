package io.hdlgen.golden.spec;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads {@code engine}. */
final class EngineReader {
    private static final int DEFAULT_MULTIPLIERS = 16;
    private static final int WIDEST_BLOCK = 8;
    /** Random states pass through the words of weights and vectors byte by byte. */
    private static final int STATE_BITS = 8;

    private EngineReader() {}

    /**
     * Reads it.
     *
     * @param layers of the network, empty if they were wrong: then nothing is said about too many multipliers
     * @param rule of the description, empty if it was wrong
     * @param rounding of the updates, empty if it was wrong
     */
    static Optional<EngineSpec> read(
            Field field, Optional<List<Layer>> layers, Optional<RuleName> rule, Optional<Rounding> rounding) {
        Optional<Section> opened = field.section(Keys.ENGINE);
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        Section section = opened.get();
        Optional<OptionalInt> epoch = epoch(section.field("epoch-samples"));
        Optional<List<ControlOption>> control = control(section.field("control"));
        Optional<Transport> transport = transport(section.field("transport"), rule, rounding);
        Optional<Banks> banks = section.field("banks").choice(Banks.DUAL_PORT, List.of(Banks.values()), Banks::text);
        return size(section, layers)
                .flatMap(engine -> epoch.flatMap(samples -> control.map(options -> engine.with(samples, options))))
                .flatMap(engine -> transport.map(engine::with))
                .flatMap(engine -> banks.map(engine::with));
    }

    private static Optional<List<ControlOption>> control(Field field) {
        if (!field.isGiven()) {
            return Optional.of(List.of());
        }
        Optional<List<Field>> elements = field.list("a list such as [inference, counters]");
        if (elements.isEmpty()) {
            return Optional.empty();
        }
        EnumSet<ControlOption> options = EnumSet.noneOf(ControlOption.class);
        boolean valid = true;
        for (Field element : elements.get()) {
            Optional<ControlOption> option =
                    element.choice(ControlOption.INFERENCE, List.of(ControlOption.values()), ControlOption::text);
            valid &= option.isPresent();
            option.ifPresent(options::add);
        }
        return valid ? Optional.of(List.copyOf(options)) : Optional.empty();
    }

    /** Whether random states can get out and in. */
    static boolean canCheckpoint(Formats formats) {
        return formats.weightBits() >= STATE_BITS;
    }

    /** What the numbers of a design do not allow. */
    static void checkControl(Field field, EngineSpec engine, Formats formats, RuleSpec rule) {
        if (engine.controls(ControlOption.ROUNDING)) {
            if (!formats.stochastic()) {
                field.report(Problem.CONTROL_NOT_POSSIBLE, "rounding", "format.rounding is nearest already");
            } else if (rule.decayShift().isPresent()) {
                field.report(Problem.CONTROL_NOT_POSSIBLE, "rounding", "decay needs stochastic rounding");
            }
        }
        if (engine.controls(ControlOption.CHECKPOINT) && !canCheckpoint(formats)) {
            field.report(Problem.CONTROL_NOT_POSSIBLE, "checkpoint", "weights and vectors need 8 bits or more for it");
        }
    }

    /** A copy belongs to rules that send something back through the weights, and stays one only if both are rounded alike. */
    private static Optional<Transport> transport(Field field, Optional<RuleName> rule, Optional<Rounding> rounding) {
        Optional<Transport> transport =
                field.choice(Transport.TRANSPOSED, List.of(Transport.values()), Transport::text);
        if (transport.filter(t -> t == Transport.COPY).isPresent()) {
            rule.filter(name -> !name.transposesWeights())
                    .ifPresent(name -> field.report(Problem.COPY_UNUSED, name.text()));
            rounding.filter(r -> r == Rounding.STOCHASTIC).ifPresent(r -> field.report(Problem.COPY_DRIFTS));
        }
        return transport;
    }

    /** Nothing says how many samples a training set will have, so there is no default. */
    private static Optional<OptionalInt> epoch(Field field) {
        return field.isGiven()
                ? field.integer(1, 1, Integer.MAX_VALUE, Problem.EPOCH_RANGE).map(OptionalInt::of)
                : Optional.of(OptionalInt.empty());
    }

    private static Optional<EngineSpec> size(Section section, Optional<List<Layer>> layers) {
        Field budgetField = section.field("multipliers");
        Optional<Integer> budget =
                budgetField.integer(DEFAULT_MULTIPLIERS, 1, Limits.MULTIPLIERS, Problem.MULTIPLIERS_RANGE);
        boolean shaped =
                section.field("block").isGiven() || section.field("blocks").isGiven();
        if (!shaped) {
            return budget.map(multipliers -> new EngineSpec(multipliers, Optional.empty()))
                    .filter(engine -> makesSense(budgetField, engine, layers));
        }
        Field blame = section.field("blocks").isGiven() ? section.field("blocks") : section.field("block");
        return shape(section)
                .filter(shape -> !budgetField.isGiven() || budget.isEmpty() || agrees(budgetField, budget.get(), shape))
                .map(shape -> new EngineSpec(shape.multipliers(), Optional.of(shape)))
                .filter(engine -> makesSense(blame, engine, layers));
    }

    private static Optional<Shape> shape(Section section) {
        Field blockField = section.field("block");
        Field blocksField = section.field("blocks");
        Optional<Integer> block = blockField
                .integer(1, 1, WIDEST_BLOCK, Problem.BLOCK_SIZE)
                .filter(s -> {
                    if (Integer.bitCount(s) != 1) {
                        blockField.report(Problem.BLOCK_SIZE, s);
                    }
                    return Integer.bitCount(s) == 1;
                });
        Optional<Integer> blocks = blocksField.integer(1, 1, Limits.MULTIPLIERS, Problem.BLOCKS_RANGE);
        if (!blockField.isGiven()) {
            blocksField.report(Problem.SHAPE_INCOMPLETE, "block");
            return Optional.empty();
        }
        if (!blocksField.isGiven()) {
            blockField.report(Problem.SHAPE_INCOMPLETE, "blocks");
            return Optional.empty();
        }
        return block.flatMap(s -> blocks.map(nb -> new Shape(s, nb))).filter(shape -> {
            boolean fits = shape.multipliers() <= Limits.MULTIPLIERS;
            if (!fits) {
                blocksField.report(Problem.MULTIPLIERS_RANGE, shape.multipliers(), 1, Limits.MULTIPLIERS);
            }
            return fits;
        });
    }

    private static boolean agrees(Field field, int budget, Shape shape) {
        boolean agrees = budget == shape.multipliers();
        if (!agrees) {
            int s = shape.block();
            field.report(Problem.SHAPE_MISMATCH, budget, s, s, shape.blocks(), shape.multipliers());
        }
        return agrees;
    }

    /** A block is of use if it has a row of the largest layer; a budget, if blocks of the widest kind could use it. */
    private static boolean makesSense(Field field, EngineSpec engine, Optional<List<Layer>> layers) {
        if (layers.isEmpty()) {
            return true;
        }
        int units = layers.get().stream().mapToInt(Layer::units).max().orElse(1);
        int block = engine.shape().map(Shape::block).orElse(WIDEST_BLOCK);
        int useful = block * block * ((units + block - 1) / block);
        boolean fits = engine.multipliers() <= useful;
        if (!fits) {
            String with = engine.shape().isPresent() ? " in blocks of " + block : "";
            field.report(Problem.TOO_MANY_MULTIPLIERS, engine.multipliers(), units, useful, with);
        }
        return fits;
    }
}
