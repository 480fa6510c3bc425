package io.hdlgen.cli;

import io.hdlgen.golden.measure.Measure;
import io.hdlgen.golden.measure.MeasureReport;
import io.hdlgen.golden.measure.MeasuredPoint;
import io.hdlgen.golden.measure.MeasuredRun;
import io.hdlgen.plot.Axis;
import io.hdlgen.plot.LinePlot;
import io.hdlgen.plot.Page;
import io.hdlgen.plot.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The measures of runs as a page of plots: a line for every part, the mean of the runs, with a band from the lowest to the highest. */
final class MeasurePage {
    // Names of matrices and biases; what is left are vectors and scalars.
    private static final Predicate<String> MATRIX =
            Pattern.compile("[WbFBR]\\d+").asMatchPredicate();

    private final MeasureReport report;

    private MeasurePage(MeasureReport report) {
        this.report = report;
    }

    static String of(MeasureReport report) {
        return new MeasurePage(report).page().html();
    }

    private Page page() {
        Page page = new Page(report.name() + ": measures of the training");
        page.paragraph(String.format(
                Locale.ROOT,
                "Rule %s on %s, %d training samples an epoch; seeds: %s.",
                report.rule(),
                report.data(),
                report.samplesPerEpoch(),
                String.join(", ", seeds())));
        if (report.runs().size() > 1) {
            page.paragraph("Lines are means over the seeds, bands reach from the lowest to the highest.");
            page.heading("Mean cosine between the final weights of two seeds");
            page.table(
                    List.of("matrix", "cosine"),
                    report.weightSimilarity().entrySet().stream()
                            .map(e -> List.of(e.getKey(), String.format(Locale.ROOT, "%.4f", e.getValue())))
                            .toList());
        }
        for (Measure measure : Measure.values()) {
            add(page, measure);
        }
        return page;
    }

    private List<String> seeds() {
        return report.runs().stream().map(run -> Long.toString(run.seed())).toList();
    }

    private void add(Page page, Measure measure) {
        Set<String> parts = parts(measure);
        if (parts.isEmpty()) {
            return;
        }
        page.heading(measure.title());
        switch (measure) {
            case SATURATIONS -> {
                parts.removeIf(part -> points(measure, part).stream().allMatch(p -> p.high() == 0));
                if (parts.isEmpty()) {
                    page.paragraph("None.");
                }
                addTwo(page, measure, parts);
            }
            case RANGE_PEAK, RANGE_QUANTILE -> addTwo(page, measure, parts);
            case TEST_ACCURACY,
                    TEST_LOSS,
                    TRAINING_ACCURACY,
                    TRAINING_LOSS,
                    WEIGHT_ALIGNMENT,
                    GRADIENT_ALIGNMENT,
                    UPDATE_ALIGNMENT,
                    ESTIMATE_VARIANCE,
                    LIPSCHITZ,
                    INPUT_CORRELATION -> add(page, measure, measure.title(), List.copyOf(parts));
        }
    }

    private void addTwo(Page page, Measure measure, Set<String> parts) {
        add(page, measure, "Matrices", parts.stream().filter(MATRIX).toList());
        add(page, measure, "Vectors", parts.stream().filter(MATRIX.negate()).toList());
    }

    private void add(Page page, Measure measure, String title, List<String> parts) {
        if (parts.isEmpty()) {
            return;
        }
        List<Series> series = parts.stream()
                .map(part -> new Series(part, points(measure, part)))
                .toList();
        Axis y = measure == Measure.ESTIMATE_VARIANCE
                ? Axis.logarithmic("variance", measure.unit())
                : Axis.linear(measure.key().replace('_', ' '), measure.unit());
        page.plot(new LinePlot(title, Axis.linear("epoch", ""), y, series));
    }

    private Set<String> parts(Measure measure) {
        Set<String> parts = new LinkedHashSet<>();
        for (MeasuredRun run : report.runs()) {
            for (MeasuredPoint point : run.points()) {
                if (point.values().containsKey(measure)) {
                    parts.addAll(point.values().get(measure).keySet());
                }
            }
        }
        return parts;
    }

    /** Runs that were stopped early end early. */
    private List<Series.Point> points(Measure measure, String part) {
        List<Series.Point> points = new ArrayList<>();
        int most = report.runs().stream()
                .mapToInt(run -> run.points().size())
                .max()
                .orElse(0);
        for (int i = 0; i < most; i++) {
            int at = i;
            List<MeasuredPoint> together = report.runs().stream()
                    .filter(run -> run.points().size() > at)
                    .map(run -> run.points().get(at))
                    .filter(point -> Double.isFinite(point.value(measure, part)))
                    .toList();
            if (!together.isEmpty()) {
                double[] values = together.stream()
                        .mapToDouble(point -> point.value(measure, part))
                        .sorted()
                        .toArray();
                double mean = Arrays.stream(values).average().orElseThrow();
                points.add(new Series.Point(together.get(0).epoch(), mean, values[0], values[values.length - 1]));
            }
        }
        return points;
    }
}
