package io.hdlgen.golden.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Small arithmetic on results, and how it is written. */
final class Numbers {
    private Numbers() {}

    /** A generator of its own for every (seed, purpose, index): splitting is a matter of the order of calls, this is not. */
    static SplittableRandom random(long seed, Purpose purpose, int index) {
        return new SplittableRandom(seed * 1_000_003 + purpose.number * 1_009L + index);
    }

    /** What random numbers are drawn for. */
    enum Purpose {
        WEIGHTS(0),
        FEEDBACK(1),
        NOISE(2),
        ORDER(3),
        LABELS(4);

        private final int number;

        Purpose(int number) {
            this.number = number;
        }
    }

    static double mean(List<Double> values) {
        return values.stream().mapToDouble(v -> v).average().orElse(Double.NaN);
    }

    static double largest(List<Double> values) {
        return values.stream().mapToDouble(v -> v).max().orElse(Double.NaN);
    }

    static double smallest(List<Double> values) {
        return values.stream().mapToDouble(v -> v).min().orElse(Double.NaN);
    }

    static double last(List<Double> values) {
        return values.get(values.size() - 1);
    }

    /** Sample standard deviation; 0 for a single value. */
    static double deviation(List<Double> values) {
        double mean = mean(values);
        double squares =
                values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
        return values.size() < 2 ? 0 : Math.sqrt(squares / (values.size() - 1));
    }

    /** 1, 2, .. as many as there are values. */
    static List<Double> count(List<?> values) {
        List<Double> numbers = new ArrayList<>();
        for (int i = 1; i <= values.size(); i++) {
            numbers.add((double) i);
        }
        return numbers;
    }

    /** Percent with two decimals. */
    static String percent(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.2f", value) : "-";
    }

    /** A number with three decimals. */
    static String three(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.3f", value) : "-";
    }

    /** Three significant digits, whatever the size. */
    static String digits(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.3g", value) : "-";
    }

    /** Mean and, of several, standard deviation of percents. */
    static String percents(List<Double> values) {
        String spread = values.size() < 2 ? "" : " +- " + percent(deviation(values));
        return percent(mean(values)) + spread;
    }

    static List<String> row(Object... cells) {
        return Arrays.stream(cells).map(String::valueOf).toList();
    }
}
