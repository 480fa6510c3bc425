package io.hdlgen.regress;

import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.FeedbackSpec;
import io.hdlgen.golden.spec.Layer;
import io.hdlgen.golden.spec.Network;
import io.hdlgen.golden.spec.RuleOptions.DualPropagation;
import io.hdlgen.golden.spec.RuleOptions.NodePerturbation;
import io.hdlgen.golden.spec.RuleOptions.SignedError;
import io.hdlgen.golden.spec.RuleSpec;
import io.hdlgen.golden.spec.Shape;
import io.hdlgen.plan.BankMatrix;
import io.hdlgen.plan.ElementFunction;
import io.hdlgen.plan.MicroOp;
import io.hdlgen.plan.Operand;
import io.hdlgen.plan.Plan;
import io.hdlgen.plan.Planner;
import io.hdlgen.plan.Vector;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/** Which cells of the tables of coverage a design belongs to. */
final class Features {
    /** Every kind of micro-operation, with every one of its options, by the shape of the array and of the vectors. */
    static final String OPERATIONS = "micro-operation x shape";
    /** Every rule by loss, activations, rounding and depth. */
    static final String RULES = "rule x loss, activation, rounding, layers";
    /** Every option of every rule by loss. */
    static final String OPTIONS = "option x loss";

    private final Description description;
    private final Network network;
    private final Shape shape;
    private final Set<Cell> cells = new LinkedHashSet<>();

    private Features(Description description) {
        this.description = description;
        this.network = description.network();
        this.shape = description.engine().shape().orElseThrow();
    }

    /** All cells of a design. */
    static Set<Cell> of(Description description) {
        Features features = new Features(description);
        features.rule();
        features.options();
        features.operations();
        return features.cells;
    }

    private void rule() {
        String row = description.rule().name().text();
        List<String> columns = new ArrayList<>();
        columns.add(loss());
        columns.add(description.formats().rounding().text());
        columns.add("L" + network.depth());
        for (Layer layer : network.layers().subList(0, network.depth() - 1)) {
            columns.add(layer.activation().text());
        }
        columns.forEach(column -> cells.add(new Cell(RULES, row, column)));
    }

    private String loss() {
        return network.loss().text();
    }

    private void options() {
        RuleSpec rule = description.rule();
        rule.feedback().map(FeedbackSpec::values).ifPresent(values -> option("values " + values.text()));
        rule.feedback().map(FeedbackSpec::source).ifPresent(source -> option("source " + source.text()));
        rule.options().noiseKind().ifPresent(noise -> option("noise " + noise.text()));
        option("schedule " + (rule.schedule().isEmpty() ? "none" : "given"));
        option("decay " + (rule.decayShift().isEmpty() ? "none" : "given"));
        option("freeze " + (rule.frozen().isEmpty() ? "none" : "given"));
        option("banks " + description.engine().banks().text());
        description.engine().control().forEach(control -> option("control " + control.text()));
        if (rule.options() instanceof SignedError signed) {
            option("dead-band " + (signed.deadBandShift().isEmpty() ? "none" : "given"));
        } else if (rule.options() instanceof DualPropagation dual) {
            option("alpha " + dual.alpha().text());
            option("order " + dual.order().text());
            option("sweeps " + (dual.sweeps() == 1 ? "1" : "more"));
        } else if (rule.options() instanceof NodePerturbation perturbation) {
            option("draws " + (1 << perturbation.drawsShift()));
            option("division " + perturbation.division().text());
            option("passes " + (perturbation.twoNoisyPasses() ? "two-noisy" : "clean-noisy"));
            perturbation.decorrelation().ifPresent(d -> option("decorrelate " + (d.input() ? "all" : "hidden")));
        }
    }

    private void option(String option) {
        cells.add(new Cell(OPTIONS, description.rule().name().text() + " " + option, loss()));
    }

    private void operations() {
        Plan plan = Planner.plan(Planner.design(description));
        for (MicroOp op : plan.program()) {
            Set<String> columns = shapes(op);
            for (String row : rows(op)) {
                columns.forEach(column -> cells.add(new Cell(OPERATIONS, row, column)));
            }
        }
    }

    /** The kind alone, and with each of its options. */
    private static Set<String> rows(MicroOp op) {
        Set<String> rows = new TreeSet<>();
        rows.add(op.kind().toString());
        for (String option : options(op)) {
            rows.add(op.kind() + " " + option);
        }
        return rows;
    }

    /** What stands out of the components of a record and of the records in it. */
    private static List<String> options(Record record) {
        List<String> options = new ArrayList<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            String name = component.getName();
            Object value = value(record, component);
            if (value instanceof Vector vector) {
                options.add(vector.exists() ? name + " " + withoutLayer(vector) : "");
            } else if (value instanceof BankMatrix matrix) {
                String how = matrix.regenerated() ? " regenerated" : "";
                options.add(matrix.exists() ? withoutLayer(matrix) + how : "");
            } else if (value instanceof ElementFunction function) {
                boolean none = function.equals(ElementFunction.NONE);
                options.add(none ? "" : name + " " + function.kind().name().toLowerCase(Locale.ROOT));
            } else if (value instanceof Operand.Use use) {
                options.add(use == Operand.Use.NOTHING ? "" : use.name().toLowerCase(Locale.ROOT));
            } else if (value instanceof Record inner) {
                options.addAll(options(inner));
            } else if (value instanceof Integer number) {
                options.add(name + (number > 0 ? " right" : number < 0 ? " left" : " 0"));
            } else if (Boolean.TRUE.equals(value) || (value instanceof OptionalInt given && given.isPresent())) {
                options.add(name);
            }
        }
        options.removeIf(String::isEmpty);
        return options;
    }

    private static Object value(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException(impossible); // accessors of a public record return
        }
    }

    /** The letters of an object, without its layer. */
    private static String withoutLayer(Object object) {
        String letters = object.toString().replaceAll("\\d+", "");
        return letters.isEmpty() ? "zeros" : letters;
    }

    /** Block size, number of blocks, and how the vector lies in the lanes. */
    private Set<String> shapes(MicroOp op) {
        Set<String> columns = new LinkedHashSet<>();
        columns.add("S" + shape.block());
        columns.add(shape.blocks() == 1 ? "NB1" : shape.blocks() <= 3 ? "NB2-3" : "NB4-8");
        int rows = rowsOf(op);
        int lanes = shape.block() * shape.blocks();
        columns.add(rows % shape.block() == 0 ? "whole" : "tail");
        if (rows == 1) {
            columns.add("one");
        }
        columns.add(rows > lanes ? "tiles" : "tile");
        if ((rows + shape.block() - 1) / shape.block() < shape.blocks()) {
            columns.add("idle");
        }
        return columns;
    }

    /** Length of the vector that the lanes hold, or of the vector that passes them. */
    private static int rowsOf(MicroOp op) {
        return op.matrix().exists()
                ? op.matrix().rows()
                : Math.max(op.stream().elements(), op.held().elements());
    }
}
