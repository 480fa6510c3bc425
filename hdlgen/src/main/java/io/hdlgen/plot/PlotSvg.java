package io.hdlgen.plot;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jetbrains.letsPlot.commons.encoding.UnsupportedRGBEncoder;
import org.jetbrains.letsPlot.commons.geometry.DoubleVector;
import org.jetbrains.letsPlot.core.util.PlotSvgExportCommon;

/** A plot as the text of an SVG image. Needs neither a display nor fonts: the library estimates the width of words, and whoever shows the image chooses the font. */
public final class PlotSvg {
    private static final DoubleVector SIZE = new DoubleVector(760, 380);
    // Distinct also for most who see colours differently; begins anew after the last.
    private static final List<String> COLOURS = List.of(
            "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000", "#8c564b", "#7f7f7f",
            "#6a3d9a");
    /** Disc, triangle and square: another one when the colours begin anew. */
    private static final List<Integer> SHAPES = List.of(16, 17, 15);

    /** From the centre of a ring to its label, as a part of the axis. */
    private static final double GAP = 0.02;

    private static final String NOTHING = " (no values)";
    private static final Pattern IDENTIFIER = Pattern.compile("\\bid=\"([^\"]+)\"");

    private PlotSvg() {}

    /** The same plot gives the same text. */
    public static String draw(LinePlot plot) {
        return draw(specification(plot));
    }

    /** The same plot gives the same text. */
    public static String draw(PointPlot plot) {
        return draw(specification(plot));
    }

    private static String draw(Map<String, Object> specification) {
        String svg = PlotSvgExportCommon.INSTANCE.buildSvgImageFromRawSpecs(
                specification, SIZE, new UnsupportedRGBEncoder(), true);
        return withoutChance(svg);
    }

    private static Map<String, Object> specification(PointPlot plot) {
        Columns points = new Columns();
        for (Series series : plot.series()) {
            for (Series.Point point : series.points()) {
                if (plot.shows(point)) {
                    points.add(series.name(), point);
                }
            }
        }
        Columns rings = new Columns();
        Columns labels = new Columns();
        for (PointPlot.Ring ring : plot.rings()) {
            if (plot.shows(ring.point())) {
                rings.add(ring.label(), ring.point());
                labels.add(
                        ring.label(),
                        new Series.Point(
                                rightOf(ring.point(), plot), ring.point().y()));
            }
        }
        List<String> names = plot.series().stream().map(Series::name).toList();
        List<Object> layers = new ArrayList<>();
        Object mapping = map("x", "x", "y", "y", "color", "series", "shape", "series");
        layers.add(map("geom", "point", "data", points.data(), "mapping", mapping, "size", 3, "tooltips", "none"));
        if (!rings.isEmpty()) {
            Map<String, Object> data = rings.data();
            mapping = map("x", "x", "y", "y");
            layers.add(
                    map("geom", "point", "data", data, "mapping", mapping, "size", 6, "shape", 1, "tooltips", "none"));
            Map<String, Object> label = map("geom", "text", "data", labels.data(), "size", 6, "tooltips", "none");
            label.put("mapping", map("x", "x", "y", "y", "label", "series"));
            label.put("hjust", "left");
            layers.add(label);
        }
        Map<String, Object> shapes = colours("shape", names);
        shapes.put(
                "values",
                IntStream.range(0, names.size())
                        .mapToObj(i -> SHAPES.get(i / COLOURS.size() % SHAPES.size()))
                        .toList());
        return map(
                "kind", "plot",
                "ggtitle", map("text", points.isEmpty() ? plot.title() + NOTHING : plot.title()),
                "theme", map("name", "minimal"),
                "scales", List.of(axis("x", plot.x()), axis("y", plot.y()), colours("color", names), shapes),
                "layers", layers);
    }

