package io.hdlgen.cli;

import io.hdlgen.plot.Axis;
import io.hdlgen.plot.Page;
import io.hdlgen.plot.PointPlot;
import io.hdlgen.plot.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A comparison as a page: what was run, accuracy over everything it is bought with, and the table. */
final class ComparePage {
    /** Where the largest value of an axis is so many times the smallest, its beginning is lost on a linear one. */
    private static final double WIDE = 30;

    private ComparePage() {}

    /**
     * The page.
     *
     * @param what was run, in sentences
     * @param table of {@link CompareTable}
     */
    static String of(String name, List<String> what, List<Compared> all, List<List<String>> table) {
        Page page = new Page(name + ": a comparison");
        what.forEach(page::paragraph);
        List<Objective> objectives = Objective.of(all);
        page.paragraph("Front: " + front(objectives) + ". In the plots its designs have a ring and their number.");
        for (Objective price : objectives.subList(1, objectives.size())) {
            page.plot(plot(price, all));
        }
        page.heading("All combinations");
        page.table(
                table.get(0),
                table.subList(1, table.size()),
                row -> all.get(row).front());
        return page.html();
    }

    /** What it means to be on the front. */
    static String front(List<Objective> objectives) {
        return "no other design that fits is as good in all and better in one of "
                + objectives.stream()
                        .map(o -> o.text() + (o.more() ? " (more)" : " (less)"))
                        .collect(Collectors.joining(", "));
    }

    private static PointPlot plot(Objective price, List<Compared> all) {
        Map<String, List<Series.Point>> rules = new LinkedHashMap<>();
        List<PointPlot.Ring> rings = new ArrayList<>();
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (Compared one : all) {
            if (!one.runs().isEmpty()) {
                double x = price.value(one);
                least = Math.min(least, x);
                most = Math.max(most, x);
                Series.Point point = new Series.Point(x, Objective.ACCURACY.value(one));
                rules.computeIfAbsent(one.contender().rule(), rule -> new ArrayList<>())
                        .add(point);
                if (one.front()) {
                    rings.add(new PointPlot.Ring(
                            point, Integer.toString(one.contender().number())));
                }
            }
        }
        List<Series> series = rules.entrySet().stream()
                .map(e -> new Series(e.getKey(), e.getValue()))
                .toList();
        return new PointPlot(
                "Accuracy and " + price.text(),
                new Axis(price.text(), price.unit(), least > 0 && most > WIDE * least),
                Axis.linear(Objective.ACCURACY.text(), Objective.ACCURACY.unit()),
                series,
                rings);
    }
}
