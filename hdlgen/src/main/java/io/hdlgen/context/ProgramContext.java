package io.hdlgen.context;

import io.hdlgen.plan.MicroOp;
import io.hdlgen.plan.Microcode;
import io.hdlgen.plan.Operand;
import io.hdlgen.plan.Plan;
import io.hdlgen.plan.Routine;
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
public record ProgramContext(boolean schedule, long cycles, int width, List<String> table, List<Operation> operations) {

    /** A word of the ROM. */
    public record Operation(String address, String word, String name) {}

    static ProgramContext of(Plan plan, Microcode code) {
        List<Operation> operations = new ArrayList<>();
        List<String> table = new ArrayList<>(table(plan.training()));
        plan.inference().ifPresent(routine -> {
            table.addAll(List.of(
                    "",
                    "A sample that is only predicted, in " + routine.schedule().cyclesPerSample() + " clocks:",
                    ""));
            table.addAll(table(routine));
        });
        for (int p = 0; p < plan.programCount(); p++) {
            operations(plan, code, p, operations);
        }
        return new ProgramContext(
                plan.rates().exists(),
                plan.schedule().cyclesPerSample(),
                code.format().width(),
                table,
                operations);
    }

    /** The words of a program; the address has the program's index above the micro-operation's. */
    private static void operations(Plan plan, Microcode code, int p, List<Operation> operations) {
        boolean training = p < plan.programs().size();
        List<MicroOp> program = training
                ? plan.programs().get(p)
                : plan.inference().orElseThrow().program();
        int counter = Widths.index(plan.program().size());
        int address = counter + (plan.programCount() > 1 ? Widths.index(plan.programCount()) : 0);
        String which = "";
        if (!training) {
            which = ", inference";
        } else if (plan.rates().exists()) {
            which = ", rate 2^-" + plan.rates().rates().get(p);
        }
        for (int k = 0; k < program.size(); k++) {
            operations.add(new Operation(
                    Literal.unsigned(address, (p << counter) + k),
                    Literal.hex(code.format().width(), code.words().get(p).get(k)),
                    program.get(k).name() + which));
        }
    }

    /** When each micro-operation runs. */
    private static List<String> table(Routine routine) {
        List<String> table = new ArrayList<>(List.of("   start  beats  gap  micro-operation"));
        for (int k = 0; k < routine.program().size(); k++) {
            MicroOp op = routine.program().get(k);
            Slot slot = routine.schedule().slots().get(k);
            table.add(String.format(
                    Locale.ROOT, "%8d %6d %4d  %s%s", slot.start(), slot.beats(), slot.gap(), op.name(), arrow(op)));
        }
        return table;
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
            case DOT, DOT_ON -> " times " + operand.vector();
        };
        String out = op.result().destination().exists() ? " -> " + op.result().destination() : "";
        String decay = op.decay().isPresent() ? " decaying by 2^-" + op.decay().getAsInt() : "";
        String times = switch (op.times()) {
            case ONE -> "";
            case SCALAR, SIGNED_SCALAR -> " times h";
            case ITSELF -> " squared";
        };
        return "  " + in + times + out + more + decay + (op.frozen() ? " frozen" : "");
    }
}
