package io.hdlgen.plot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    private static final Pattern IDENTIFIER = Pattern.compile("\\bid=\"([^\"]+)\"");

    private PlotSvg() {}

    /** The same plot gives the same text. */
    public static String draw(LinePlot plot) {
        String svg = PlotSvgExportCommon.INSTANCE.buildSvgImageFromRawSpecs(
                specification(plot), SIZE, new UnsupportedRGBEncoder(), true);
        return withoutChance(svg);
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
                "ggtitle", map("text", lines.isEmpty() ? plot.title() + " (no values)" : plot.title()),
                "theme", map("name", "minimal"),
                "scales",
                        List.of(
                                axis("x", plot.x()),
                                axis("y", plot.y()),
                                colours("color", names),
                                colours("fill", names)),
                "layers", layers);
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
