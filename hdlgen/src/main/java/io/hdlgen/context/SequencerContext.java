package io.hdlgen.context;

import io.hdlgen.plan.Microcode;
import io.hdlgen.plan.Plan;
import io.hdlgen.plan.Widths;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Context of {@code rtl/sequencer.v.j2}.
 *
 * @param terms a factor chooses by which number of elements it multiplies
 * @param terms_range of the choice
 * @param pc_end what holds the address of the last micro-operation
 * @param single_port banks have one port
 * @param saturation weights that saturate leave flags
 * @param flag_width bits of the number of a flag
 * @param decay_width bits of the selector of decays
 * @param width bits of a micro-operation
 * @param result_width its low bits: the descriptor
 * @param flags one-bit fields that are kept while the micro-operation runs
 * @param field parts of the micro-operation
 * @param control parts of the control word
 */
public record SequencerContext(
        boolean transposed,
        boolean tiled_hold,
        boolean projection_lfsr,
        boolean softmax,
        boolean zeros,
        boolean noise,
        boolean gaussian,
        boolean decay,
        boolean selects,
        boolean squares,
        boolean scaling,
        boolean factors,
        boolean scaled,
        boolean terms,
        String terms_range,
        boolean inference,
        boolean freezes,
        boolean nearest,
        boolean blanks,
        boolean states,
        boolean single_port,
        boolean saturation,
        int flag_width,
        int decay_width,
        String pc_end,
        int width,
        int result_width,
        List<Flag> flags,
        Map<String, String> field,
        ControlWord control) {

    /**
     * A kept flag.
     *
     * @param register its declaration, padded to the column of the others
     */
    public record Flag(String register, String assigned, String position, String comment) {}

    static SequencerContext of(Plan plan, Microcode code) {
        Features f = Features.of(plan);
        Map<String, String> field = FieldNames.of(code.format());
        int terms = plan.terms().size();
        return new SequencerContext(
                f.transposed(),
                f.tiled_hold(),
                f.projection_lfsr(),
                f.softmax(),
                f.zeros(),
                f.noise(),
                f.gaussian(),
                f.decay(),
                f.selects(),
                f.squares(),
                f.scaling(),
                f.factors(),
                f.scaled(),
                terms > 1,
                "[" + (Widths.index(terms) - 1) + ":0]",
                f.inference(),
                f.freezes(),
                f.nearest(),
                f.blanks(),
                f.states(),
                f.single_port(),
                f.saturation(),
                plan.saturations().bits(),
                Widths.index(plan.decays().size() + 1),
                f.inference() ? "pc_end" : "PC_END",
                code.format().width(),
                code.format().resultWidth(),
                flags(f, field),
                field,
                ControlWord.of(plan));
    }

    private static List<Flag> flags(Features f, Map<String, String> field) {
        List<Flag> flags = new ArrayList<>();
        add(flags, true, field, "results", "leaves words in the result path");
        add(flags, true, field, "waits", "begins a sample: waits for its input");
        add(flags, true, field, "releases", "is the last to read the input region");
        add(flags, true, field, "updates", "writes the banks");
        add(flags, true, field, "hold_only", "hands out held values and does no more");
        add(flags, true, field, "forwards", "sums rows");
        add(flags, true, field, "maps", "goes past the array");
        add(flags, true, field, "bias", "the element after the stream is ONE");
        add(flags, true, field, "loads", "writes stream words as they are");
        add(flags, f.transposed(), field, "transposed", "sums columns");
        add(flags, f.projection_lfsr(), field, "projects", "takes its matrix from the feedback LFSRs");
        add(flags, f.projection_lfsr(), field, "reseeds", "is a sample's first projection");
        add(flags, f.softmax(), field, "from_unit", "takes the softmax unit's error");
        add(flags, f.zeros(), field, "from_zero", "takes zeros");
        add(flags, f.noise(), field, "from_noise", "draws noise");
        add(flags, f.factors(), field, "factors", "forms the scalar h");
        add(flags, f.scaled(), field, "scaled", "is multiplied by h");
        add(flags, f.blanks(), field, "blank", "leaves the words of the stream out");
        add(flags, f.states(), field, "states", "turns the rounding noise by a byte");
        add(flags, f.squares(), field, "squared", "is multiplied by itself");
        add(flags, f.scaling(), field, "scales_rows", "multiplies the weights by held values");
        return flags;
    }

    private static void add(List<Flag> flags, boolean exists, Map<String, String> field, String name, String comment) {
        if (exists) {
            String position = field.get(name);
            String register = name + "_q";
            flags.add(new Flag(
                    String.format("%-15s", register + ";"),
                    String.format("%-13s", register),
                    position == null ? "" : position,
                    comment));
        }
    }
}
