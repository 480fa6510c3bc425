package io.hdlgen.golden.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A resolved description as JSON. The tree has the keys of the YAML in the order of {@code docs/description.md}, every default filled in, and leaves out what does not apply
 * (feedback of rules that have none, rounding bits of round to nearest, a decay of none); so its text is itself a description, and equal designs give equal text.
 */
public final class DescriptionJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private DescriptionJson() {}

    /** The whole description. */
    public static ObjectNode of(Description description) {
        ObjectNode root = NODES.objectNode();
        root.put("hdlgen", DescriptionReader.VERSION);
        root.put("name", description.name());
        root.set("network", network(description.network()));
        root.set("rule", RuleJson.of(description.rule()));
        root.set("format", format(description.formats(), description.rule().name()));
        root.set("engine", engine(description.engine()));
        root.set("board", board(description.board()));
        root.put("seed", description.seed());
        return root;
    }

    /** A description together with the shape of the array: {@code {"description": {...}, "shape": {"block": 4, "blocks": 1}}}. */
    public static ObjectNode of(Design design) {
        ObjectNode root = NODES.objectNode();
        root.set("description", of(design.description()));
        root.set("shape", shape(design.shape()));
        return root;
    }

    /**
     * Reads back what {@link #of(Description)} wrote.
     *
     * @throws IllegalArgumentException if the tree is not a valid description, with everything that is wrong with it
     */
    public static Description description(JsonNode json) {
        Reading reading = DescriptionReader.read("description", json.toString(), List.of());
        return reading.description()
                .orElseThrow(() -> new IllegalArgumentException(reading.diagnostics().stream()
                        .map(Diagnostic::toString)
                        .toList()
                        .toString()));
    }

    /**
     * Reads back what {@link #of(Design)} wrote.
     *
     * @throws IllegalArgumentException if a part is missing or wrong
     */
    public static Design design(JsonNode json) {
        JsonNode shape = json.path("shape");
        boolean complete = shape.path("block").isInt() && shape.path("blocks").isInt();
        if (!complete || shape.size() > 2 || json.size() > 2) {
            throw new IllegalArgumentException(
                    "a design has a description and a shape with shape.block and shape.blocks, found the shape "
                            + shape);
        }
        return new Design(
                description(json.path("description")),
                new Shape(shape.path("block").intValue(), shape.path("blocks").intValue()));
    }

    static ObjectNode network(Network network) {
        ObjectNode node = NODES.objectNode();
        node.put("input", network.input());
        ArrayNode layers = node.putArray("layers");
        for (Layer layer : network.layers()) {
            ObjectNode entry = layers.addObject();
            entry.put("units", layer.units());
            entry.put("activation", layer.activation().text());
            if (layer.activation() == Activation.LEAKY_RELU) {
                entry.put("slope", PowerOfTwo.show(layer.leakShift()));
            }
        }
        node.put("loss", network.loss().text());
        return node;
    }

    static ObjectNode format(Formats formats, RuleName rule) {
        ObjectNode node = NODES.objectNode();
        node.put("weights", formats.weights().toString());
        if (rule.hasFurtherMatrices()) {
            node.put("feedback", formats.feedback().toString());
        }
        node.put("activations", formats.activations().toString());
        node.put("error", formats.error().toString());
        node.put("delta", formats.delta().toString());
        node.put("rounding", formats.rounding().text());
        if (formats.stochastic()) {
            node.put("rounding-bits", formats.roundingBits());
        }
        return node;
    }

    static ObjectNode shape(Shape shape) {
        return NODES.objectNode().put("block", shape.block()).put("blocks", shape.blocks());
    }

    private static JsonNode board(BoardSpec board) {
        if (board.isPlain()) {
            return NODES.textNode(board.name());
        }
        ObjectNode node = NODES.objectNode();
        node.put("name", board.name());
        board.megahertz().ifPresent(clock -> node.put("clock", clock));
        node.put("baud", board.baud());
        return node;
    }

    private static ObjectNode engine(EngineSpec engine) {
        ObjectNode node = engine.shape()
                .map(DescriptionJson::shape)
                .orElseGet(() -> NODES.objectNode().put("multipliers", engine.multipliers()));
        engine.epoch().ifPresent(samples -> node.put("epoch-samples", samples));
        if (!engine.control().isEmpty()) {
            ArrayNode control = node.putArray("control");
            engine.control().forEach(option -> control.add(option.text()));
        }
        if (engine.transport() != Transport.TRANSPOSED) {
            node.put("transport", engine.transport().text());
        }
        if (engine.banks() != Banks.DUAL_PORT) {
            node.put("banks", engine.banks().text());
        }
        return node;
    }
}
