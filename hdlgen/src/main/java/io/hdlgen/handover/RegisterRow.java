package io.hdlgen.handover;

import io.hdlgen.plan.EngineRegister;
import io.hdlgen.plan.EngineRegister.Control;
import io.hdlgen.plan.Plan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A register of a design.
 *
 * @param address in words
 * @param bytes the same in bytes
 * @param name with a number where there are several
 * @param access r, w or rw
 */
public record RegisterRow(int address, String bytes, String name, String access, String meaning) {
    private static final int BITS = 32;

    /** Those that the design has, in order of their addresses; none without a register file. */
    static List<RegisterRow> of(Plan plan, int operationBits) {
        List<RegisterRow> rows = new ArrayList<>();
        if (plan.controlled()) {
            for (EngineRegister register : EngineRegister.values()) {
                if (register.exists(plan)) {
                    int count = words(register, plan, operationBits);
                    for (int i = 0; i < count; i++) {
                        rows.add(row(register, i, count));
                    }
                }
            }
        }
        return rows;
    }

    /** The bits of CONTROL that the design has. */
    static List<Control> bits(Plan plan) {
        return Arrays.stream(Control.values())
                .filter(bit ->
                        bit.option().isEmpty() || plan.controls(bit.option().get()))
                .toList();
    }

    private static int words(EngineRegister register, Plan plan, int operationBits) {
        return switch (register) {
            case SATURATION -> words(plan.saturations().names().size());
            case OPERATION -> words(operationBits);
            default -> 1;
        };
    }

    private static int words(int bits) {
        return (bits + BITS - 1) / BITS;
    }

    private static RegisterRow row(EngineRegister register, int index, int count) {
        int address = register.address() + index;
        return new RegisterRow(
                address,
                String.format(Locale.ROOT, "0x%02x", 4 * address),
                register.name() + (count > 1 ? Integer.toString(index) : ""),
                register.access(),
                register.meaning().replace("`", ""));
    }
}
