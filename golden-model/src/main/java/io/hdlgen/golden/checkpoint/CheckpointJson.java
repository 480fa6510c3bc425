package io.hdlgen.golden.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hdlgen.golden.fixed.FixedFormat;
import io.hdlgen.golden.train.EpochReport;
import io.hdlgen.golden.train.Position;
import io.hdlgen.golden.train.Progress;
import io.hdlgen.golden.train.Saturations;
import io.hdlgen.golden.train.Tally;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The text in a checkpoint, {@code checkpoint.json}: all that is not a matrix. */
final class CheckpointJson {
    static final int VERSION = 1;

    private static final String KIND = "hdlgen-checkpoint";

    private CheckpointJson() {}

    /** Fields of a read header. */
    record Head(
            String design,
            FixedFormat weights,
            FixedFormat feedback,
            int trainingSamples,
            long samples,
            OptionalLong perturbationState,
            Saturations saturations,
            Progress progress,
            boolean reference) {}

    static ObjectNode of(Checkpoint checkpoint) {
        Progress progress = checkpoint.progress();
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("kind", KIND);
        root.put("schema_version", VERSION);
        root.put("design", checkpoint.design());
        root.put("weights_format", checkpoint.weights().toString());
        root.put("feedback_format", checkpoint.feedback().toString());
        root.put("training_samples", checkpoint.trainingSamples());
        root.put("samples", checkpoint.snapshot().samples());
        for (long state : checkpoint.snapshot().perturbationState()) {
            root.put("perturbation_state", Long.toHexString(state));
        }
        root.put("epoch", progress.position().epoch());
        root.put("sample_in_epoch", progress.position().sample());
        root.put("float", checkpoint.reference().isPresent());
        root.set("saturations", counts(checkpoint.snapshot().saturations()));
        ObjectNode tally = root.putObject("tally");
        tally.put("correct", progress.tally().correct());
        tally.put("logit_sum", progress.tally().logitSum());
        tally.set("saturations_before", counts(progress.tally().before()));
        ArrayNode epochs = root.putArray("epochs");
        progress.epochs().forEach(report -> epochs.add(epoch(report)));
        return root;
    }

    private static ObjectNode epoch(EpochReport report) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("epoch", report.epoch());
        node.put("test_accuracy", report.testAccuracy());
        report.floatTestAccuracy().ifPresent(a -> node.put("float_test_accuracy", a));
        node.put("training_accuracy", report.trainingAccuracy());
        node.put("mean_logit", report.meanLogit());
        node.set("saturations", counts(report.saturations()));
        return node;
    }

    private static ObjectNode counts(Saturations saturations) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        saturations.counts().forEach(node::put);
        return node;
    }

    /** Whether the text is that of a checkpoint at all. */
    static boolean isCheckpoint(JsonNode root) {
        return root.path("kind").asText().equals(KIND);
    }

    static int version(JsonNode root) {
        return root.path("schema_version").asInt();
    }

    static Head read(JsonNode root) throws IOException {
        JsonNode tally = need(root, "tally");
        List<EpochReport> epochs = new ArrayList<>();
        for (JsonNode node : need(root, "epochs")) {
            epochs.add(readEpoch(node));
        }
        Position position = new Position((int) number(root, "epoch"), (int) number(root, "sample_in_epoch"));
        Tally counted = new Tally(
                number(tally, "correct"), number(tally, "logit_sum"), saturations(need(tally, "saturations_before")));
        int trainingSamples = (int) number(root, "training_samples");
        boolean sensible =
                position.epoch() == epochs.size() && position.sample() >= 0 && position.sample() <= trainingSamples;
        if (!sensible) {
            throw new IOException("its position is not in the run that it describes");
        }
        return new Head(
                need(root, "design").asText(),
                format(root, "weights_format"),
                format(root, "feedback_format"),
                trainingSamples,
                number(root, "samples"),
                perturbationState(root),
                saturations(need(root, "saturations")),
                new Progress(position, counted, epochs),
                need(root, "float").asBoolean());
    }

    private static EpochReport readEpoch(JsonNode node) throws IOException {
        JsonNode reference = node.path("float_test_accuracy");
        return new EpochReport(
                (int) number(node, "epoch"),
                need(node, "test_accuracy").asDouble(),
                reference.isNumber() ? Optional.of(reference.asDouble()) : Optional.empty(),
                need(node, "training_accuracy").asDouble(),
                need(node, "mean_logit").asDouble(),
                saturations(need(node, "saturations")));
    }

    private static OptionalLong perturbationState(JsonNode root) throws IOException {
        String text = root.path("perturbation_state").asText();
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseUnsignedLong(text, 16));
        } catch (NumberFormatException e) {
            throw new IOException("its field perturbation_state is no state of an LFSR");
        }
    }

    private static Saturations saturations(JsonNode node) {
        Map<String, Long> counts = new LinkedHashMap<>();
        node.properties()
                .forEach(field -> counts.put(field.getKey(), field.getValue().asLong()));
        return new Saturations(counts);
    }

    private static FixedFormat format(JsonNode root, String name) throws IOException {
        return FixedFormat.parse(need(root, name).asText())
                .orElseThrow(() -> new IOException("its field " + name + " is no format"));
    }

    private static long number(JsonNode node, String name) throws IOException {
        JsonNode value = need(node, name);
        if (!value.canConvertToLong()) {
            throw new IOException("its field " + name + " is no whole number");
        }
        return value.asLong();
    }

    private static JsonNode need(JsonNode node, String name) throws IOException {
        JsonNode value = node.path(name);
        if (value.isMissingNode()) {
            throw new IOException("its field " + name + " is missing");
        }
        return value;
    }
}
