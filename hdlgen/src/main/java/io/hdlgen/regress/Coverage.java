package io.hdlgen.regress;

import io.hdlgen.golden.spec.Description;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What designs exercised, and what designs of the same kind could have exercised. */
public final class Coverage {
    /** Designs that are planned, not built, to learn what there is to meet. */
    public static final int SURVEYED = 400;

    /** Columns in the order in which people expect them; others follow by name. */
    private static final List<String> ORDER = List.of(
            "softmax-cross-entropy",
            "squared-error",
            "linear",
            "relu",
            "leaky-relu",
            "hard-tanh",
            "hard-sigmoid",
            "nearest",
            "stochastic",
            "S1",
            "S2",
            "S4",
            "S8",
            "NB1",
            "NB2-3",
            "NB4-8",
            "whole",
            "tail",
            "one",
            "tile",
            "tiles",
            "idle");

    private static final String SATURATED = "saturated x rule";

    private final Map<Cell, Integer> counts = new TreeMap<>(
            Comparator.comparing(Cell::table).thenComparing(Cell::row).thenComparing(Cell::column));

    private Coverage() {}

    /**
     * Counts what designs of a run exercised.
     *
     * @param designs where they came from
     * @param tried those that ran
     * @param surveyed designs that are planned to learn what there is to meet
     */
    public static Coverage of(Designs designs, List<Tried> tried, int surveyed) {
        Coverage coverage = new Coverage();
        for (int index = 0; index < surveyed; index++) {
            of(designs.design(index).trial().description()).forEach(cell -> coverage.counts.put(cell, 0));
        }
        for (Tried one : tried) {
            Description description = one.drawn().trial().description();
            of(description).forEach(coverage::met);
            String rule = description.rule().name().text();
            one.verdict().saturated().forEach(name -> coverage.met(new Cell(SATURATED, name, rule)));
        }
        return coverage;
    }

    /** A design that cannot be planned exercises nothing; its run says why. */
    private static Set<Cell> of(Description description) {
        try {
            return Features.of(description);
        } catch (RuntimeException unplanned) {
            return Set.of();
        }
    }

    private void met(Cell cell) {
        counts.merge(cell, 1, Integer::sum);
    }

    /** Every cell that designs can belong to, by table, row and column. */
    public List<Cell> cells() {
        return List.copyOf(counts.keySet());
    }

    /** How many designs of the run belonged to a cell; 0 also for what could have been met. */
    public int count(Cell cell) {
        return counts.getOrDefault(cell, 0);
    }

    /** What was never met. */
    public List<Cell> never() {
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() == 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Names of the tables. */
    public List<String> tables() {
        return counts.keySet().stream().map(Cell::table).distinct().toList();
    }

    /** A table with its heading; {@code -} where there is nothing to meet. */
    public List<List<String>> table(String name) {
        List<String> columns = counts.keySet().stream()
                .filter(cell -> cell.table().equals(name))
                .map(Cell::column)
                .distinct()
                .sorted(Comparator.<String>comparingInt(column -> ORDER.contains(column) ? ORDER.indexOf(column) : 99)
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        Set<String> rows = counts.keySet().stream()
                .filter(cell -> cell.table().equals(name))
                .map(Cell::row)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<List<String>> table = new ArrayList<>();
        List<String> heading = new ArrayList<>(List.of(name));
        heading.addAll(columns);
        table.add(heading);
        for (String row : rows) {
            List<String> line = new ArrayList<>(List.of(row));
            for (String column : columns) {
                Integer count = counts.get(new Cell(name, row, column));
                line.add(count == null ? "-" : count.toString());
            }
            table.add(line);
        }
        return table;
    }
}
