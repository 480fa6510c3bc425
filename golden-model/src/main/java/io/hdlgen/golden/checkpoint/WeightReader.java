package io.hdlgen.golden.checkpoint;

import io.hdlgen.golden.fixed.FixedFormat;
import io.hdlgen.golden.spec.Diagnostic;
import io.hdlgen.golden.spec.Place;
import io.hdlgen.golden.train.Matrix;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one matrix from a file that the user may have made. */
final class WeightReader {
    /** Characters of the longest integer of a CSV file, its comma and some blanks. */
    private static final int CHARACTERS = 32;

    private final Matrix matrix;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private Optional<int[][]> values = Optional.empty();

    WeightReader(Matrix matrix) {
        this.matrix = matrix;
    }

    /** The matrix, if nothing was wrong. */
    Optional<int[][]> values() {
        return values;
    }

    List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    void readNpy(Path file) {
        try {
            readNpy(file, bytes(file));
        } catch (IOException e) {
            unreadable(file, e);
        }
    }

    /** An array that stands within {@code file}. */
    void readNpy(Path file, byte[] array) {
        try {
            accept(file, Npy.readInts(array));
        } catch (IOException e) {
            unreadable(file, e);
        }
    }

    void readCsv(Path file) {
        try {
            accept(file, csv(new String(bytes(file), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            unreadable(file, e);
        }
    }

    private void unreadable(Path file, IOException e) {
        String reason = e instanceof NoSuchFileException ? "is not there" : String.valueOf(e.getMessage());
        report(file, CheckpointProblem.MATRIX_UNREADABLE, matrix.name(), reason);
    }

    /** No more than a matrix of this size can need. */
    private byte[] bytes(Path file) throws IOException {
        long limit = (long) matrix.rows() * columns() * CHARACTERS + (1 << 16);
        long size = Files.size(file);
        if (size > limit) {
            throw new IOException(
                    "is a file of " + size + " bytes, too many for " + matrix.rows() + " x " + columns() + " integers");
        }
        return Files.readAllBytes(file);
    }

    private static long[][] csv(String text) throws IOException {
        List<long[]> rows = new ArrayList<>();
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (!lines[i].isBlank()) {
                rows.add(row(lines[i], i + 1));
            }
            if (!rows.isEmpty() && rows.get(rows.size() - 1).length != rows.get(0).length) {
                throw new IOException("has rows of different lengths: line " + (i + 1));
            }
        }
        return rows.toArray(new long[0][]);
    }

    private static long[] row(String line, int number) throws IOException {
        String[] fields = line.strip().split(",", -1);
        long[] row = new long[fields.length];
        for (int j = 0; j < fields.length; j++) {
            try {
                row[j] = Long.parseLong(fields[j].strip());
            } catch (NumberFormatException e) {
                throw new IOException("has no integer in line " + number + ", column " + (j + 1));
            }
        }
        return row;
    }

    private int columns() {
        return matrix.data()[0].length;
    }

    private void accept(Path file, long[][] rows) {
        int width = rows.length == 0 ? 0 : rows[0].length;
        if (rows.length != matrix.rows() || width != columns()) {
            String bias = matrix.bias() ? " (the last column holds the biases)" : "";
            report(
                    file,
                    CheckpointProblem.MATRIX_SHAPE,
                    matrix.name(),
                    rows.length,
                    width,
                    matrix.rows(),
                    columns(),
                    bias);
            return;
        }
        int[][] narrow = new int[rows.length][width];
        if (fits(file, rows, narrow)) {
            values = Optional.of(narrow);
        }
    }

    /** Narrows all values; reports how many do not fit and the first. */
    private boolean fits(Path file, long[][] rows, int[][] narrow) {
        FixedFormat format = matrix.format();
        int bad = 0;
        int firstRow = 0;
        int firstColumn = 0;
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows[i].length; j++) {
                narrow[i][j] = (int) rows[i][j];
                if (rows[i][j] < format.min() || rows[i][j] > format.max()) {
                    firstRow = bad == 0 ? i : firstRow;
                    firstColumn = bad == 0 ? j : firstColumn;
                    bad++;
                }
            }
        }
        if (bad > 0) {
            long first = rows[firstRow][firstColumn];
            report(
                    file,
                    CheckpointProblem.MATRIX_RANGE,
                    matrix.name(),
                    bad,
                    format,
                    format.min(),
                    format.max(),
                    first,
                    firstRow,
                    firstColumn);
        }
        return bad == 0;
    }

    private void report(Path file, CheckpointProblem kind, Object... found) {
        diagnostics.add(Diagnostic.of(kind, "", new Place(file.toString(), 0), found));
    }
}
