package io.hdlgen.sim.build;

import io.hdlgen.golden.file.Trees;
import io.hdlgen.sim.SimException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Built models by the digest of everything that went into them. An entry is a folder {@code models/<key>} that appears complete or not at all; the entries used longest ago go when the
 * limit is exceeded. Several processes may share a cache.
 */
public final class ModelCache {
    /** Limit unless told otherwise: 2 GB. */
    public static final long DEFAULT_LIMIT_BYTES = 2L << 30;

    private static final String BINARY = "model";
    private static final String USED = "used";

    private final Path root;
    private final long limitBytes;

    public ModelCache(Path root, long limitBytes) {
        this.root = root.toAbsolutePath();
        this.limitBytes = limitBytes;
    }

    /** The cache of this user: in {@code $HDLGEN_CACHE}, or else in {@code ~/.cache/hdlgen}. */
    public static ModelCache ofUser() {
        String configured = Optional.ofNullable(System.getenv("HDLGEN_CACHE")).orElse("");
        Path root = configured.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache", "hdlgen")
                : Path.of(configured);
        return new ModelCache(root, DEFAULT_LIMIT_BYTES);
    }

    /** The built model of this key, if there is one; marks it as used now. */
    public Optional<Path> find(String key) {
        Path binary = entry(key).resolve(BINARY);
        if (!Files.isExecutable(binary)) {
            return Optional.empty();
        }
        try {
            Files.setLastModifiedTime(entry(key).resolve(USED), FileTime.from(Instant.now()));
        } catch (IOException e) {
            // A cache that may only be read still serves.
        }
        return Optional.of(binary);
    }

    /**
     * The built model of this key; built into a scratch folder by {@code builder}, which leaves {@code model} there, if there is none. Only one process builds a key at a time, others
     * wait for it.
     */
    public Path findOrBuild(String key, Consumer<Path> builder) {
        Optional<Path> found = find(key);
        if (found.isPresent()) {
            return found.get();
        }
        try {
            return CacheLock.holding(root.resolve("locks").resolve(key + ".lock"), () -> {
                Optional<Path> builtMeanwhile = find(key);
                return builtMeanwhile.isPresent() ? builtMeanwhile.get() : build(key, builder);
            });
        } catch (IOException e) {
            throw new SimException(
                    "cannot use the cache " + root + ": " + e.getMessage() + "; HDLGEN_CACHE can name another folder",
                    e);
        }
    }

    /** Deletes all built models; returns the bytes freed. */
    public long clean() {
        long freed = sizeBytes();
        try {
            Trees.delete(root.resolve("models")); // not the scratch folders: another process may build there
        } catch (IOException e) {
            throw new SimException("cannot clean the cache " + root + ": " + e.getMessage(), e);
        }
        return freed;
    }

    /** Bytes of all built models. */
    public long sizeBytes() {
        return entries().stream().mapToLong(ModelCache::treeBytes).sum();
    }

    /** Where it stands. */
    public Path root() {
        return root;
    }

    private Path entry(String key) {
        return root.resolve("models").resolve(key);
    }

    private Path build(String key, Consumer<Path> builder) throws IOException {
        Files.createDirectories(root.resolve("models"));
        Path scratchRoot = Files.createDirectories(root.resolve("scratch"));
        dropAbandoned(scratchRoot);
        Path scratch = Files.createTempDirectory(scratchRoot, key.substring(0, Math.min(12, key.length())) + "-");
        try {
            builder.accept(scratch);
            publish(scratch, key);
        } finally {
            Trees.delete(scratch);
        }
        evict(key);
        return entry(key).resolve(BINARY);
    }

    private void publish(Path scratch, String key) throws IOException {
        Path ready = Files.createDirectory(scratch.resolve("ready"));
        Files.move(scratch.resolve(BINARY), ready.resolve(BINARY));
        Files.createFile(ready.resolve(USED));
        Trees.delete(entry(key)); // without a binary in it, or find() had returned it
        Files.move(ready, entry(key), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Deletes the entries used longest ago until the limit holds, never the one just built. */
    private void evict(String justBuilt) throws IOException {
        CacheLock.holding(root.resolve("locks").resolve("evict.lock"), () -> {
            long total = sizeBytes();
            for (Path entry : entries()) {
                if (total > limitBytes && !entry.getFileName().toString().equals(justBuilt)) {
                    total -= treeBytes(entry);
                    deleteEntry(entry);
                }
            }
            return total;
        });
    }

    /** Moves the entry away first: nobody may find half of it. */
    private void deleteEntry(Path entry) throws IOException {
        Path away = Files.createTempDirectory(root.resolve("scratch"), "evicted-");
        Files.move(entry, away.resolve("entry"), StandardCopyOption.ATOMIC_MOVE);
        Trees.delete(away);
    }

    /** Entries, the one used longest ago first. */
    private List<Path> entries() {
        Path models = root.resolve("models");
        if (!Files.isDirectory(models)) {
            return List.of();
        }
        try (Stream<Path> list = Files.list(models)) {
            return list.sorted(Comparator.comparing(ModelCache::lastUsed)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileTime lastUsed(Path entry) {
        try {
            return Files.getLastModifiedTime(entry.resolve(USED));
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    /** Scratch folders of builds that were killed: older than a day. */
    private static void dropAbandoned(Path scratchRoot) throws IOException {
        FileTime yesterday = FileTime.from(Instant.now().minusSeconds(24 * 3600L));
        try (Stream<Path> list = Files.list(scratchRoot)) {
            for (Path old : list.toList()) {
                if (Files.exists(old) && Files.getLastModifiedTime(old).compareTo(yesterday) < 0) {
                    Trees.delete(old);
                }
            }
        }
    }

    private static long treeBytes(Path tree) {
        try (Stream<Path> files = Files.walk(tree)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(ModelCache::fileBytes)
                    .sum();
        } catch (IOException | UncheckedIOException e) {
            return 0; // another process deletes it right now
        }
    }

    private static long fileBytes(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }
}
