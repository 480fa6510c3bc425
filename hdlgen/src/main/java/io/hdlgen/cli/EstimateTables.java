package io.hdlgen.cli;

import io.hdlgen.plan.Estimate;
import io.hdlgen.plan.Estimate.Breakdown;
import io.hdlgen.plan.Estimate.Memory;
import io.hdlgen.plan.Estimate.MultiplierUnit;
import io.hdlgen.plan.Estimate.OperationCost;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a design costs, as rows of tables; the first row is the heading. */
final class EstimateTables {
    private EstimateTables() {}

    /** Where the cycles of a sample go; what is zero is left out. */
    static List<List<String>> breakdown(Estimate estimate) {
        Breakdown parts = estimate.breakdown();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("where the cycles go", "cycles", "share"));
        add(rows, "products of the learning rule", parts.multiply(), estimate);
        add(rows, "padding and biases", parts.padding(), estimate);
        add(rows, "loading held vectors", (double) parts.held(), estimate);
        add(rows, "waiting for sums of short rows, for single ports", (double) parts.stretch(), estimate);
        add(rows, "vectors past the array", (double) parts.map(), estimate);
        add(rows, "waiting for the pipeline", (double) parts.latency(), estimate);
        add(rows, "waiting for the softmax unit", (double) parts.softmax(), estimate);
        rows.add(List.of("one training sample", Long.toString(estimate.cyclesPerSample()), "100.0 %"));
        return rows;
    }

    private static void add(List<List<String>> rows, String what, double cycles, Estimate estimate) {
        if (cycles > 0) {
            String share = format("%.1f %%", 100 * cycles / estimate.cyclesPerSample());
            rows.add(List.of(
                    what, cycles == Math.rint(cycles) ? format("%.0f", cycles) : format("%.1f", cycles), share));
        }
    }

    static List<List<String>> operations(Estimate estimate) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("micro-operation", "start", "wait before", "cycles"));
        for (OperationCost one : estimate.operations()) {
            rows.add(List.of(
                    one.name(), Long.toString(one.start()), Integer.toString(one.gap()), Long.toString(one.beats())));
        }
        return rows;
    }

    static List<List<String>> memories(Estimate estimate) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("memory", "count", "words x bits", "kbit in all"));
        for (Memory one : estimate.memories()) {
            double bits = (double) one.count() * one.words() * one.bits();
            rows.add(List.of(
                    one.name(),
                    Integer.toString(one.count()),
                    one.words() + " x " + one.bits(),
                    format("%.1f", bits / 1024)));
        }
        return rows;
    }

    static List<List<String>> multipliers(Estimate estimate) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("multipliers", "count", "bits x bits"));
        for (MultiplierUnit one : estimate.multiplierUnits()) {
            rows.add(List.of(one.name(), Integer.toString(one.count()), one.leftBits() + " x " + one.rightBits()));
        }
        return rows;
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
