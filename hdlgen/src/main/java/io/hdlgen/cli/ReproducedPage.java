package io.hdlgen.cli;

import io.hdlgen.golden.experiment.Experiment;
import io.hdlgen.golden.experiment.Result;
import io.hdlgen.plot.Axis;
import io.hdlgen.plot.LinePlot;
import io.hdlgen.plot.Page;
import io.hdlgen.plot.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What {@code hdlgen reproduce} found, as a page that needs nothing else. */
final class ReproducedPage {
    /** Where the largest value of an axis is so many times the smallest, its beginning is lost on a linear one. */
    private static final double WIDE = 200;

    private ReproducedPage() {}

    static String of(Experiment experiment, Result result, String command) {
        Page page = new Page(experiment.name() + ": " + experiment.title());
        page.paragraph(experiment.source()).paragraph(command);
        page.heading("Shapes of the paper");
        List<List<String>> findings = new ArrayList<>();
        for (Result.Finding one : result.findings()) {
            findings.add(List.of(one.claim(), one.published(), one.ours(), one.holds() ? "yes" : "no"));
        }
        page.table(List.of("shape", "paper", "here", "reproduced"), findings);
        result.figures().forEach(figure -> page.plot(plot(figure)));
        for (Result.Table table : result.tables()) {
            page.heading(table.title());
            page.table(table.rows().get(0), table.rows().subList(1, table.rows().size()));
        }
        page.heading("What was run");
        result.settings().forEach(page::paragraph);
        page.heading("Smaller or other than in the paper");
        result.reduced().forEach(page::paragraph);
        return page.html();
    }

    private static LinePlot plot(Result.Figure figure) {
        List<Series> lines = figure.curves().stream()
                .map(curve -> new Series(curve.name(), points(curve)))
                .toList();
        return new LinePlot(figure.title(), axis(figure), Axis.linear(figure.yAxis(), ""), lines);
    }

    private static Axis axis(Result.Figure figure) {
        double least = values(figure).min(Double::compare).orElse(1.0);
        double most = values(figure).max(Double::compare).orElse(1.0);
        return new Axis(figure.xAxis(), "", least > 0 && most > WIDE * least);
    }

    private static Stream<Double> values(Result.Figure figure) {
        return figure.curves().stream().flatMap(curve -> curve.x().stream());
    }

    private static List<Series.Point> points(Result.Curve curve) {
        List<Series.Point> points = new ArrayList<>();
        for (int i = 0; i < curve.x().size(); i++) {
            points.add(new Series.Point(curve.x().get(i), curve.y().get(i)));
        }
        return points;
    }
}
