package io.hdlgen.context;

import io.hdlgen.plan.EngineRegister;
import io.hdlgen.plan.EngineRegister.Control;
import io.hdlgen.plan.Microcode;
import io.hdlgen.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Context of {@code rtl/registers.v.j2}.
 *
 * @param schedule something outside reads the count of samples
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

    /**
     * Where a register is.
     *
     * @param name padded to the column of the others
     */
    public record Address(String name, int address) {}

    static RegisterContext of(Plan plan, Microcode code) {
        Features f = Features.of(plan);
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
