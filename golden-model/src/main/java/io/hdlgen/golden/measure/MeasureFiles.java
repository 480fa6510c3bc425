package io.hdlgen.golden.measure;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hdlgen.golden.file.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A report as files: {@code measures.json} and {@code measures.csv}, described in {@code docs/formats.md}. */
public final class MeasureFiles {
    /** Raised when a key changes its name or meaning. */
    static final int SCHEMA_VERSION = 1;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private MeasureFiles() {}

    /** Writes both into a folder, which is made if need be. */
    public static void write(Path folder, MeasureReport report) throws IOException {
        AtomicFile.write(folder.resolve("measures.json"), json(report));
        AtomicFile.write(folder.resolve("measures.csv"), csv(report));
    }

    static String json(MeasureReport report) throws IOException {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("schema_version", SCHEMA_VERSION);
        root.put("name", report.name());
        root.put("rule", report.rule());
        root.put("data", report.data());
        root.put("samples_per_epoch", report.samplesPerEpoch());
        ArrayNode runs = root.putArray("runs");
        for (MeasuredRun run : report.runs()) {
            ObjectNode node = runs.addObject();
            node.put("seed", run.seed());
            ArrayNode points = node.putArray("points");
            for (MeasuredPoint point : run.points()) {
                ObjectNode at = points.addObject();
                at.put("samples", point.samples());
                at.put("epoch", point.epoch());
                ObjectNode measures = at.putObject("measures");
                point.values().forEach((measure, parts) -> put(measures.putObject(measure.key()), parts));
            }
        }
        put(root.putObject("weight_similarity"), report.weightSimilarity());
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        return MAPPER.writer(new DefaultPrettyPrinter().withObjectIndenter(indenter))
                        .writeValueAsString(root) + "\n";
    }

    private static void put(ObjectNode node, Map<String, Double> parts) {
        parts.forEach((part, value) -> {
            if (Double.isFinite(value)) {
                node.put(part, value);
            } else {
                node.putNull(part);
            }
        });
    }

    static String csv(MeasureReport report) {
        StringBuilder text = new StringBuilder("seed,samples,epoch,measure,part,value\n");
        for (MeasuredRun run : report.runs()) {
            for (MeasuredPoint point : run.points()) {
                point.values()
                        .forEach((measure, parts) -> parts.forEach((part, value) -> text.append(run.seed())
                                .append(',')
                                .append(point.samples())
                                .append(',')
                                .append(point.epoch())
                                .append(',')
                                .append(measure.key())
                                .append(',')
                                .append(part)
                                .append(',')
                                .append(Double.isFinite(value) ? value.toString() : "")
                                .append('\n')));
            }
        }
        return text.toString();
    }
}
