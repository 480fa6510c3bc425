package io.hdlgen.plan;

import io.hdlgen.golden.spec.ControlOption;
import io.hdlgen.golden.spec.RuleName;
import io.hdlgen.sim.manifest.HostPort;
import io.hdlgen.sim.manifest.Layout;
import io.hdlgen.sim.manifest.Layout.MatrixPlace;
import io.hdlgen.sim.manifest.Layout.VectorPlace;
import io.hdlgen.verilog.Bits;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The programs as words of the micro-operation ROM.
 *
 * @param format fields of a word
 * @param selectors what the map elements can do
 * @param words of every program, one a micro-operation
 * @param load word of a host load, variable fields zero
 * @param read word of a host read, variable fields zero
 * @param checkpoint words of the host micro-operations for checkpoints by their names, variable fields zero; empty where there are none
 */
public record Microcode(
        OpFormat format,
        Selectors selectors,
        List<List<BigInteger>> words,
        BigInteger load,
        BigInteger read,
        Map<String, BigInteger> checkpoint) {

    /** Of a rounding LFSR, which goes in and out byte by byte. */
    private static final int STATE_BYTES = 4;

    /** Encodes a plan. */
    public static Microcode of(Plan plan) {
        List<Routine> routines = routines(plan);
        Selectors selectors =
                Selectors.of(routines.stream().map(Routine::program).toList(), hostShifts(plan));
        List<List<Map<String, Integer>>> programs = routines.stream()
                .map(routine -> IntStream.range(0, routine.program().size())
                        .mapToObj(k -> values(plan, selectors, routine, k))
                        .toList())
                .toList();
        Map<String, Integer> load = load(plan);
        Map<String, Integer> read = read(plan, selectors);
        Map<String, Map<String, Integer>> checkpoint = checkpoint(plan, selectors);
        List<Map<String, Integer>> all = new ArrayList<>(List.of(load, read));
        all.addAll(checkpoint.values());
        programs.forEach(all::addAll);
        OpFormat format = format(plan, selectors, all);
        return new Microcode(
                format,
                selectors,
                programs.stream()
                        .map(values -> values.stream().map(format::word).toList())
                        .toList(),
                format.word(load),
                format.word(read),
                checkpoint.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, e -> format.word(e.getValue()), (a, b) -> a, TreeMap::new)));
    }

    /** Shifts that a host needs: none to read a weight times 1, XF to read one times ONE. */
    private static List<Integer> hostShifts(Plan plan) {
        return plan.controls(ControlOption.CHECKPOINT) ? List.of(0, activationFraction(plan)) : List.of(0);
    }

    private static int activationFraction(Plan plan) {
        return plan.design().description().formats().activations().fractionBits();
    }

    /** The programs in the order in which they stand in the ROM: training at each rate, then inference. */
    private static List<Routine> routines(Plan plan) {
        return Stream.concat(
                        plan.programs().stream().map(program -> new Routine(program, plan.timings(), plan.schedule())),
                        plan.inference().stream())
                .toList();
    }

    /** The host's view of {@link #load} and {@link #read}. */
    public HostPort hostPort(Plan plan) {
        Bits address = format.bits("address");
        Bits words = format.bits("words");
        Bits period = format.bits("period");
        Bits column = format.bits("stream_tail");
        VectorPlace input = vector(plan.layout(), "x0");
        return new HostPort(
                format.width(),
                load.toString(16),
                read.toString(16),
                input.words() - plan.layout().blocks(),
                List.of(
                        new HostPort.Field("address", address.lsb(), address.width(), 0),
                        new HostPort.Field("words", words.lsb(), words.width(), -1),
                        new HostPort.Field("words", period.lsb(), period.width(), -1),
                        new HostPort.Field("column", column.lsb(), column.width(), 0)),
                checkpoint.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, e -> e.getValue().toString(16), (a, b) -> a, TreeMap::new)),
                plan.saturations().names());
    }

    private static OpFormat format(Plan plan, Selectors selectors, List<Map<String, Integer>> values) {
        int count = countBits(plan, values);
        int vector = Widths.index(plan.layout().vectorWords());
        int limit = Widths.bits(plan.layout().block());
        boolean flagged = plan.controls(ControlOption.SATURATION);
        int flag = plan.saturations().bits();
        return new OpFormat()
                .add("shift", Widths.index(selectors.shifts().size()))
                .flag("negate")
                .add("activation", Widths.index(selectors.activations().size()))
                .add("mask", Widths.index(selectors.masks().size()))
                .flag("write")
                .flag("read")
                .flag("logits")
                .flagIf(plan.restarts(), "to_unit")
                .flagIf(plan.logLoss() || plan.squareLoss(), "loss")
                .flagIf(plan.onehot(), "onehot")
                .flagIf(plan.addends(), "adds")
                .flagIf(plan.subtracts(), "subtracts")
                .flagIf(plan.dots(), "dots")
                .flagIf(plan.dotsOn(), "resumes")
                .add("total", count)
                .add("kept", count)
                .add("destination", vector)
                .addIf(plan.operands(), "operand", vector)
                .addIf(flagged, "round_flag", flag)
                .addIf(flagged && (plan.onehot() || plan.addends()), "offset_flag", flag)
                .addIf(flagged, "result_tail", limit)
                .endOfResult()
                .add("stream_tail", limit)
                .add("held_tail", limit)
                .add("words", count)
                .add("period", count)
                .add("tiles", count)
                .add("held_words", count)
                .add("address", Widths.index(plan.layout().bankWords()))
                .addIf(
                        plan.transposed(),
                        "row_words",
                        Widths.index(plan.layout().bankWords()))
                .add("stream", vector)
                .add("held", vector)
                .add("gap", Math.max(1, Widths.bits(max(values, "gap"))))
                .flag("results")
                .flag("waits")
                .flag("releases")
                .flag("holds")
                .flag("updates")
                .flag("hold_only")
                .flag("forwards")
                .flag("maps")
                .flag("bias")
                .flag("loads")
                .flag("stream_input")
                .flag("held_input")
                .flagIf(plan.transposed(), "transposed")
                .flagIf(plan.regenerated(), "projects")
                .flagIf(plan.regenerated(), "reseeds")
                .flagIf(plan.softmax(), "from_unit")
                .flagIf(plan.zeros(), "from_zero")
                .flagIf(plan.noise().isPresent(), "from_noise")
                .flagIf(plan.factors(), "factors")
                .flagIf(plan.scaled(), "scaled")
                .flagIf(plan.multiplies(MicroOp.Times.ITSELF), "squared")
                .flagIf(plan.scaling(), "scales_rows")
                .addIf(
                        plan.terms().size() > 1,
                        "terms",
                        Widths.index(plan.terms().size()))
                .addIf(
                        !plan.decays().isEmpty(),
                        "decay",
                        Widths.index(plan.decays().size() + 1))
                .flagIf(plan.controls(ControlOption.CHECKPOINT), "blank")
                .flagIf(plan.states(), "states")
                .addIf(flagged, "matrix_flag", flag)
                .addIf(
                        plan.controls(ControlOption.FREEZE),
                        "layer",
                        Widths.index(plan.design().description().network().depth() + 1));
    }

    private static int max(List<Map<String, Integer>> values, String field) {
        return values.stream().mapToInt(v -> v.getOrDefault(field, 0)).max().orElse(0);
    }

    private static int countBits(Plan plan, List<Map<String, Integer>> values) {
        // A load may fill the whole input region.
        int most = vector(plan.layout(), "x0").words();
        for (String field : List.of("total", "kept", "words", "period", "tiles", "held_words")) {
            most = Math.max(most, max(values, field));
        }
        return Math.max(1, Widths.bits(most));
    }

    private static Map<String, Integer> values(Plan plan, Selectors selectors, Routine routine, int k) {
        List<MicroOp> program = routine.program();
        MicroOp op = program.get(k);
        OpTiming t = routine.timings().get(k);
        Map<String, Integer> v = new LinkedHashMap<>();
        v.put("gap", routine.schedule().slots().get(k).gap());
        v.put("waits", flag(k == 0));
        v.put("releases", flag(k == routine.lastReader()));
        sequence(plan, op, t, v);
        if (op.kind().hasResults()) {
            result(plan, selectors, op, t, v);
        }
        // What is only predicted is not counted.
        if (plan.inference().filter(routine::equals).isEmpty()) {
            flags(plan, op, t, v);
        }
        if (op.matrix().regenerated()) {
            v.put("projects", 1);
            v.put("reseeds", flag(program.subList(0, k).stream().noneMatch(MicroOp::projects)));
        }
        return v;
    }

    private static void sequence(Plan plan, MicroOp op, OpTiming t, Map<String, Integer> v) {
        int block = plan.layout().block();
        int columns = op.stream().elements();
        int rowWords = op.stream().drawn() ? t.streamWords() : t.words();
        v.put("results", flag(op.kind().hasResults()));
        v.put("holds", flag(t.holds()));
        v.put("updates", flag(op.kind() == OpKind.UPDATE));
        v.put("hold_only", flag(op.kind() == OpKind.HOLD));
        v.put("forwards", flag(op.kind() == OpKind.FORWARD));
        v.put("maps", flag(op.kind() == OpKind.MAP));
        v.put("transposed", flag(op.kind() == OpKind.TRANSPOSED));
        v.put("factors", flag(op.kind() == OpKind.FACTOR));
        v.put("scaled", flag(op.byScalar()));
        v.put("squared", flag(op.times() == MicroOp.Times.ITSELF));
        v.put("scales_rows", flag(op.scales()));
        v.put("terms", op.kind() == OpKind.FACTOR ? plan.terms().indexOf(op.terms()) : 0);
        v.put("from_unit", flag(op.stream().home() == Vector.Home.SOFTMAX));
        v.put("from_zero", flag(op.kind() == OpKind.MAP && op.stream().home() == Vector.Home.NOWHERE));
        v.put("from_noise", flag(op.stream().drawn()));
        v.put(
                "decay",
                op.decay().isPresent() ? 1 + plan.decays().indexOf(op.decay().getAsInt()) : 0);
        v.put("layer", plan.controls(ControlOption.FREEZE) && op.kind() == OpKind.UPDATE ? layer(op.matrix()) : 0);
        v.put("bias", flag(op.bias()));
        v.put("words", Math.max(0, t.words() - 1));
        v.put("period", Math.max(0, t.period() - 1));
        v.put("tiles", t.tiles() - 1);
        v.put("stream_tail", columns == 0 ? 0 : columns - (rowWords - 1) * block);
        if (op.matrix().exists() && !op.matrix().regenerated()) {
            MatrixPlace place = matrix(plan.layout(), op.matrix().name());
            v.put("address", place.base());
            v.put("row_words", op.kind() == OpKind.TRANSPOSED ? place.words() : 0);
        }
        if (op.stream().inMemory()) {
            v.put("stream", vector(plan.layout(), op.stream().name()).base());
            v.put("stream_input", flag(op.stream().home() == Vector.Home.INPUT));
        }
        if (t.holds()) {
            VectorPlace held = vector(plan.layout(), op.held().name());
            v.put("held", held.base());
            v.put("held_input", flag(op.held().home() == Vector.Home.INPUT));
            // A frozen matrix meets a held vector without elements.
            v.put("held_words", op.frozen() ? 0 : t.heldWords() - 1);
            v.put("held_tail", op.frozen() ? 0 : held.elements() - (t.heldWords() - 1) * block);
        }
    }

    /** Which flags the micro-operation can set, and how many elements of its last result word exist. */
    private static void flags(Plan plan, MicroOp op, OpTiming t, Map<String, Integer> v) {
        SaturationFlags flags = plan.saturations();
        RuleName rule = plan.design().description().rule().name();
        int round = flags.number(SaturationFlags.rounding(rule, op));
        int offset = flags.number(SaturationFlags.offset(rule, op));
        v.put("round_flag", round);
        v.put("offset_flag", offset);
        v.put("matrix_flag", flags.number(SaturationFlags.update(op)));
        if (round > 0 || offset > 0) {
            v.put(
                    "result_tail",
                    op.result().destination().elements()
                            - (t.resultWords() - 1) * plan.layout().block());
        }
    }

    /** l of W_l and of its copy T_l, 0 for other matrices. */
    private static int layer(BankMatrix matrix) {
        boolean weights = matrix.role() == BankMatrix.Role.WEIGHTS || matrix.role() == BankMatrix.Role.COPY;
        return weights ? Integer.parseInt(matrix.name().substring(1)) : 0;
    }

    private static void result(Plan plan, Selectors selectors, MicroOp op, OpTiming t, Map<String, Integer> v) {
        Result r = op.result();
        v.put("shift", selectors.shifts().indexOf(r.shift()));
        v.put("negate", flag(r.negate()));
        v.put("activation", selectors.activations().indexOf(r.activation()));
        v.put("mask", selectors.masks().indexOf(r.operand().derivative()));
        v.put("write", flag(r.stored()));
        v.put("logits", flag(r.logits()));
        v.put("to_unit", flag(plan.restarts() && r.destination().home() == Vector.Home.SOFTMAX));
        v.put("loss", flag(r.destination().isLoss()));
        v.put("onehot", flag(r.onehot()));
        v.put("adds", flag(r.operand().inSum()));
        v.put("subtracts", flag(r.operand().use() == Operand.Use.MINUEND));
        v.put("dots", flag(r.operand().dots()));
        v.put("resumes", flag(r.operand().use() == Operand.Use.DOT_ON));
        v.put("total", t.drainWords() - 1);
        v.put("kept", t.resultWords());
        v.put(
                "destination",
                r.stored() ? vector(plan.layout(), r.destination().name()).base() : 0);
        v.put(
                "operand",
                r.operand().exists()
                        ? vector(plan.layout(), r.operand().vector().name()).base()
                        : 0);
    }

    /** The packet holds NB select words, then the weights; address and number of words are the host's. */
    private static Map<String, Integer> load(Plan plan) {
        Map<String, Integer> v = host(plan);
        int blocks = plan.layout().blocks();
        for (String flag : List.of("holds", "updates", "loads", "held_input")) {
            v.put(flag, 1);
        }
        v.put("stream", blocks);
        v.put("held_words", blocks - 1);
        v.put("held_tail", plan.layout().block());
        return v;
    }

    /** One bank word, one column of it: a FORWARD of one beat. */
    private static Map<String, Integer> read(Plan plan, Selectors selectors) {
        Map<String, Integer> v = host(plan);
        for (String flag : List.of("forwards", "results", "read")) {
            v.put(flag, 1);
        }
        v.put("shift", selectors.shifts().indexOf(0));
        v.put("total", plan.layout().blocks() - 1);
        v.put("kept", plan.layout().blocks());
        return v;
    }

    /** What a checkpoint needs beyond load and read; none of them but the load takes a packet. */
    private static Map<String, Map<String, Integer>> checkpoint(Plan plan, Selectors selectors) {
        Map<String, Map<String, Integer>> ops = new LinkedHashMap<>();
        if (plan.controls(ControlOption.CHECKPOINT)) {
            ops.put(HostPort.GLANCE, glance(plan, selectors));
        }
        if (plan.states()) {
            Map<String, Integer> read = glance(plan, selectors);
            read.put("states", 1);
            ops.put(HostPort.READ_STATE, read);
            Map<String, Integer> load = load(plan);
            load.put("updates", 0);
            load.put("states", 1);
            load.put("words", STATE_BYTES - 1);
            load.put("period", STATE_BYTES - 1);
            ops.put(HostPort.LOAD_STATE, load);
        }
        return ops;
    }

    /** A FORWARD of one beat whose stream is nothing but ONE in the element of the column. */
    private static Map<String, Integer> glance(Plan plan, Selectors selectors) {
        Map<String, Integer> v = read(plan, selectors);
        for (String flag : List.of("waits", "releases", "stream_input")) {
            v.put(flag, 0);
        }
        v.put("blank", 1);
        v.put("bias", 1);
        v.put("stream_tail", 0);
        v.put("shift", selectors.shifts().indexOf(activationFraction(plan)));
        return v;
    }

    private static Map<String, Integer> host(Plan plan) {
        Map<String, Integer> v = new HashMap<>();
        for (String flag : List.of("waits", "releases", "stream_input")) {
            v.put(flag, 1);
        }
        v.put("stream_tail", plan.layout().block());
        return v;
    }

    private static int flag(boolean b) {
        return b ? 1 : 0;
    }

    private static VectorPlace vector(Layout layout, String name) {
        return layout.vectors().stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Where a matrix stands. */
    public static MatrixPlace matrix(Layout layout, String name) {
        return layout.matrices().stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
