package io.hdlgen.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Refuses places that cannot be written before the work begins, not after an hour. */
final class Writable {
    private Writable() {}

    /** Checks the file named with {@code --option}; folders that are missing will be made. */
    static void checkFile(String option, Path file) throws BadInput {
        if (Files.isDirectory(file)) {
            throw refused(option, file, "is a directory");
        }
        Path existing = existing(file.toAbsolutePath().getParent());
        if (!isWritableFolder(existing) && !Files.isWritable(file)) {
            throw refused(option, file, existing);
        }
    }

    /** Checks the folder named with {@code --option}. */
    static void checkFolder(String option, Path folder) throws BadInput {
        Path existing = existing(folder.toAbsolutePath());
        if (!isWritableFolder(existing)) {
            throw refused(option, folder, existing);
        }
    }

    /** What is there already of a path. */
    private static @Nullable Path existing(@Nullable Path path) {
        Path existing = path;
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        return existing;
    }

    private static boolean isWritableFolder(@Nullable Path folder) {
        return folder != null && Files.isDirectory(folder) && Files.isWritable(folder);
    }

    private static BadInput refused(String option, Path path, @Nullable Path existing) {
        return refused(option, path, "cannot be written: " + existing + " is not a directory that you may write to");
    }

    private static BadInput refused(String option, Path path, String why) {
        return BadInput.of(Mistake.UNWRITABLE_REPORT, "--" + option, path, why);
    }
}
