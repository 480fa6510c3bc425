package io.hdlgen.golden.experiment;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What came out of an experiment.
 *
 * @param settings what was run, a sentence each
 * @param reduced what is smaller or different than in the paper, a sentence each
 * @param findings what the paper says, and what we see
 * @param tables numbers
 * @param figures curves
 */
public record Result(
        List<String> settings, List<String> reduced, List<Finding> findings, List<Table> tables, List<Figure> figures) {
    public Result {
        settings = List.copyOf(settings);
        reduced = List.copyOf(reduced);
        findings = List.copyOf(findings);
        tables = List.copyOf(tables);
        figures = List.copyOf(figures);
    }

    /**
     * One shape of a paper, and ours beside it.
     *
     * @param claim the shape
     * @param published the paper's figure, or where it stands
     * @param ours our figures
     * @param holds whether the shape is reproduced
     */
    public record Finding(String claim, String published, String ours, boolean holds) {}

    /**
     * Numbers in rows.
     *
     * @param rows cells, the heading first; all rows have the same length
     */
    public record Table(String title, List<List<String>> rows) {
        public Table {
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /** Curves over a common axis. */
    public record Figure(String title, String xAxis, String yAxis, List<Curve> curves) {
        public Figure {
            curves = List.copyOf(curves);
        }
    }

    /** One curve; points that are not finite are left out. */
    public record Curve(String name, List<Double> x, List<Double> y) {
        public Curve {
            List<Double> allX = x;
            List<Double> allY = y;
            List<Integer> finite = IntStream.range(0, allX.size())
                    .filter(i -> Double.isFinite(allX.get(i)) && Double.isFinite(allY.get(i)))
                    .boxed()
                    .toList();
            x = finite.stream().map(allX::get).toList();
            y = finite.stream().map(allY::get).toList();
        }
    }
}
