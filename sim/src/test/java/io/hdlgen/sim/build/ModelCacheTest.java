package io.hdlgen.sim.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hdlgen.sim.SimException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCacheTest {
    @TempDir
    Path root;

    @Test
    void buildsOnce() throws IOException {
        ModelCache cache = new ModelCache(root, 1000);
        AtomicInteger builds = new AtomicInteger();
        Path first = cache.findOrBuild("k1", scratch -> model(scratch, 10, builds));
        Path second = cache.findOrBuild("k1", scratch -> model(scratch, 10, builds));
        assertThat(second).isEqualTo(first).isExecutable();
        assertThat(builds).hasValue(1);
        assertThat(cache.find("k1")).contains(first);
        assertThat(cache.find("k2")).isEmpty();
        assertThat(names("scratch")).isEmpty();
    }

    @Test
    void leavesNothingOfAFailedBuild() throws IOException {
        ModelCache cache = new ModelCache(root, 1000);
        assertThatThrownBy(() -> cache.findOrBuild("k1", scratch -> {
                    throw new BuildException("no");
                }))
                .isInstanceOf(BuildException.class);
        assertThat(cache.find("k1")).isEmpty();
        assertThat(names("scratch")).isEmpty();
        assertThat(names("models")).isEmpty();
    }

    @Test
    void dropsWhatWasUsedLongestAgo() throws IOException {
        ModelCache cache = new ModelCache(root, 35);
        for (String key : List.of("a", "b", "c")) {
            cache.findOrBuild(key, scratch -> model(scratch, 10, new AtomicInteger()));
        }
        usedAt("a", 3000);
        usedAt("b", 1000);
        usedAt("c", 2000);
        cache.findOrBuild("d", scratch -> model(scratch, 10, new AtomicInteger()));
        assertThat(names("models")).containsExactlyInAnyOrder("a", "c", "d");
        assertThat(cache.find("c")).isPresent(); // used now, so that "a" is the oldest
        cache.findOrBuild("e", scratch -> model(scratch, 10, new AtomicInteger()));
        assertThat(names("models")).containsExactlyInAnyOrder("c", "d", "e");
        assertThat(cache.sizeBytes()).isEqualTo(30);
    }

    @Test
    void keepsAModelLargerThanTheLimit() throws IOException {
        ModelCache cache = new ModelCache(root, 5);
        Path binary = cache.findOrBuild("big", scratch -> model(scratch, 10, new AtomicInteger()));
        assertThat(binary).exists();
    }

    @Test
    void cleans() {
        ModelCache cache = new ModelCache(root, 1000);
        cache.findOrBuild("a", scratch -> model(scratch, 10, new AtomicInteger()));
        cache.findOrBuild("b", scratch -> model(scratch, 20, new AtomicInteger()));
        assertThat(cache.clean()).isEqualTo(30);
        assertThat(cache.find("a")).isEmpty();
        assertThat(cache.clean()).isZero();
    }

    @Test
    void threadsWaitForEachOther() throws InterruptedException {
        ModelCache cache = new ModelCache(root, 1000);
        AtomicInteger builds = new AtomicInteger();
        CountDownLatch begin = new CountDownLatch(1);
        List<Thread> threads = IntStream.range(0, 6)
                .mapToObj(i -> new Thread(() -> {
                    awaitQuietly(begin);
                    cache.findOrBuild("same", scratch -> model(scratch, 10, builds));
                }))
                .toList();
        threads.forEach(Thread::start);
        begin.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(builds).hasValue(1);
    }

    @Test
    void processesWaitForEachOther() throws Exception {
        List<Process> processes = IntStream.range(0, 3).mapToObj(i -> other()).toList();
        int built = 0;
        for (Process process : processes) {
            assertThat(process.waitFor()).isZero();
            built += new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                            .contains("built")
                    ? 1
                    : 0;
        }
        assertThat(built).isEqualTo(1);
    }

    @Test
    void saysThatItCannotBeWritten() throws IOException {
        Path file = Files.writeString(root.resolve("file"), "x");
        ModelCache cache = new ModelCache(file, 1000);
        assertThatThrownBy(() -> cache.findOrBuild("a", scratch -> model(scratch, 1, new AtomicInteger())))
                .isInstanceOf(SimException.class)
                .hasMessageContaining("HDLGEN_CACHE");
    }

    /** Another Java that builds, slowly, a model of the same key. */
    public static void main(String[] args) {
        new ModelCache(Path.of(args[0]), 1000).findOrBuild("shared", scratch -> {
            sleep();
            model(scratch, 10, new AtomicInteger());
            System.out.println("built");
        });
    }

    private Process other() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        try {
            return new ProcessBuilder(
                            java,
                            "-cp",
                            System.getProperty("java.class.path"),
                            ModelCacheTest.class.getName(),
                            root.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void model(Path scratch, int bytes, AtomicInteger builds) {
        builds.incrementAndGet();
        try {
            Path binary = Files.write(scratch.resolve("model"), new byte[bytes]);
            assertThat(binary.toFile().setExecutable(true)).isTrue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void usedAt(String key, long milliseconds) throws IOException {
        Files.setLastModifiedTime(
                root.resolve("models").resolve(key).resolve("used"), FileTime.fromMillis(milliseconds));
    }

    private List<String> names(String part) throws IOException {
        try (Stream<Path> list = Files.list(root.resolve(part))) {
            return list.map(path -> path.getFileName().toString()).toList();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
