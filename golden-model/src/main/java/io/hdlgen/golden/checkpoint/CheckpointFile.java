package io.hdlgen.golden.checkpoint;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.hdlgen.golden.file.AtomicFile;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.Diagnostic;
import io.hdlgen.golden.train.GoldenModel;
import io.hdlgen.golden.train.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A checkpoint as one file: a zip with {@code checkpoint.json} first, one {@code .npy} of raw integers for every matrix, the states of the rounding LFSRs, and the weights of the float
 * reference; {@code docs/checkpoint.md}. It is replaced as a whole, so an interrupted run leaves the old one or the new one.
 */
public final class CheckpointFile {
    static final String HEAD = "checkpoint.json";
    static final String STATES = "rounding_states.npy";

    private CheckpointFile() {}

    /**
     * What came of reading a checkpoint.
     *
     * @param checkpoint present when there is no diagnostic
     * @param diagnostics every finding; all of them stop the work
     */
    public record Reading(Optional<Checkpoint> checkpoint, List<Diagnostic> diagnostics) {
        public Reading {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /** Replaces the file. */
    public static void write(Path file, Checkpoint checkpoint) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put(
                HEAD,
                new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(CheckpointJson.of(checkpoint)));
        Snapshot snapshot = checkpoint.snapshot();
        snapshot.matrices().forEach((name, rows) -> parts.put(name + ".npy", Npy.ints(rows)));
        if (snapshot.roundingStates().length > 0) {
            parts.put(STATES, Npy.unsigned(snapshot.roundingStates()));
        }
        checkpoint.reference().ifPresent(state -> {
            for (int l = 1; l <= state.layers().size(); l++) {
                parts.put(floatPart("W" + l), Npy.doubles(state.layers().get(l - 1)));
            }
            new TreeMap<>(state.learned()).forEach((name, rows) -> parts.put(floatPart(name), Npy.doubles(rows)));
        });
        AtomicFile.write(file, out -> Entries.write(out, parts));
    }

    /** Reads a checkpoint of a design. That of another design is refused, and so is a damaged one. */
    public static Reading read(Path file, Design design) {
        return new CheckpointReader(file).read(design);
    }

    /**
     * Loads the matrices of a checkpoint into a model of the same layers and formats, whatever else it was trained with; or none when anything is wrong.
     *
     * @return every problem
     */
    public static List<Diagnostic> loadWeights(Path file, GoldenModel model) {
        return new CheckpointReader(file).loadWeights(model);
    }

    /** A matrix of the float reference, of a layer with its biases. */
    static String floatPart(String name) {
        return "float_" + name + ".npy";
    }
}
