package io.hdlgen.context;

import io.hdlgen.golden.noise.Seeds;
import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.DesignDigest;
import io.hdlgen.golden.spec.Formats;
import io.hdlgen.golden.spec.Network;
import io.hdlgen.plan.Microcode;
import io.hdlgen.plan.Plan;
import io.hdlgen.plan.SaturationFlags;
import io.hdlgen.plan.ScalarFactor;
import io.hdlgen.plan.Widths;
import io.hdlgen.sim.manifest.Layout;
import io.hdlgen.verilog.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Context of {@code rtl/core.v.j2}, the top module.
 *
 * @param beside masks or addends are read beside the results
 * @param several_terms factors multiply by different numbers of elements
 * @param terms_range of the choice among them
 * @param terms_choice the number of elements that a factor multiplies by
 * @param multiplicand bits of what a MAP multiplies its words by
 * @param one a one of so many bits
 * @param self an element with so many bits
 * @param plain_map no MAP multiplies
 * @param wide results may be wider than the array's sums
 * @param sees_offset sums with an offset can leave flags
 * @param sees_loss the value of the loss can
 * @param blind_loss it is formed and never saturated
 * @param flag_sources where the numbers of flags come from
 * @param graded the scalar h follows a schedule of learning rates
 * @param grades how: all but the first rate
 * @param first_grade and the first
 * @param scalar_number of the flag of h
 * @param loss_number of the flag of the loss
 * @param network sizes, {@code 784-100-10}
 * @param formats for the header
 * @param reset the net that resets what the register file can reset
 * @param program index of the next sample's program
 * @param stream_word what the mask of the stream takes
 * @param parameters lines of the parameter list, aligned
 */
