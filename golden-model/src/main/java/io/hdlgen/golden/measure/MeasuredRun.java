package io.hdlgen.golden.measure;

import java.util.List;

/**
 * The measures of one run.
 *
 * @param seed of the run
 * @param points in their order
 */
public record MeasuredRun(long seed, List<MeasuredPoint> points) {
    public MeasuredRun {
        points = List.copyOf(points);
    }
}
