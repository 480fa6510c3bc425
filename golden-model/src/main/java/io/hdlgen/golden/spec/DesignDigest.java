package io.hdlgen.golden.spec;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Identity of a design: everything that decides about a bit of a training run, and nothing else. A renamed design, one for another board, and one whose shape was chosen by the
 * planner instead of the user are the same.
 */
public final class DesignDigest {
    private DesignDigest() {}

    /** SHA-256, 64 hexadecimal digits, over network, rule, formats, seed and shape. */
    public static String of(Design design) {
        Description description = design.description();
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("hdlgen", DescriptionReader.VERSION);
        root.set("network", DescriptionJson.network(description.network()));
        root.set("rule", RuleJson.of(description.rule()));
        root.set(
                "format",
                DescriptionJson.format(description.formats(), description.rule().name()));
        root.put("seed", description.seed());
        root.set("shape", DescriptionJson.shape(design.shape()));
        return HexFormat.of().formatHex(sha256(root.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
