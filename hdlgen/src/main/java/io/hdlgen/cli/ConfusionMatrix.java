package io.hdlgen.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/** How often a sample of one class was taken for another. */
final class ConfusionMatrix {
    private final long[][] counts;

    ConfusionMatrix(int classes) {
        counts = new long[classes][classes];
    }

    void add(int label, int prediction) {
        counts[label][prediction]++;
    }

    /** A list for every label: how often each class was predicted. */
    List<List<Long>> rows() {
        return Arrays.stream(counts)
                .map(row -> LongStream.of(row).boxed().toList())
                .toList();
    }

    long total() {
        return Arrays.stream(counts).mapToLong(row -> LongStream.of(row).sum()).sum();
    }

    /** Percent on the diagonal. */
    double accuracy() {
        long right = 0;
        for (int i = 0; i < counts.length; i++) {
            right += counts[i][i];
        }
        return 100.0 * right / total();
    }

    /** For people: a row for every label that occurs, with the percentage that was recognised. */
    String table() {
        List<List<String>> cells = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("label"));
        for (int j = 0; j < counts.length; j++) {
            head.add("->" + j);
        }
        head.add("right");
        cells.add(head);
        for (int i = 0; i < counts.length; i++) {
            long sum = LongStream.of(counts[i]).sum();
            if (sum > 0) {
                cells.add(row(i, sum));
            }
        }
        return TextTable.numbers(cells);
    }

    private List<String> row(int label, long sum) {
        List<String> row = new ArrayList<>(List.of(Integer.toString(label)));
        for (long count : counts[label]) {
            row.add(count == 0 ? "." : Long.toString(count));
        }
        row.add(String.format(Locale.ROOT, "%.1f %%", 100.0 * counts[label][label] / sum));
        return row;
    }
}
