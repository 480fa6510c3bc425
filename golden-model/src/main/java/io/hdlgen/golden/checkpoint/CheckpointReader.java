package io.hdlgen.golden.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hdlgen.golden.fixed.FixedFormat;
import io.hdlgen.golden.reference.FloatModel;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.DesignDigest;
import io.hdlgen.golden.spec.Diagnostic;
import io.hdlgen.golden.spec.Place;
import io.hdlgen.golden.train.GoldenModel;
import io.hdlgen.golden.train.Matrix;
import io.hdlgen.golden.train.Snapshot;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** Reads one checkpoint and believes nothing of it. */
final class CheckpointReader {
    private static final int HEAD_LIMIT = 1 << 24;

    private final Path file;

    CheckpointReader(Path file) {
        this.file = file;
    }

    /** The content is not what was written. */
    private static final class Damage extends IOException {
        private static final long serialVersionUID = 1;

        Damage(String message) {
            super(message);
        }
    }

    /** A finding, thrown to the one place that reports it. */
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        private final transient CheckpointProblem kind;
        private final transient Object[] found;

        Refused(CheckpointProblem kind, Object... found) {
            this.kind = kind;
            this.found = found;
        }
    }

    /** What is done with an open file. */
    private interface Body<T> {
        T read(ZipInputStream zip) throws IOException, Refused;
    }

    CheckpointFile.Reading read(Design design) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        Optional<Checkpoint> checkpoint = open(diagnostics, zip -> read(zip, design));
        return new CheckpointFile.Reading(checkpoint, diagnostics);
    }

    /** Loads the matrices alone into a model of the same layers and formats; whatever else differs does not matter. */
    List<Diagnostic> loadWeights(GoldenModel model) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        Map<String, int[][]> loaded = new LinkedHashMap<>();
        open(diagnostics, zip -> {
            CheckpointJson.Head head = head(zip);
            // Room for the matrices of a larger network, so that it is told its shapes and not called damaged.
            Map<String, byte[]> parts = Entries.readAll(zip, 4 * limit(model) + (1 << 26));
            for (Matrix matrix : model.matrices()) {
                byte[] array = parts.get(matrix.name() + ".npy");
                if (array != null || matrix.bias()) {
                    diagnostics.addAll(weights(matrix, head, part(parts, matrix.name() + ".npy"), loaded));
                }
            }
            return head;
        });
        if (diagnostics.isEmpty()) {
            loaded.forEach(model::load);
        }
        return diagnostics;
    }

    private List<Diagnostic> weights(
            Matrix matrix, CheckpointJson.Head head, byte[] array, Map<String, int[][]> loaded) {
        FixedFormat written = matrix.bias() ? head.weights() : head.feedback();
        if (!written.equals(matrix.format())) {
            return List.of(finding(CheckpointProblem.MATRIX_FORMAT, matrix.name(), written, matrix.format()));
        }
        WeightReader reader = new WeightReader(matrix);
        reader.readNpy(file, array);
        reader.values().ifPresent(values -> loaded.put(matrix.name(), values));
        return reader.diagnostics();
    }

    private <T> Optional<T> open(List<Diagnostic> diagnostics, Body<T> body) {
        try (ZipInputStream zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            return Optional.of(body.read(zip));
        } catch (Refused e) {
            diagnostics.add(finding(e.kind, e.found));
        } catch (ZipException | EOFException | Damage e) {
            diagnostics.add(finding(CheckpointProblem.CORRUPT, reason(e)));
        } catch (IOException e) {
            diagnostics.add(finding(CheckpointProblem.UNREADABLE, reason(e)));
        }
        return Optional.empty();
    }

    private Diagnostic finding(CheckpointProblem kind, Object... found) {
        return Diagnostic.of(kind, "", new Place(file.toString(), 0), found);
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        return message == null ? "it ends too early" : message;
    }

    private static Checkpoint read(ZipInputStream zip, Design design) throws IOException, Refused {
        CheckpointJson.Head head = head(zip);
        String digest = DesignDigest.of(design);
        if (!head.design().equals(digest)) {
            throw new Refused(CheckpointProblem.OTHER_DESIGN, head.design(), digest);
        }
        GoldenModel shapes = GoldenModel.create(design);
        return checkpoint(head, Entries.readAll(zip, limit(shapes)), shapes);
    }

    private static Checkpoint checkpoint(CheckpointJson.Head head, Map<String, byte[]> parts, GoldenModel shapes)
            throws IOException {
        if (head.perturbationState().isPresent() != (shapes.perturbationState().length > 0)) {
            throw new Damage("its perturbation_state is not that of this rule");
        }
        Snapshot snapshot = new Snapshot(
                matrices(parts, shapes),
                states(parts, shapes),
                head.perturbationState().stream().toArray(),
                head.saturations(),
                head.samples());
        return new Checkpoint(
                head.design(),
                head.weights(),
                head.feedback(),
                head.trainingSamples(),
                snapshot,
                head.progress(),
                head.reference() ? Optional.of(reference(parts, shapes)) : Optional.empty());
    }

    /** Reads the first part. */
    private static CheckpointJson.Head head(ZipInputStream zip) throws IOException, Refused {
        ZipEntry first = Entries.next(zip);
        if (first == null || !first.getName().equals(CheckpointFile.HEAD)) {
            throw new Refused(
                    CheckpointProblem.NOT_A_CHECKPOINT, "it is no zip file that begins with " + CheckpointFile.HEAD);
        }
        return head(Entries.read(zip, HEAD_LIMIT));
    }

    private static CheckpointJson.Head head(byte[] bytes) throws Refused {
        try {
            JsonNode root = new ObjectMapper().readTree(bytes);
            if (!CheckpointJson.isCheckpoint(root)) {
                throw new Refused(CheckpointProblem.NOT_A_CHECKPOINT, CheckpointFile.HEAD + " says nothing of one");
            }
            if (CheckpointJson.version(root) != CheckpointJson.VERSION) {
                throw new Refused(CheckpointProblem.VERSION, CheckpointJson.version(root), CheckpointJson.VERSION);
            }
            return CheckpointJson.read(root);
        } catch (JsonProcessingException e) {
            throw new Refused(CheckpointProblem.CORRUPT, CheckpointFile.HEAD + ": " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new Refused(CheckpointProblem.CORRUPT, reason(e));
        }
    }

    /** Bytes of all matrices in integers and doubles, with room for headers and states. */
    private static long limit(GoldenModel shapes) {
        long values = 0;
        for (Matrix matrix : shapes.matrices()) {
            values += (long) matrix.rows() * matrix.data()[0].length;
        }
        return values * 12 + shapes.design().shape().lanes() * 4L + (1 << 20);
    }

    private static long[][] ints(Map<String, byte[]> parts, String name) throws IOException {
        byte[] array = part(parts, name);
        try {
            return Npy.readInts(array);
        } catch (IOException e) {
            throw new Damage(name + " " + reason(e));
        }
    }

    private static double[][] doubles(Map<String, byte[]> parts, String name) throws IOException {
        byte[] array = part(parts, name);
        try {
            return Npy.readDoubles(array);
        } catch (IOException e) {
            throw new Damage(name + " " + reason(e));
        }
    }

    private static byte[] part(Map<String, byte[]> parts, String name) throws IOException {
        byte[] bytes = parts.get(name);
        if (bytes == null) {
            throw new Damage(name + " is missing");
        }
        return bytes;
    }

    private static Map<String, int[][]> matrices(Map<String, byte[]> parts, GoldenModel shapes) throws IOException {
        Map<String, int[][]> matrices = new LinkedHashMap<>();
        for (Matrix matrix : shapes.matrices()) {
            String name = matrix.name() + ".npy";
            long[][] rows = ints(parts, name);
            checkShape(name, rows.length, rows[0].length, matrix);
            matrices.put(matrix.name(), narrowed(name, rows, matrix.format()));
        }
        return matrices;
    }

    private static void checkShape(String name, int rows, int columns, Matrix matrix) throws IOException {
        if (rows != matrix.rows() || columns != matrix.data()[0].length) {
            throw new Damage(name + " is " + rows + " x " + columns);
        }
    }

    private static int[][] narrowed(String name, long[][] rows, FixedFormat format) throws IOException {
        int[][] ints = new int[rows.length][rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows[i].length; j++) {
                if (rows[i][j] < format.min() || rows[i][j] > format.max()) {
                    throw new Damage(name + " holds " + rows[i][j] + ", which is no " + format);
                }
                ints[i][j] = (int) rows[i][j];
            }
        }
        return ints;
    }

    private static int[] states(Map<String, byte[]> parts, GoldenModel shapes) throws IOException {
        int[] states = new int[shapes.roundingStates().length];
        if (states.length == 0) {
            return states;
        }
        long[] read = ints(parts, CheckpointFile.STATES)[0];
        if (read.length != states.length) {
            throw new Damage(CheckpointFile.STATES + " holds " + read.length + " states");
        }
        for (int i = 0; i < states.length; i++) {
            states[i] = (int) read[i];
            if (read[i] <= 0 || read[i] > 0xffffffffL) {
                throw new Damage(CheckpointFile.STATES + " holds " + read[i] + ", which is no state of an LFSR");
            }
        }
        return states;
    }

    private static Checkpoint.FloatState reference(Map<String, byte[]> parts, GoldenModel shapes) throws IOException {
        List<double[][]> layers = new ArrayList<>();
        Map<String, double[][]> learned = new LinkedHashMap<>();
        Set<String> names = FloatModel.create(shapes.design()).learnedMatrices().keySet();
        for (Matrix matrix : shapes.matrices()) {
            if (matrix.bias() || names.contains(matrix.name())) {
                String name = CheckpointFile.floatPart(matrix.name());
                double[][] rows = doubles(parts, name);
                checkShape(name, rows.length, rows[0].length, matrix);
                if (matrix.bias()) {
                    layers.add(rows);
                } else {
                    learned.put(matrix.name(), rows);
                }
            }
        }
        return new Checkpoint.FloatState(layers, learned);
    }
}
