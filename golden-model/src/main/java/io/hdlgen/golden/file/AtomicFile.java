package io.hdlgen.golden.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes a file so that a reader, and whoever interrupts the program, sees the old content or the new one and nothing
 * between: the bytes go to a temporary name in the same directory, which is then moved over the target.
 *
 * <p>A target that is no file of its own (a terminal, a pipe, {@code /dev/stdout}) is written directly.
 */
public final class AtomicFile {
    /** Writes the content of one file. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private AtomicFile() {}

    /** Replaces {@code target} by {@code text}, in UTF-8. Missing parent directories are made. */
    public static void write(Path target, String text) throws IOException {
        write(target, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Replaces {@code target} by what {@code content} writes. Missing parent directories are made. */
    public static void write(Path target, Content content) throws IOException {
        if (isDevice(target)) {
            try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.APPEND)) {
                content.writeTo(out);
            }
            return;
        }
        // A link stays a link: what it points to is replaced.
        Path file = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
        Path directory = file.getParent();
        if (directory != null && !Files.isDirectory(directory)) {
            Files.createDirectories(directory);
        }
        Path temporary = file.resolveSibling(
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(
                    temporary, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING))) {
                content.writeTo(out);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    // /dev/stdout may lead to a regular file: of another program, which would lose it.
    private static boolean isDevice(Path target) {
        return Files.exists(target)
                && !Files.isDirectory(target)
                && (!Files.isRegularFile(target)
                        || target.toAbsolutePath().normalize().startsWith("/dev")
                        || target.toAbsolutePath().normalize().startsWith("/proc"));
    }
}
