package io.hdlgen.emit;

import io.hdlgen.sim.manifest.ManifestFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Puts a source tree into a folder as a whole: written beside it under a temporary name, then moved into place. */
final class FolderWriter {
    /** What a generated folder consists of; anything else in it (a co-simulation's waves) is the user's and stays. */
    private static final List<String> OWN =
            List.of("rtl", "mem", "vectors", "constraints", "scripts", "driver", "family", ManifestFile.NAME);

    private FolderWriter() {}

    static void write(SourceTree tree, Path folder) throws IOException {
        refuseForeign(folder);
        Path target = folder.toAbsolutePath().normalize();
        Files.createDirectories(target);
        Path fresh = Files.createTempDirectory(target, ".new");
        try {
            for (Map.Entry<String, SourceTree.SourceFile> e : tree.files().entrySet()) {
                Path file = fresh.resolve(e.getKey());
                Files.createDirectories(file.getParent());
                Files.writeString(file, e.getValue().text());
            }
            swap(fresh, target);
        } finally {
            delete(fresh);
        }
    }

    private static void refuseForeign(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new ForeignFolderException(folder);
        }
        try (Stream<Path> entries = Files.list(folder)) {
            if (entries.findAny().isPresent() && !Files.isRegularFile(folder.resolve(ManifestFile.NAME))) {
                throw new ForeignFolderException(folder);
            }
        }
    }

    /** The manifest is moved last: a folder without it is not taken for a generated one, but can be generated again. */
    private static void swap(Path fresh, Path target) throws IOException {
        Path old = Files.createDirectory(fresh.resolve(".old"));
        for (String name : OWN) {
            if (Files.exists(target.resolve(name))) {
                Files.move(target.resolve(name), old.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            }
            if (Files.exists(fresh.resolve(name))) {
                Files.move(fresh.resolve(name), target.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