    private static Map<String, Object> specification(LinePlot plot) {
        Columns lines = new Columns();
        Columns bands = new Columns();
        for (Series series : plot.series()) {
            for (Series.Point point : series.points()) {
                if (plot.x().shows(point.x()) && plot.y().shows(point.y())) {
                    lines.add(series.name(), point);
                    if (point.hasBand()
                            && plot.y().shows(point.low())
                            && plot.y().shows(point.high())) {
                        bands.add(series.name(), point);
                    }
                }
            }
        }
        List<String> names = plot.series().stream().map(Series::name).toList();
        List<Object> layers = new ArrayList<>();
        if (!bands.isEmpty()) {
            layers.add(map(
                    "geom",
                    "ribbon",
                    "data",
                    bands.data(),
                    "mapping",
                    map("x", "x", "ymin", "low", "ymax", "high", "fill", "series"),
                    "alpha",
                    0.2,
                    "size",
                    0.0,
                    "show_legend",
                    false,
                    "tooltips",
                    "none"));
        }
        layers.add(map(
                "geom",
                "line",
                "data",
                lines.data(),
                "mapping",
                map("x", "x", "y", "y", "color", "series"),
                "tooltips",
                "none"));
        // A line of one point is invisible.
        layers.add(map(
                "geom",
                "point",
                "data",
                lines.data(),
                "mapping",
                map("x", "x", "y", "y", "color", "series"),
                "size",
                1.5,
                "show_legend",
                false,
                "tooltips",
                "none"));
        return map(
                "kind", "plot",
                "ggtitle", map("text", lines.isEmpty() ? plot.title() + NOTHING : plot.title()),
                "theme", map("name", "minimal"),
                "scales",
                        List.of(
                                axis("x", plot.x()),
                                axis("y", plot.y()),
                                colours("color", names),
                                colours("fill", names)),
                "layers", layers);
    }

    /** The library moves words away from their points in units of the data only. */
    private static double rightOf(Series.Point point, PointPlot plot) {
        UnaryOperator<Double> scale = plot.x().logarithmic() ? Math::log10 : x -> x;
        DoubleSummaryStatistics ends = plot.series().stream()
                .flatMap(series -> series.points().stream())
                .filter(plot::shows)
                .mapToDouble(p -> scale.apply(p.x()))
                .summaryStatistics();
        double length = ends.getMax() > ends.getMin() ? ends.getMax() - ends.getMin() : 1;
        double moved = scale.apply(point.x()) + GAP * length;
        return plot.x().logarithmic() ? Math.pow(10, moved) : moved;
    }

    private static Map<String, Object> axis(String aesthetic, Axis axis) {
        Map<String, Object> scale = map("aesthetic", aesthetic, "name", axis.label());
        if (axis.logarithmic()) {
            scale.put("trans", "log10");
        }
        return scale;
    }

    private static Map<String, Object> colours(String aesthetic, List<String> names) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            values.add(COLOURS.get(i % COLOURS.size()));
        }
        return map("aesthetic", aesthetic, "name", "", "values", values, "limits", names, "discrete", true);
    }

    /** The library draws random identifiers; here they count, so that equal plots are equal. */
    private static String withoutChance(String svg) {
        String text = svg;
        Matcher identifiers = IDENTIFIER.matcher(svg);
        Map<String, String> names = new LinkedHashMap<>();
        while (identifiers.find()) {
            names.putIfAbsent(identifiers.group(1), "plot-" + names.size());
        }
        for (Map.Entry<String, String> name : names.entrySet()) {
            text = text.replace("id=\"" + name.getKey() + "\"", "id=\"" + name.getValue() + "\"")
                    .replace("#" + name.getKey(), "#" + name.getValue());
        }
        return text;
    }

    private static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    /** Points of all lines, as the library wants them. */
    private static final class Columns {
        private final List<Object> x = new ArrayList<>();
        private final List<Object> y = new ArrayList<>();
        private final List<Object> low = new ArrayList<>();
        private final List<Object> high = new ArrayList<>();
        private final List<Object> series = new ArrayList<>();

        void add(String name, Series.Point point) {
            x.add(point.x());
            y.add(point.y());
            low.add(point.low());
            high.add(point.high());
            series.add(name);
        }

        boolean isEmpty() {
            return x.isEmpty();
        }

        Map<String, Object> data() {
            return map("x", x, "y", y, "low", low, "high", high, "series", series);
        }
    }
}
