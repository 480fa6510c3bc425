package io.hdlgen.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hdlgen.golden.file.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Trainings in a folder: a small file for each that is finished, a checkpoint for each that was begun, both named after the
 * {@link RunKey}. A file is whole or absent, and what has another key is never looked at, so several programs may share a
 * folder.
 */
public final class RunStore {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path folder;

    /** Trainings in {@code folder}, which is made when there is something to keep. */
    public RunStore(Path folder) {
        this.folder = folder;
    }

    /** A training that is finished. A file that cannot be read as one is as good as none. */
    public Optional<TrainedRun> find(String key) throws IOException {
        Path file = finished(key);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            JsonNode run = MAPPER.readTree(file.toFile());
            return run.path("key").asText().equals(key) && run.path("seed").isIntegralNumber()
                    ? Optional.of(new TrainedRun(
                            run.path("seed").asLong(),
                            numbers(run.path("test_accuracy")),
                            numbers(run.path("training_accuracy")),
                            run.path("saturations").asLong()))
                    : Optional.empty();
        } catch (com.fasterxml.jackson.core.JacksonException | IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    /** Keeps what came of a training, in the place of its checkpoint. */
    void save(String key, TrainedRun run) throws IOException {
        ObjectNode node = MAPPER.createObjectNode().put("key", key).put("seed", run.seed());
        run.testAccuracy().forEach(node.putArray("test_accuracy")::add);
        run.trainingAccuracy().forEach(node.putArray("training_accuracy")::add);
        node.put("saturations", run.saturations());
        AtomicFile.write(finished(key), node.toPrettyString() + "\n");
        Files.deleteIfExists(checkpoint(key));
    }

    /** Where a training that is not finished is kept. */
    Path checkpoint(String key) {
        return folder.resolve(key + ".ckpt");
    }

    private Path finished(String key) {
        return folder.resolve(key + ".json");
    }

    private static List<Double> numbers(JsonNode list) {
        List<Double> numbers = new ArrayList<>();
        for (JsonNode number : list) {
            if (!number.isNumber()) {
                throw new IllegalArgumentException("not a number");
            }
            numbers.add(number.asDouble());
        }
        return numbers;
    }
}
