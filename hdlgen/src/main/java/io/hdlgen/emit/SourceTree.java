package io.hdlgen.emit;

import java.util.LinkedHashMap;
import java.util.Map;

/** Files to be written: path (relative, forward slashes) to content, in order. */
public final class SourceTree {
    private final Map<String, SourceFile> files = new LinkedHashMap<>();

    /**
     * One file.
     *
     * @param template it was rendered or copied from, or the empty string
     * @param text its content, UTF-8 and LF
     */
    public record SourceFile(String template, String text) {}

    void put(String path, String template, String text) {
        if (files.put(path, new SourceFile(template, text)) != null) {
            throw new IllegalStateException("two files named " + path);
        }
    }

    /** A file that was added. */
    SourceFile file(String path) {
        SourceFile file = files.get(path);
        if (file == null) {
            throw new IllegalStateException("no file named " + path);
        }
        return file;
    }

    /** All files in the order in which they were added. */
    public Map<String, SourceFile> files() {
        return new LinkedHashMap<>(files);
    }
}
