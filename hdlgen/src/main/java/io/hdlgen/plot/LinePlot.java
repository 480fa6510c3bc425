package io.hdlgen.plot;

import java.util.List;

/**
 * Lines over a common axis.
 *
 * @param title above the plot
 * @param x the axis that runs to the right
 * @param y the axis that runs upward
 * @param series in the order of the legend
 */
public record LinePlot(String title, Axis x, Axis y, List<Series> series) {
    public LinePlot {
        series = List.copyOf(series);
        if (series.stream().map(Series::name).distinct().count() != series.size()) {
            throw new IllegalArgumentException("two lines of the same name in \"" + title + "\"");
        }
    }
}
