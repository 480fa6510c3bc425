package io.hdlgen.golden.checkpoint;

import io.hdlgen.golden.file.AtomicFile;
import io.hdlgen.golden.spec.Diagnostic;
import io.hdlgen.golden.spec.Place;
import io.hdlgen.golden.train.GoldenModel;
import io.hdlgen.golden.train.Matrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The matrices of a model as a folder of files, {@code W1.npy} or {@code W1.csv} and so on: raw integers, one row of n_l for every unit, the bias in the last column; F_l has n_L columns and
 * no bias.
 */
public final class WeightFolder {
    /** How the matrices are written. */
    public enum Kind {
        NPY,
        CSV
    }

    private WeightFolder() {}

    /** Writes matrices as {@code NAME.npy}, replacing files of the same names and no others. */
    public static void write(Path folder, Map<String, int[][]> matrices) throws IOException {
        for (Map.Entry<String, int[][]> matrix : matrices.entrySet()) {
            writeNpy(folder, matrix.getKey(), matrix.getValue());
        }
    }

    private static void writeNpy(Path folder, String name, int[][] rows) throws IOException {
        byte[] bytes = Npy.ints(rows);
        AtomicFile.write(folder.resolve(name + ".npy"), out -> out.write(bytes));
    }

    /** Writes every matrix of the model, replacing files of the same names and no others. */
    public static void write(Path folder, GoldenModel model, Kind kind) throws IOException {
        for (Matrix matrix : model.matrices()) {
            if (kind == Kind.NPY) {
                writeNpy(folder, matrix.name(), matrix.data());
            } else {
                AtomicFile.write(folder.resolve(matrix.name() + ".csv"), csv(matrix.data()));
            }
        }
    }

    /**
     * Loads every matrix into the model, or none when anything is wrong. Files of feedback matrices may be absent: then those that the seed gives stay.
     *
     * @return every problem
     */
    public static List<Diagnostic> load(Path folder, GoldenModel model) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        Map<String, int[][]> loaded = new LinkedHashMap<>();
        for (Matrix matrix : model.matrices()) {
            WeightReader reader = new WeightReader(matrix);
            Path npy = folder.resolve(matrix.name() + ".npy");
            Path csv = folder.resolve(matrix.name() + ".csv");
            if (Files.exists(npy)) {
                reader.readNpy(npy);
            } else if (Files.exists(csv)) {
                reader.readCsv(csv);
            } else if (matrix.bias()) {
                diagnostics.add(Diagnostic.of(
                        CheckpointProblem.MATRIX_MISSING,
                        "",
                        new Place(folder.toString(), 0),
                        matrix.name(),
                        matrix.name(),
                        matrix.name()));
            }
            diagnostics.addAll(reader.diagnostics());
            reader.values().ifPresent(values -> loaded.put(matrix.name(), values));
        }
        if (diagnostics.isEmpty()) {
            loaded.forEach(model::load);
        }
        return diagnostics;
    }

    private static String csv(int[][] rows) {
        StringBuilder text = new StringBuilder();
        for (int[] row : rows) {
            for (int j = 0; j < row.length; j++) {
                text.append(j == 0 ? "" : ",").append(row[j]);
            }
            text.append('\n');
        }
        return text.toString();
    }
}
