package io.hdlgen.context;

import io.hdlgen.plan.MicroOp;
import io.hdlgen.plan.Microcode;
import io.hdlgen.plan.Operand;
import io.hdlgen.plan.Plan;
import io.hdlgen.plan.Schedule.Slot;
import io.hdlgen.plan.Widths;
import io.hdlgen.verilog.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Context of {@code rtl/program_rom.v.j2}.
 *
 * @param cycles clocks of a sample
 * @param width bits of a micro-operation
 * @param table the schedule as comment lines
 */
public record ProgramContext(long cycles, int width, List<String> table, List<Operation> operations) {

    /** A word of the ROM. */
    public record Operation(String address, String word, String name) {}

    static ProgramContext of(Plan plan, Microcode code) {
        int address = Widths.index(plan.program().size());
        List<Operation> operations = new ArrayList<>();
        List<String> table = new ArrayList<>();
        table.add("   start  beats  gap  micro-operation");
        for (int k = 0; k < plan.program().size(); k++) {
            MicroOp op = plan.program().get(k);
            Slot slot = plan.schedule().slots().get(k);
            operations.add(new Operation(
                    Literal.unsigned(address, k),
                    Literal.hex(code.format().width(), code.words().get(k)),
                    op.name()));
            table.add(String.format(
                    Locale.ROOT, "%8d %6d %4d  %s%s", slot.start(), slot.beats(), slot.gap(), op.name(), arrow(op)));
        }
        return new ProgramContext(
                plan.schedule().cyclesPerSample(), code.format().width(), table, operations);
    }

    /** What goes in and what comes out: {@code  x0 -> x1}. */
    private static String arrow(MicroOp op) {
        String in = op.held() + (op.held().exists() && op.stream().exists() ? ", " : "") + op.stream();
        Operand operand = op.result().operand();
        String more = switch (operand.use()) {
            case NOTHING -> "";
            case MASK -> " masked by " + operand.vector();
            case ADDEND -> " plus " + operand.vector();
            case MINUEND -> " subtracted from " + operand.vector();
        };
        String out = op.result().destination().exists() ? " -> " + op.result().destination() : "";
        String decay = op.decay().isPresent() ? " decaying by 2^-" + op.decay().getAsInt() : "";
        return "  " + in + out + more + decay;
    }
}
