package io.hdlgen.cli;

import io.hdlgen.compare.TrainedRun;
import io.hdlgen.estimate.BoardEstimate;
import io.hdlgen.estimate.Fit;
import io.hdlgen.estimate.Resource;
import io.hdlgen.plan.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** A comparison as a table: a row for each contender, the heading first. Numbers without their units, so that a spreadsheet takes them as such. */
final class CompareTable {
    private static final String NONE = "-";

    private final List<String> settings;
    private final boolean boards;
    private final boolean seeds;

    private CompareTable(List<String> settings, List<Compared> all) {
        this.settings = settings;
        this.boards = all.stream().anyMatch(one -> one.board().isPresent());
        this.seeds = all.stream().anyMatch(one -> one.runs().size() > 1);
    }

    /**
     * The table.
     *
     * @param settings paths of what is varied beside rules
     */
    static List<List<String>> of(List<String> settings, List<Compared> all) {
        CompareTable table = new CompareTable(settings, all);
        List<List<String>> rows = new ArrayList<>();
        rows.add(table.heading());
        all.forEach(one -> rows.add(table.row(one)));
        return rows;
    }

    private List<String> heading() {
        List<String> row = new ArrayList<>(List.of("no", "front", "rule"));
        row.addAll(settings);
        row.add("test %");
        if (seeds) {
            row.addAll(List.of("least %", "most %"));
        }
        row.addAll(List.of("cycles", "multipliers", "memory bits"));
        if (boards) {
            row.addAll(List.of("samples/s", "limited by", "LUT", "FF", "block RAM", "DSP", "fits"));
        }
        row.add("remark");
        return row;
    }

    private List<String> row(Compared one) {
        Contender contender = one.contender();
        List<String> row = new ArrayList<>(
                List.of(Integer.toString(contender.number()), one.front() ? "*" : "", contender.rule()));
        settings.forEach(path -> row.add(contender.settings().getOrDefault(path, NONE)));
        row.addAll(accuracies(one.runs()));
        Optional<Estimate> estimate = contender.built().map(Contender.Built::estimate);
        row.add(estimate.map(e -> Long.toString(e.cyclesPerSample())).orElse(NONE));
        row.add(estimate.map(e -> Integer.toString(e.multipliers())).orElse(NONE));
        row.add(estimate.map(e -> Long.toString(e.memoryBits())).orElse(NONE));
        if (boards) {
            row.addAll(one.board().map(CompareTable::device).orElse(List.of(NONE, NONE, NONE, NONE, NONE, NONE, NONE)));
        }
        row.add(remark(one));
        return row;
    }

    private List<String> accuracies(List<TrainedRun> runs) {
        if (runs.isEmpty()) {
            return seeds ? List.of(NONE, NONE, NONE) : List.of(NONE);
        }
        double[] ends =
                runs.stream().mapToDouble(TrainedRun::finalAccuracy).sorted().toArray();
        double mean = DoubleStream.of(ends).average().orElseThrow();
        return seeds
                ? List.of(percent(mean), percent(ends[0]), percent(ends[ends.length - 1]))
                : List.of(percent(mean));
    }

    private static List<String> device(BoardEstimate board) {
        List<String> cells = new ArrayList<>();
        cells.add(String.format(Locale.ROOT, "%.0f", board.throughput().samplesPerSecond()));
        cells.add(board.throughput().limit().text());
        for (Resource resource : List.of(Resource.LUT, Resource.FF, Resource.BLOCK_RAM, Resource.DSP)) {
            cells.add(Integer.toString(board.resources().of(resource)));
        }
        cells.add(ResourceReport.fits(board.fit()));
        return cells;
    }

    private static String remark(Compared one) {
        if (one.contender().built().isEmpty()) {
            return one.contender().refusal();
        }
        String large = one.board().stream()
                .flatMap(b -> b.fit().lines().stream())
                .filter(line -> line.verdict() == Fit.Verdict.TOO_LARGE)
                .map(line -> line.estimate() + " of " + line.available() + " "
                        + line.resource().text())
                .collect(Collectors.joining(", "));
        if (!large.isEmpty()) {
            return "too large: " + large;
        }
        return one.runs().isEmpty() ? "not trained to the end" : "";
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
