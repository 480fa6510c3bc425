package io.hdlgen.plan;

import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.Formats;
import io.hdlgen.golden.spec.Loss;
import io.hdlgen.golden.spec.RuleName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which quantities have a flag of their own that says whether one of their elements was ever saturated, by the names under which {@code docs/numerics.md} section 1 counts them. What cannot
 * saturate has none.
 *
 * @param names of the flags, flag 0 first; empty for an engine that was not asked for them
 */
public record SaturationFlags(List<String> names) {
    /** As many as there are registers for. */
    static final int MOST = 128;

    /** The name of the scalar of a rule. */
    public static final String SCALAR = "h";
    /** The name of the losses. */
    public static final String LOSS = "C";

    private static final String NONE = "";
    /** Fraction bits of a loss, and as many before the point less one. */
    private static final int LOSS_FRACTION = 16;

    public SaturationFlags {
        names = List.copyOf(names);
    }

    /** Of a program at each of its learning rates. */
    static SaturationFlags of(Description description, List<List<MicroOp>> programs) {
        RuleName rule = description.rule().name();
        Set<String> names = new LinkedHashSet<>();
        for (MicroOp op : programs.stream().flatMap(List::stream).toList()) {
            Stream.of(rounding(rule, op), offset(rule, op), update(op)).forEach(names::add);
            if (op.byScalar()) {
                names.add(SCALAR);
            }
            if (op.result().destination().isLoss() && lossSaturates(description)) {
                names.add(LOSS);
            }
        }
        names.remove(NONE);
        return new SaturationFlags(List.copyOf(names));
    }

    /** Number of a flag, counted from 1; 0 for what has none. */
    public int number(String name) {
        return names.indexOf(name) + 1;
    }

    /** Bits of the number of a flag. */
    public int bits() {
        return Widths.index(names.size() + 1);
    }

    /** What the rounded sums of a micro-operation are counted as. */
    static String rounding(RuleName rule, MicroOp op) {
        if (!roundingSaturates(op)) {
            return NONE;
        }
        if (op.kind() == OpKind.FORWARD && op.bias()) {
            return "z" + op.matrix().name().substring(1);
        }
        String name = name(rule, op.result().destination());
        // The nudge of dual propagation, whatever becomes of it.
        return name.startsWith("s") ? "D" + name.substring(2) : name;
    }

    /** A MAP rounds what fits its vector already, unless it shifts to the left, or turns the most negative number round. */
    private static boolean roundingSaturates(MicroOp op) {
        Result r = op.result();
        return switch (op.kind()) {
            case FORWARD, TRANSPOSED -> true;
            case MAP ->
                op.times() != MicroOp.Times.ONE
                        || (!op.stream().drawn()
                                && op.stream().home() != Vector.Home.NOWHERE
                                && (r.shift() < 0 || (r.shift() == 0 && r.negate())));
            case UPDATE, HOLD, FACTOR -> false;
        };
    }

    /** What the sums with an addend, a minuend or the one-hot label are counted as. */
    static String offset(RuleName rule, MicroOp op) {
        Result r = op.result();
        if (r.onehot()) {
            // Zeros less ONE fit.
            return op.stream().home() == Vector.Home.NOWHERE ? NONE : "e";
        }
        return r.operand().inSum() ? name(rule, r.destination()) : NONE;
    }

    /** What the entries that an UPDATE writes are counted as; a copy saturates where its matrix does. */
    static String update(MicroOp op) {
        boolean writes = op.kind() == OpKind.UPDATE && !op.frozen();
        return writes && op.matrix().role() != BankMatrix.Role.COPY
                ? op.matrix().name()
                : NONE;
    }

    /** A vector of a program by its name in the text. */
    private static String name(RuleName rule, Vector vector) {
        String letters = vector.name().replaceAll("\\d+$", "");
        String layer = vector.name().substring(letters.length());
        return switch (letters) {
            case "x", "xn", "z", "zn", "a" -> "z" + layer;
            case "xt", "xtn" -> "xt" + layer;
            // m_l of FDFA is t_l before its noise, that of FG-A ta_l with a mask; only in dual propagation it is a sum.
            case "m" -> (rule == RuleName.FDFA ? "t" : rule == RuleName.FG_A ? "ta" : "m") + layer;
            // Descriptions in which h_l could saturate are refused.
            case "h" -> NONE;
            default -> vector.inMemory() ? vector.name() : NONE;
        };
    }

    /** The loss of softmax cross-entropy needs a format that reaches beyond 2^15. */
    private static boolean lossSaturates(Description description) {
        Formats formats = description.formats();
        int integer = formats.vectorBits() - formats.activations().fractionBits();
        return description.network().loss() == Loss.SQUARED_ERROR || integer >= LOSS_FRACTION;
    }
}
