package io.hdlgen.cli;

import io.hdlgen.regress.Cell;
import io.hdlgen.regress.Coverage;
import io.hdlgen.regress.Tried;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a regression did, for people. */
final class RegressText {
    private final List<Tried> tried;
    private final Coverage coverage;

    RegressText(List<Tried> tried, Coverage coverage) {
        this.tried = tried;
        this.coverage = coverage;
    }

    /** Coverage first, the verdict last: it is what must be seen. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (String table : coverage.tables()) {
            lines.add("");
            lines.add(TextTable.numbers(coverage.table(table)).stripTrailing());
        }
        lines.add("");
        lines.addAll(never());
        int invalid = tried.stream().mapToInt(one -> one.drawn().invalid()).sum();
        int unbuilt = tried.stream().mapToInt(one -> one.drawn().unbuilt()).sum();
        lines.add(String.format(
                Locale.ROOT,
                "%d drafts: %d no valid description, %d with an option that there is no hardware for",
                tried.size() + invalid + unbuilt,
                invalid,
                unbuilt));
        long failed = tried.stream().filter(one -> !one.verdict().passed()).count();
        double seconds =
                tried.stream().mapToDouble(one -> one.verdict().seconds()).sum();
        lines.add(String.format(
                Locale.ROOT,
                "%d designs, %d passed, %d FAILED; %.1f s a design",
                tried.size(),
                tried.size() - failed,
                failed,
                seconds / Math.max(1, tried.size())));
        return lines;
    }

    /** What was never met, by table and row. */
    private List<String> never() {
        List<String> lines = new ArrayList<>();
        Map<String, List<String>> missing = new LinkedHashMap<>();
        for (Cell cell : coverage.never()) {
            missing.computeIfAbsent(cell.row(), row -> new ArrayList<>()).add(cell.column());
        }
        int cells = missing.values().stream().mapToInt(List::size).sum();
        lines.add("never met: " + cells + " of " + coverage.cells().size());
        missing.forEach((row, columns) -> lines.add("  " + row + ": " + String.join(", ", columns)));
        return lines;
    }
}
