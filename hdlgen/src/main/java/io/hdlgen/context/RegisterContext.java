package io.hdlgen.context;

import io.hdlgen.plan.EngineRegister;
import io.hdlgen.plan.EngineRegister.Control;
import io.hdlgen.plan.Microcode;
import io.hdlgen.plan.Plan;
import io.hdlgen.verilog.Bits;
import io.hdlgen.verilog.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Context of {@code rtl/registers.v.j2}.
 *
 * @param schedule something outside reads the count of samples
 * @param flags quantities that can be saturated
 * @param flag_width bits of the number of a flag
 * @param saturated where numbers of flags come from
 * @param set flags that are set, those of all sources together
 * @param flag_names comment lines: which flag is whose
 * @param flag_words registers with flags
 * @param padded the last word of a host micro-operation has bits to spare
 * @param map the registers of this design as comment lines
 * @param addresses of the same registers
 * @param control_word what CONTROL reads as
 */
public record RegisterContext(
        boolean inference,
        boolean freezes,
        boolean nearest,
        boolean counters,
        boolean discards,
        boolean schedule,
        boolean noise_state,
        boolean saturation,
        int flags,
        int flag_width,
        List<Saturated> saturated,
        String set,
        List<String> flag_names,
        List<FlagWord> flag_words,
        boolean padded,
        List<String> map,
        List<Address> addresses,
        int enable_bit,
        int infer_bit,
        int nearest_bit,
        int discard_bit,
        int clear_bit,
        int reset_bit,
        String control_word) {

    private static final int REGISTER_BITS = 32;

    /**
     * Where a register is.
     *
     * @param name padded to the column of the others
     */
    public record Address(String name, int address) {}

    /**
     * A port that brings the number of a flag.
     *
     * @param port padded to the column of the others, with its comma
     */
    public record Saturated(String port, String comment) {}

    /**
     * A register with flags.
     *
     * @param bits its flags
     * @param top its highest bit that is one
     * @param width how many there are
     * @param address of it
     * @param label of its case when it is read
     * @param word what is read
     */
    public record FlagWord(String bits, int top, int width, String address, String label, String word) {}

    private static List<FlagWord> flagWords(Plan plan) {
        List<FlagWord> words = new ArrayList<>();
        int flags = plan.saturations().names().size();
        for (int from = 0; from < flags; from += REGISTER_BITS) {
            int width = Math.min(REGISTER_BITS, flags - from);
            String bits = new Bits(from, width).toString();
            String address = EngineRegister.SATURATION.name()
                    + (from == 0 ? "" : " + " + Literal.unsigned(5, from / REGISTER_BITS));
            String part = "saturation_q[" + bits + "]";
            int spare = REGISTER_BITS - width;
            words.add(new FlagWord(
                    bits,
                    width - 1,
                    width,
                    address,
                    String.format(Locale.ROOT, "%-12s", address + ":"),
                    spare == 0 ? part : "{" + spare + "'d0, " + part + "}"));
        }
        return words;
    }

    private static List<String> flagNames(Plan plan) {
        List<String> names = plan.saturations().names();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            lines.add(String.format(Locale.ROOT, "%3d  %s", i, names.get(i)));
        }
        return lines;
    }

    static RegisterContext of(Plan plan, Microcode code) {
        Features f = Features.of(plan);
        List<FlagSource> sources = FlagSource.of(plan);
        List<String> map = new ArrayList<>();
        List<Address> addresses = new ArrayList<>();
        for (EngineRegister r : EngineRegister.values()) {
            if (r.exists(plan)) {
                map.add(String.format(
                        Locale.ROOT, "%2d  %-2s  %-11s  %s", r.address(), r.access(), r.name(), r.meaning()));
                addresses.add(new Address(String.format(Locale.ROOT, "%-11s", r.name()), r.address()));
            }
        }
        for (Control bit : Control.values()) {
            if (bit.option().isEmpty() || plan.controls(bit.option().get())) {
                map.add(String.format(Locale.ROOT, "CONTROL[%d]  %s: %s", bit.bit(), bit.name(), bit.meaning()));
            }
        }
        return new RegisterContext(
                f.inference(),
                f.freezes(),
                f.nearest(),
                f.counters(),
                f.discards(),
                f.schedule(),
                f.noise_state(),
                f.saturation(),
                plan.saturations().names().size(),
                plan.saturations().bits(),
                sources.stream()
                        .map(s -> new Saturated(String.format(Locale.ROOT, "%-12s", s.net() + ","), s.comment()))
                        .toList(),
                sources.stream()
                        .map(s -> "(ONE << " + s.net() + ")")
                        .collect(Collectors.joining("\n" + " ".repeat(25) + "| ")),
                flagNames(plan),
                flagWords(plan),
                code.format().width() % 32 != 0,
                map,
                addresses,
                Control.ENABLE.bit(),
                Control.INFER.bit(),
                Control.NEAREST.bit(),
                Control.DISCARD.bit(),
                Control.CLEAR.bit(),
                Control.RESET.bit(),
                "{29'd0, " + (f.nearest() ? "nearest" : "1'b0") + ", " + (f.inference() ? "infer" : "1'b0")
                        + ", enable}");
    }
}
