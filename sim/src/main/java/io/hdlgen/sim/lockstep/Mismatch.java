package io.hdlgen.sim.lockstep;

import io.hdlgen.golden.fixed.FixedFormat;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The first difference between golden model and RTL, as close to its cause as it can be told.
 *
 * @param sample number of the training sample, from 0; -1 for the initial load, the number of samples for the final read-back
 * @param operation micro-operation: {@code 3 FORWARD W2}; {@code load} or {@code read-back} outside a sample; empty when it cannot be told
 * @param object what differs: a matrix, a vector, logits, prediction, label, rounding state, feedback state, perturbation state
 * @param row row of a matrix, element of a vector, lane of a state
 * @param column column of a matrix
 * @param padding whether the number stands outside the matrix and must be zero
 * @param golden expected raw integer
 * @param rtl raw integer of the RTL
 * @param goldenReal the real number that the expected integer stands for; the integer itself where there is no format
 * @param rtlReal the real number that the integer of the RTL stands for
 * @param cycle clock cycle in which it was seen
 * @param note more, in words, or empty
 */
public record Mismatch(
        long sample,
        String operation,
        String object,
        OptionalInt row,
        OptionalInt column,
        boolean padding,
        long golden,
        long rtl,
        double goldenReal,
        double rtlReal,
        long cycle,
        String note) {

    static Mismatch of(
            long sample, String operation, String object, long golden, long rtl, Optional<FixedFormat> format) {
        return new Mismatch(
                sample,
                operation,
                object,
                OptionalInt.empty(),
                OptionalInt.empty(),
                false,
                golden,
                rtl,
                format.map(f -> f.toReal(golden)).orElse((double) golden),
                format.map(f -> f.toReal(rtl)).orElse((double) rtl),
                0,
                "");
    }

    Mismatch at(int newRow) {
        return new Mismatch(
                sample,
                operation,
                object,
                OptionalInt.of(newRow),
                column,
                padding,
                golden,
                rtl,
                goldenReal,
                rtlReal,
                cycle,
                note);
    }

    Mismatch at(int newRow, int newColumn, boolean isPadding) {
        OptionalInt c = OptionalInt.of(newColumn);
        return new Mismatch(
                sample,
                operation,
                object,
                OptionalInt.of(newRow),
                c,
                isPadding,
                golden,
                rtl,
                goldenReal,
                rtlReal,
                cycle,
                note);
    }

    Mismatch inCycle(long newCycle) {
        return new Mismatch(
                sample, operation, object, row, column, padding, golden, rtl, goldenReal, rtlReal, newCycle, note);
    }

    Mismatch during(String phase) {
        return new Mismatch(sample, phase, object, row, column, padding, golden, rtl, goldenReal, rtlReal, cycle, note);
    }

    Mismatch withNote(String more) {
        String both = note.isEmpty() || more.isEmpty() ? note + more : note + "; " + more;
        return new Mismatch(
                sample, operation, object, row, column, padding, golden, rtl, goldenReal, rtlReal, cycle, both);
    }

    /** Object and position: {@code W2[3][17]}, {@code x1[4]}, {@code prediction}. */
    public String place() {
        String r = row.isPresent() ? "[" + row.getAsInt() + "]" : "";
        return object + r + (column.isPresent() ? "[" + column.getAsInt() + "]" : "");
    }
}
