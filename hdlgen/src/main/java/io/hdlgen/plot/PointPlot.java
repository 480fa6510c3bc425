package io.hdlgen.plot;

import java.util.List;

/**
 * Points, with a ring around some of them.
 *
 * @param title above the plot
 * @param x the axis that runs to the right
 * @param y the axis that runs upward
 * @param series in the order of the legend, each with its colour
 * @param rings around points of any series
 */
public record PointPlot(String title, Axis x, Axis y, List<Series> series, List<Ring> rings) {
    public PointPlot {
        series = List.copyOf(series);
        rings = List.copyOf(rings);
        if (series.stream().map(Series::name).distinct().count() != series.size()) {
            throw new IllegalArgumentException("two kinds of points of the same name in \"" + title + "\"");
        }
    }

    /**
     * A ring.
     *
     * @param label beside it
     */
    public record Ring(Series.Point point, String label) {}

    boolean shows(Series.Point point) {
        return x.shows(point.x()) && y.shows(point.y());
    }
}
