package io.hdlgen.cli;

import java.util.List;

/** Columns of text, each as wide as its widest cell. */
final class TextTable {
    private TextTable() {}

    /** One line per row, each ended by a newline; cells are separated by two spaces. */
    static String of(List<List<String>> rows) {
        return text(rows, false);
    }

    /** The same with the cells at the right of their columns, for numbers. */
    static String right(List<List<String>> rows) {
        return text(rows, true);
    }

    private static String text(List<List<String>> rows, boolean right) {
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
                line.append(right ? space + row.get(i) : row.get(i) + space).append("  ");
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
