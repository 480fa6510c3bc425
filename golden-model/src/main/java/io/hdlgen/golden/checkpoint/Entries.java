package io.hdlgen.golden.checkpoint;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** The named parts of a zip file. Every part carries a CRC, which reading checks. */
final class Entries {
    private Entries() {}

    /** Writes parts in their order; the same parts give the same bytes. */
    static void write(OutputStream out, Map<String, byte[]> parts) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            ZipEntry entry = new ZipEntry(part.getKey());
            entry.setLastModifiedTime(FileTime.fromMillis(0));
            zip.putNextEntry(entry);
            zip.write(part.getValue());
            zip.closeEntry();
        }
        zip.finish();
    }

    /**
     * Reads the parts that follow, up to {@code limit} bytes in all.
     *
     * @throws IOException when it is no zip file, ends early, fails a CRC or is larger
     */
    static Map<String, byte[]> readAll(ZipInputStream zip, long limit) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        long left = limit;
        for (ZipEntry entry = next(zip); entry != null; entry = next(zip)) {
            byte[] bytes = read(zip, left);
            left -= bytes.length;
            parts.put(entry.getName(), bytes);
        }
        return parts;
    }

    /** Opens the next part; null when there is none. */
    static @Nullable ZipEntry next(ZipInputStream zip) throws IOException {
        try {
            return zip.getNextEntry();
        } catch (IllegalArgumentException e) {
            throw new ZipException("a name in it is not UTF-8");
        }
    }

    /** Reads the part that was just opened, up to {@code limit} bytes. */
    static byte[] read(ZipInputStream zip, long limit) throws IOException {
        byte[] bytes = zip.readNBytes((int) Math.min(limit + 1, Integer.MAX_VALUE - 8));
        if (bytes.length > limit) {
            throw new ZipException("it holds more than a checkpoint of this design can");
        }
        return bytes;
    }
}
