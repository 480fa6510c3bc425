package io.hdlgen.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Columns of text, each as wide as its widest cell. */
final class TextTable {
    private TextTable() {}

    /** One line per row, each ended by a newline; cells are separated by two spaces. */
    static String of(List<List<String>> rows) {
        return text(rows, column -> false);
    }

    /** The same with all columns but the first flush right. */
    static String numbers(List<List<String>> rows) {
        return text(rows, column -> column > 0);
    }

    /** A table in Markdown, its first row the heading; all columns but the first flush right. */
    static String markdown(List<List<String>> rows) {
        List<String> rule = new ArrayList<>(List.of("---"));
        rows.get(0).stream().skip(1).forEach(cell -> rule.add("---:"));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            text.append("| ").append(String.join(" | ", rows.get(i))).append(" |\n");
            if (i == 0) {
                text.append('|').append(String.join("|", rule)).append("|\n");
            }
        }
        return text.toString();
    }

    private static String text(List<List<String>> rows, IntPredicate right) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                String space = " ".repeat(widths[i] - row.get(i).length());
                line.append(right.test(i) ? space + row.get(i) : row.get(i) + space)
                        .append("  ");
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
