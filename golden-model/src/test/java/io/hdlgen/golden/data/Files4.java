package io.hdlgen.golden.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** A folder with four small IDX files, to be damaged one at a time: 3 training and 2 test images of 2 x 2 pixels. */
final class Files4 {
    private final Path folder;

    Files4(Path folder) {
        this.folder = folder;
        write("train-images-idx3-ubyte", images(3, 2, 2, 12));
        write("train-labels-idx1-ubyte", labels(0, 1, 2));
        write("t10k-images-idx3-ubyte", images(2, 2, 2, 8));
        write("t10k-labels-idx1-ubyte", labels(2, 0));
    }

    /** An image file whose pixels are 0, 21, 42, .. modulo 256. */
    static byte[] images(int count, int rows, int columns, int pixels) {
        ByteBuffer bytes = ByteBuffer.allocate(16 + pixels);
        bytes.putInt(0x0803).putInt(count).putInt(rows).putInt(columns);
        for (int i = 0; i < pixels; i++) {
            bytes.put((byte) (21 * i));
        }
        return bytes.array();
    }

    static byte[] labels(int... labels) {
        ByteBuffer bytes = ByteBuffer.allocate(8 + labels.length);
        bytes.putInt(0x0801).putInt(labels.length);
        for (int label : labels) {
            bytes.put((byte) label);
        }
        return bytes.array();
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    void write(String name, byte[] bytes) {
        try {
            Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(String name) {
        try {
            Files.delete(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
