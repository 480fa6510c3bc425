package io.hdlgen.plot;

import java.util.List;

/**
 * One line of a plot.
 *
 * @param name in the legend; those of a plot differ
 * @param points from left to right
 */
public record Series(String name, List<Point> points) {
    public Series {
        points = List.copyOf(points);
    }

    /**
     * One point of a line; one whose x or y is not finite is left out.
     *
     * @param low lower end of the band around the line; equal to {@code y} where there is none
     * @param high upper end of the band
     */
    public record Point(double x, double y, double low, double high) {
        /** A point without a band. */
        public Point(double x, double y) {
            this(x, y, y, y);
        }

        boolean hasBand() {
            return low < high;
        }
    }
}
