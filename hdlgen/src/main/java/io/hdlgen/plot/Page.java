package io.hdlgen.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** A page of HTML with everything it needs inside: no network, no scripts. Parts appear in the order in which they are added. */
public final class Page {
    private static final String STYLE = """
            body { font-family: sans-serif; line-height: 1.4; max-width: 60em; margin: 2em auto; padding: 0 1em; }
            table { border-collapse: collapse; margin: 1em 0; }
            th, td { border: 1px solid #bbb; padding: 0.2em 0.6em; text-align: left; }
            tr.marked { background: #e2efff; font-weight: bold; }
            svg { max-width: 100%; height: auto; display: block; margin: 1em 0; }
            """;

    private final String title;
    private final List<String> parts = new ArrayList<>();
    private int plots;

    /** An empty page; its title is its first heading too. */
    public Page(String title) {
        this.title = title;
    }

    public Page heading(String text) {
        parts.add("<h2>" + escape(text) + "</h2>\n");
        return this;
    }

    public Page paragraph(String text) {
        parts.add("<p>" + escape(text) + "</p>\n");
        return this;
    }

    /** A table; every row has as many cells as the head. */
    public Page table(List<String> head, List<List<String>> rows) {
        return table(head, rows, row -> false);
    }

    /** A table in which some rows, counted from 0, stand out. */
    public Page table(List<String> head, List<List<String>> rows, IntPredicate marked) {
        StringBuilder table = new StringBuilder("<table>\n").append(row("<tr>", "th", head));
        for (int i = 0; i < rows.size(); i++) {
            List<String> cells = rows.get(i);
            if (cells.size() != head.size()) {
                throw new IllegalArgumentException("a row of " + cells.size() + " under a head of " + head.size());
            }
            table.append(row(marked.test(i) ? "<tr class=\"marked\">" : "<tr>", "td", cells));
        }
        parts.add(table.append("</table>\n").toString());
        return this;
    }

    /** A plot, drawn into the page. */
    public Page plot(LinePlot plot) {
        return svg(PlotSvg.draw(plot));
    }

    /** A plot, drawn into the page. */
    public Page plot(PointPlot plot) {
        return svg(PlotSvg.draw(plot));
    }

    private Page svg(String svg) {
        // Identifiers are those of the whole page, so each plot gets its own.
        String prefix = "p" + plots++ + "-plot-";
        parts.add(svg.replace("id=\"plot-", "id=\"" + prefix).replace("#plot-", "#" + prefix) + "\n");
        return this;
    }

    /** The text of the whole page. */
    public String html() {
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>" + escape(title)
                + "</title>\n<style>\n" + STYLE + "</style>\n</head>\n<body>\n<h1>" + escape(title) + "</h1>\n"
                + String.join("", parts) + "</body>\n</html>\n";
    }

    private static String row(String begin, String tag, List<String> cells) {
        return cells.stream()
                .map(cell -> "<" + tag + ">" + escape(cell) + "</" + tag + ">")
                .collect(Collectors.joining("", begin, "</tr>\n"));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
