package io.hdlgen.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What the map elements can be told to do: only what the programs use.
 *
 * @param shifts distinct right shifts, ascending; 0 is always there, for host reads
 * @param activations distinct activations; the first leaves its argument as it is
 * @param masks distinct derivatives; the first leaves its argument as it is
 */
public record Selectors(List<Integer> shifts, List<ElementFunction> activations, List<ElementFunction> masks) {

    static Selectors of(List<List<MicroOp>> programs, List<Integer> hostShifts) {
        TreeSet<Integer> shifts = new TreeSet<>();
        shifts.addAll(hostShifts);
        List<ElementFunction> activations = new ArrayList<>(List.of(ElementFunction.NONE));
        List<ElementFunction> masks = new ArrayList<>(List.of(ElementFunction.NONE));
        for (MicroOp op : programs.stream().flatMap(List::stream).toList()) {
            if (op.kind().hasResults()) {
                shifts.add(op.result().shift());
                addOnce(activations, op.result().activation());
                addOnce(masks, op.result().operand().derivative());
            }
        }
        return new Selectors(List.copyOf(shifts), List.copyOf(activations), List.copyOf(masks));
    }

    private static void addOnce(List<ElementFunction> list, ElementFunction f) {
        if (!list.contains(f)) {
            list.add(f);
        }
    }

    /** Bits to the left by which the sum must be extended so that every shift goes right. */
    public int leftGuard() {
        return Math.max(0, -shifts.get(0));
    }
}
