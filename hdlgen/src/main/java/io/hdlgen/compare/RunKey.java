package io.hdlgen.compare;

import io.hdlgen.golden.data.DataSet;
import io.hdlgen.golden.data.Samples;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.DesignDigest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Identity of a training: runs of the same key end with the same numbers. */
public final class RunKey {
    private RunKey() {}

    /**
     * Of a training; 64 hexadecimal digits.
     *
     * @param version of the program
     * @param data {@link #ofData} of what is learned
     */
    public static String of(String version, Design design, String data, int epochs) {
        String text = String.join("\n", version, DesignDigest.of(design), data, Integer.toString(epochs));
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Of a data set's labels and raw integers, wherever they come from; 64 hexadecimal digits. */
    public static String ofData(DataSet data) {
        MessageDigest digest = sha256();
        add(digest, data.training());
        add(digest, data.test());
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, Samples samples) {
        int[] values = new int[samples.width()];
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * (samples.width() + 1));
        bytes.putInt(samples.size()).putInt(samples.width());
        digest.update(bytes.array(), 0, bytes.position());
        for (int i = 0; i < samples.size(); i++) {
            samples.read(i, values);
            bytes.clear().putInt(samples.label(i));
            bytes.asIntBuffer().put(values);
            digest.update(bytes.array());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