public record CoreContext(
        String top,
        String network,
        String rule,
        String loss,
        FormatTexts formats,
        int block,
        int blocks,
        int multipliers,
        long cycles,
        boolean softmax,
        boolean restarts,
        boolean losses,
        boolean log_loss,
        boolean square_loss,
        boolean factors,
        boolean scaled,
        boolean dots,
        boolean rounds,
        boolean beside,
        boolean divides,
        boolean several_terms,
        String terms_range,
        String terms_choice,
        boolean scales,
        boolean signs,
        boolean squares,
        boolean multiplies,
        int multiplicand,
        String one,
        String self,
        boolean plain_map,
        boolean wide,
        boolean onehot,
        boolean operands,
        boolean transposed,
        boolean tiled_hold,
        boolean stochastic,
        boolean projection_lfsr,
        boolean noise,
        boolean late,
        boolean schedule,
        boolean selects,
        boolean inference,
        boolean registers,
        boolean freezes,
        boolean nearest,
        boolean blanks,
        boolean noise_state,
        boolean saturation,
        boolean sees_offset,
        boolean sees_loss,
        boolean blind_loss,
        List<FlagSource> flag_sources,
        boolean graded,
        List<GradeContext.Rate> grades,
        String first_grade,
        String scalar_number,
        String loss_number,
        boolean counters,
        boolean discards,
        boolean counts,
        String reset,
        String program,
        String stream_word,
        List<String> parameters) {

    /** Formats in words. */
    public record FormatTexts(String weights, String activations, String error, String delta, String rounding) {}

    static CoreContext of(Plan plan, Microcode code, String top) {
        Description d = plan.design().description();
        Features f = Features.of(plan);
        List<Integer> terms = plan.terms();
        boolean seesLoss = FlagSource.has(plan, SaturationFlags.LOSS);
        return new CoreContext(
                top,
                IntStream.rangeClosed(0, d.network().depth())
                        .mapToObj(l -> Integer.toString(d.network().width(l)))
                        .collect(Collectors.joining("-")),
                d.rule().name().text(),
                d.network().loss().text(),
                texts(d.formats()),
                plan.layout().block(),
                plan.layout().blocks(),
                plan.design().shape().multipliers(),
                plan.schedule().cyclesPerSample(),
                f.softmax(),
                f.restarts(),
                f.losses(),
                f.log_loss(),
                f.square_loss(),
                f.factors(),
                f.scaled(),
                f.dots(),
                f.rounds(),
                f.masked() || f.adds(),
                f.divides(),
                terms.size() > 1,
                "[" + (Widths.index(terms.size()) - 1) + ":0]",
                termsChoice(terms),
                f.scales(),
                f.signs(),
                f.squares(),
                f.multiplies(),
                f.scales() ? 32 : plan.layout().vectorBits(),
                Literal.unsigned(f.scales() ? 32 : plan.layout().vectorBits(), 1),
                self(f.scales() ? 32 - plan.layout().vectorBits() : 0),
                !f.multiplies() && !f.signs(),
                plan.widths().result() > plan.widths().accumulator(),
                f.onehot(),
                f.operands(),
                f.transposed(),
                f.tiled_hold(),
                f.stochastic(),
                f.projection_lfsr(),
                f.noise(),
                f.late(),
                f.schedule(),
                f.selects(),
                f.inference(),
                f.registers(),
                f.freezes(),
                f.nearest(),
                f.blanks(),
                f.noise_state(),
                f.saturation(),
                f.saturation() && (f.onehot() || f.adds()),
                seesLoss,
                f.saturation() && !seesLoss,
                FlagSource.of(plan),
                f.graded(),
                GradeContext.of(plan).rates(),
                GradeContext.of(plan).first(),
                FlagSource.number(plan, SaturationFlags.SCALAR),
                FlagSource.number(plan, SaturationFlags.LOSS),
                f.counters(),
                f.discards(),
                f.counts(),
                f.registers() ? "reset" : "rst",
                program(f),
                f.blanks() ? "vector_word" : "stream_word",
                parameters(plan, code, f));
    }

    private static String self(int more) {
        return more == 0 ? "element" : "{ {" + more + "{element[XW-1]}}, element}";
    }

    /** {@code terms == 1'd0 ? 6'd32 : 6'd10}. */
    private static String termsChoice(List<Integer> terms) {
        int width = Widths.terms(terms);
        int last = terms.size() - 1;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < last; i++) {
            text.append("(terms_q == ")
                    .append(Literal.unsigned(Widths.index(terms.size()), i))
                    .append(") ? ")
                    .append(Literal.unsigned(width, terms.get(i)))
                    .append(" : ");
        }
        return last < 0
                ? ""
                : text.append(Literal.unsigned(width, terms.get(last))).toString();
    }

    private static FormatTexts texts(Formats f) {
        return new FormatTexts(
                f.weights().toString(),
                f.activations().toString(),
                f.error().toString(),
                f.delta().toString(),
                f.stochastic() ? "stochastic rounding with " + f.roundingBits() + " bits" : "round to nearest");
    }

    private static List<String> parameters(Plan plan, Microcode code, Features f) {
        Layout l = plan.layout();
        Formats formats = plan.design().description().formats();
        Network net = plan.design().description().network();
        int count = code.format().bits("kept").width();
        Parameters p = new Parameters();
        p.add("S", l.block(), "elements of a word, lanes of a block");
        p.add("LOG_S", plan.widths().logBlock(), "log2(S)");
        p.add("NB", l.blocks(), "blocks");
        p.add("WW", l.weightBits(), "bits of a weight");
        p.add("XW", l.vectorBits(), "bits of a vector element");
        p.add("XF", formats.activations().fractionBits(), "fraction bits of an activation");
        if (f.softmax()) {
            p.add("EF", formats.error().fractionBits(), "fraction bits of the error");
        }
        if (f.softmax() || f.losses()) {
            p.add("CLASSES", net.classes(), "outputs");
        }
        if (f.softmax() || f.log_loss()) {
            p.add("ERROR_W", Widths.index(words(net.classes(), l)), "bits of a word index of the outputs");
        }
        if (f.factors()) {
            ScalarFactor factor = ScalarFactor.of(
                    plan.design(),
                    f.divides() ? plan.rates().leastShift() : plan.rates().mostShift());
            if (factor.divides()) {
                p.add("TERMS_W", Widths.terms(plan.terms()), "bits of a number of noisy elements");
                p.add("EXPONENT", factor.exponent(), "of 2 in front of the quotient");
            } else {
                p.add("FACTOR_SHIFT", factor.shift(), "from a difference of losses to h");
            }
        }
        if (f.dots()) {
            p.add("DOT_W", plan.widths().dot(), "bits of a sum of products of vectors");
        }
        if (f.rounds()) {
            p.add("DOT_SHIFT", plan.sumShift(), "from such a sum to h");
        }
        if (f.graded()) {
            GradeContext grade = GradeContext.of(plan);
            p.add("GRADE_MOST", grade.spread(), "distance of the largest and the smallest learning rate's k");
            p.add("GRADE_W", grade.width(), "bits of such a distance");
        }
        p.add("SHIFT", formats.updateShift(), "SH: shift of the weight update");
        p.add("ACC_W", plan.widths().accumulator(), "bits of an accumulator");
        p.add("EXACT_W", plan.widths().result(), "bits of an exact result");
        p.add("SUM_W", plan.widths().sum(), "bits of a sum of S products");
        p.add("SUM_STAGES", plan.widths().sumStages(), "clocks of a sum tree");
        p.add("BANK_WORDS", l.bankWords(), "words of a weight bank");
        p.add("ADDR_W", Widths.index(l.bankWords()), "bits of a bank address");
        p.add("MEMORIES", plan.widths().memories(), "memories of a bank");
        p.add("VECTOR_WORDS", l.vectorWords(), "words of the vector memory");
        p.add("VECTOR_W", Widths.index(l.vectorWords()), "bits of a vector address");
        p.add("INPUT_WORDS", l.vectors().get(0).words(), "words of each input region");
        p.add("OP_W", code.format().width(), "bits of a micro-operation");
        p.add("RESULT_W", code.format().resultWidth(), "bits of its descriptor for the result path");
        p.add("PC_W", Widths.index(plan.program().size()), "bits of a program address");
        if (f.selects()) {
            p.add("SELECT_W", Widths.index(plan.programCount()), "bits of the index of a program");
        }
        if (f.schedule()) {
            p.add("STEP_W", RateContext.stepBits(plan), "bits of the index of a step of the schedule");
        }
        if (f.inference()) {
            p.add("INFER", plan.programs().size(), "index of the program that does not learn");
            p.add(
                    "INFER_END",
                    plan.inference().orElseThrow().program().size() - 1,
                    "address of its last micro-operation");
        }
        if (f.freezes()) {
            p.add("LAYERS", net.depth(), "layers");
        }
        if (f.saturation()) {
            p.add("FLAGS", plan.saturations().names().size(), "quantities that can be saturated");
            p.add("FLAG_W", plan.saturations().bits(), "bits of the number of a flag, counted from 1");
        }
        p.add("LAST_PC", plan.program().size() - 1, "address of the last micro-operation");
        p.add("GAP_W", code.format().bits("gap").width(), "bits of a gap");
        p.add("COUNT_W", count, "bits of a count of words");
        p.add("LIMIT_W", code.format().bits("stream_tail").width(), "bits that hold 0 .. S");
        p.add("CONTROL_W", ControlWord.of(plan).width(), "bits of the control word");
        p.add("GROUP_W", Widths.index(l.blocks()), "bits of a block index");
        if (f.tiled_hold()) {
            p.add("TILE_W", plan.tileBits(), "bits of a tile index");
        }
        p.add("SHIFT_W", code.format().bits("shift").width(), "bits of a shift selector");
        p.add("ACT_W", code.format().bits("activation").width(), "bits of an activation selector");
        p.add("MASK_W", code.format().bits("mask").width(), "bits of a mask selector");
        p.add("LABEL_W", Widths.index(net.classes()), "bits of a class");
        p.add("CLASS_TAIL", net.classes() - (words(net.classes(), l) - 1) * l.block(), "classes in the last word");
        p.add("READ_W", Widths.index(l.blocks()), "log2 of the read queue's length");
        p.add("SETTLE_W", Widths.bits(l.blocks() + 10), "bits of the settling counter");
        if (f.registers()) {
            p.word(
                    "[31:0]",
                    "DIGEST",
                    "32'h" + DesignDigest.of(plan.design()).substring(0, 8),
                    "begins the design's digest");
        }
        if (f.freezes()) {
            p.word("[LAYERS-1:0]", "FROZEN", frozen(plan), "layers that do not learn after a reset");
        }
        long seed = plan.design().description().seed();
        int lanes = plan.design().shape().lanes();
        if (f.stochastic()) {
            p.add("ROUNDING_BITS", formats.roundingBits(), "RB");
            p.seeds("[32*S*NB-1:0]", "ROUNDING_SEEDS", lanes, lane -> hex32(Seeds.roundingLane(seed, lane)));
        }
        if (f.noise()) {
            p.add(
                    "SIGMA",
                    plan.design().description().rule().options().sigmaShift(),
                    "s: noise has the standard deviation 2^-s");
            p.add("GAUSSIAN", f.gaussian() ? 1 : 0, "the kind of noise");
            p.add("[63:0]", "NOISE_SEED", hex64(Seeds.perturbation(seed)), "");
        }
        if (f.projection_lfsr()) {
            p.seeds("[64*S*NB-1:0]", "FEEDBACK_SEEDS", lanes, lane -> hex64(Seeds.feedbackLane(seed, lane)));
        }
        return p.list();
    }

    private static String program(Features f) {
        String training = f.schedule() ? "rate" : "{SELECT_W{1'b0}}";
        return f.inference() ? "infer ? INFER[SELECT_W-1:0] : " + training : training;
    }

    private static String frozen(Plan plan) {
        long mask = 0;
        for (int l : plan.design().description().rule().frozen()) {
            mask |= 1L << (l - 1);
        }
        return Literal.unsigned(plan.design().description().network().depth(), mask);
    }

    private static int words(int elements, Layout l) {
        return (elements + l.block() - 1) / l.block();
    }

    private static String hex32(int state) {
        return String.format(Locale.ROOT, "32'h%08x", state);
    }

    private static String hex64(long state) {
        return String.format(Locale.ROOT, "64'h%016x", state);
    }

    /** Collects parameters as aligned lines; all but the last are followed by a comma. */
    private static final class Parameters {
        private static final int SEEDS_A_LINE = 4;

        private final List<String> lines = new ArrayList<>();
        private String pending = "";
        private String pendingComment = "";

        void add(String name, int value, String comment) {
            add("integer", name, Integer.toString(value), comment);
        }

        void add(String type, String name, String value, String comment) {
            flush(",");
            pending = String.format(Locale.ROOT, "parameter %-7s %-14s = %s", type, name, value);
            pendingComment = comment;
        }

        void word(String range, String name, String value, String comment) {
            flush(",");
            pending = String.format(Locale.ROOT, "parameter %s %s = %s", range, name, value);
            pendingComment = comment;
        }

        /** Lane 0 stands in the low bits, so it is written last. */
        void seeds(String range, String name, int lanes, IntFunction<String> seed) {
            flush(",");
            lines.add("parameter " + range + " " + name + " = {  // lane 0 in the low bits");
            for (int from = lanes - 1; from >= 0; from -= SEEDS_A_LINE) {
                int to = Math.max(0, from - SEEDS_A_LINE + 1);
                String line = IntStream.iterate(from, lane -> lane >= to, lane -> lane - 1)
                        .mapToObj(seed)
                        .collect(Collectors.joining(", "));
                lines.add("    " + line + (to > 0 ? "," : ""));
            }
            pending = "}";
            pendingComment = "";
        }

        List<String> list() {
            flush("");
            return lines;
        }

        private void flush(String comma) {
            if (!pending.isEmpty()) {
                lines.add(
                        pendingComment.isEmpty()
                                ? pending + comma
                                : String.format(Locale.ROOT, "%-44s // %s", pending + comma, pendingComment));
            }
        }
    }
}
