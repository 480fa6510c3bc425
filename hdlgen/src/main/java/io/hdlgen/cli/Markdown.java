package io.hdlgen.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The little Markdown of our pages (headings, tables, indented formulas, links, backquotes) as plain text. */
final class Markdown {
    /** Columns that a rendered table takes at most, unless a cell before the last one is longer. */
    private static final int WIDTH = 100;
    /** Columns that the last cell of a row gets at least. */
    private static final int NARROWEST = 30;

    private static final String HEADING = "#";
    private static final String ROW = "|";
    private static final String FORMULA = "    ";

    private Markdown() {}

    /** The page as a terminal shows it. */
    static String render(String page) {
        StringBuilder text = new StringBuilder();
        List<String> table = new ArrayList<>();
        for (String line : page.lines().toList()) {
            if (line.startsWith(ROW)) {
                table.add(line);
                continue;
            }
            text.append(table(table));
            table.clear();
            if (line.startsWith(HEADING)) {
                String heading = plain(line.replaceFirst("^#+ ", ""));
                text.append(heading).append('\n');
                text.append((line.startsWith("# ") ? "=" : "-").repeat(heading.length()));
                text.append('\n');
            } else {
                text.append(line.startsWith(FORMULA) ? line : plain(line)).append('\n');
            }
        }
        return text.append(table(table)).toString();
    }

    /** Rows of the tables in a text without their headings, each as its cells in plain text. */
    static List<List<String>> rows(String text) {
        List<String> lines = text.lines().toList();
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            boolean heading = i + 1 < lines.size() && isRuler(lines.get(i + 1));
            if (lines.get(i).startsWith(ROW) && !isRuler(lines.get(i)) && !heading) {
                rows.add(cells(lines.get(i)));
            }
        }
        return rows;
    }

    /** A line without links and marks. */
    static String plain(String line) {
        return line.replaceAll("\\[([^\\]]*)]\\([^)]*\\)", "$1")
                .replace("`", "")
                .replace("**", "")
                .replace("\\|", "|");
    }

    private static boolean isRuler(String line) {
        return line.startsWith("|--");
    }

    private static List<String> cells(String row) {
        String[] cells = row.split("(?<!\\\\)\\|", -1);
        return Stream.of(cells)
                .skip(1)
                .limit(cells.length - 2L)
                .map(cell -> plain(cell.strip()))
                .toList();
    }

    private static String table(List<String> lines) {
        List<List<String>> rows = lines.stream()
                .filter(line -> !isRuler(line))
                .map(Markdown::cells)
                .toList();
        if (rows.isEmpty()) {
            return "";
        }
        int last = rows.get(0).size() - 1;
        int before = 0;
        for (int column = 0; column < last; column++) {
            int c = column;
            before +=
                    2 + rows.stream().mapToInt(row -> row.get(c).length()).max().orElse(0);
        }
        List<List<String>> wrapped = new ArrayList<>();
        for (List<String> row : rows) {
            List<String> parts = wrap(row.get(last), Math.max(NARROWEST, WIDTH - before));
            for (int i = 0; i < parts.size(); i++) {
                List<String> cells = new ArrayList<>();
                for (int column = 0; column < last; column++) {
                    cells.add(i == 0 ? row.get(column) : "");
                }
                cells.add(parts.get(i));
                wrapped.add(cells);
            }
        }
        return TextTable.of(wrapped);
    }

    private static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() > 0 ? " " : "").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
