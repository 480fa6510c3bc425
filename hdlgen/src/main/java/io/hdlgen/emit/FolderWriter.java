package io.hdlgen.emit;

import io.hdlgen.golden.file.Trees;
import io.hdlgen.sim.manifest.Manifest;
import io.hdlgen.sim.manifest.ManifestException;
import io.hdlgen.sim.manifest.ManifestFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts a source tree into a folder as a whole: written beside it under a temporary name, then moved into place. */
final class FolderWriter {
    /** What folders consisted of whose manifest cannot be read any more. */
    private static final List<String> OLD =
            List.of("rtl", "mem", "vectors", "constraints", "scripts", "driver", "family");

    private FolderWriter() {}

    static void write(SourceTree tree, Path folder) throws IOException {
        refuseForeign(folder);
        Path target = folder.toAbsolutePath().normalize();
        boolean made = !Files.exists(target);
        Set<String> old = generated(target);
        Set<String> names = entries(tree.files().keySet());
        refuseUsers(names, old, target);
        Files.createDirectories(target);
        Path fresh = Files.createTempDirectory(target, ".new");
        try {
            for (Map.Entry<String, SourceTree.SourceFile> e : tree.files().entrySet()) {
                Path file = fresh.resolve(e.getKey());
                Files.createDirectories(file.getParent());
                Files.writeString(file, e.getValue().text());
            }
            names.addAll(old);
            swap(fresh, target, names);
            made = false;
        } finally {
            Trees.delete(fresh);
            if (made) {
                Files.delete(target);
            }
        }
    }

    /** What stands directly in the folder, of these files. */
    private static Set<String> entries(Collection<String> files) {
        return files.stream().map(file -> file.replaceFirst("/.*", "")).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What an earlier run put directly into the folder; anything else in it (a co-simulation's waves) is the user's and stays. */
    private static Set<String> generated(Path target) {
        if (!Files.exists(target.resolve(ManifestFile.NAME))) {
            return new TreeSet<>();
        }
        try {
            return entries(ManifestFile.read(target).files().stream()
                    .map(Manifest.GeneratedFile::path)
                    .toList());
        } catch (ManifestException e) {
            return new TreeSet<>(OLD); // of another version
        }
    }

    private static void refuseUsers(Set<String> names, Set<String> old, Path target) throws ForeignFolderException {
        for (String name : names) {
            boolean ours = old.contains(name) || name.equals(ManifestFile.NAME);
            if (!ours && Files.exists(target.resolve(name))) {
                throw new ForeignFolderException(target.resolve(name));
            }
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

    /** The manifest is moved last: until then the old one says that the folder is not as it was generated. */
    private static void swap(Path fresh, Path target, Set<String> names) throws IOException {
        Path old = Files.createDirectory(fresh.resolve(".old"));
        List<String> order = new ArrayList<>(names);
        order.remove(ManifestFile.NAME);
        order.add(ManifestFile.NAME);
        for (String name : order) {
            if (Files.exists(target.resolve(name))) {
                Files.move(target.resolve(name), old.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            }
            if (Files.exists(fresh.resolve(name))) {
                Files.move(fresh.resolve(name), target.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }
}
