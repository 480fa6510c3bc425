package io.hdlgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user works a board in simulation from the command line. */
class HostCommandIT {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    private Workbench bench;
    private String data;
    private String file;
    private String engine;

    @BeforeEach
    void open() throws IOException {
        bench = new Workbench(folder);
        data = bench.data();
        file = Files.writeString(
                        folder.resolve("desk.yaml"),
                        Files.readString(Path.of(bench.pocket()))
                                .replace(
                                        "blocks: 1}",
                                        "blocks: 1, control: [link, checkpoint, inference]}\nboard: icebreaker"))
                .toString();
        engine = folder.resolve("engine").toString();
    }

    @Test
    void theReportHasTheFieldsOfThePage() throws IOException {
        JsonNode report = bench.run(
                        "board-sim",
                        file,
                        "--data",
                        data,
                        "--samples",
                        "10",
                        "--driver",
                        "java",
                        "--faults",
                        "5",
                        "--out",
                        folder.resolve("sim").toString())
                .ended(ExitStatus.OK)
                .report();
        assertThat(report.get("faults").asInt()).isEqualTo(5);
        Set<String> written = new TreeSet<>(Set.of("failure"));
        report.fieldNames().forEachRemaining(written::add);
        report.get("drivers").get(0).fieldNames().forEachRemaining(written::add);
        Set<String> told = CliPageTest.fields("board-sim");
        told.addAll(Set.of("driver", "samples", "seconds", "samples_per_second", "equal", "differences"));
        assertThat(written).isEqualTo(told);
        workTheBoard();
    }

    /** Two epochs, one of them from a checkpoint, with the numbers of the golden model. */
    private void workTheBoard() throws IOException {
        bench.run("generate", file, "--out", engine).ended(ExitStatus.OK);
        bench.run("train", file, "--data", data, "--epochs", "2", "--export", path("golden"))
                .ended(ExitStatus.OK);
        StopRequest stop = new StopRequest();
        Terminal terminal = new Terminal(stop);
        Thread board = new Thread(() -> terminal.run("board-sim", file, "--port-only", "--out", path("sim")));
        board.start();
        try {
            String port = port(terminal);
            host(port, "load");
            JsonNode trained = host(port, "train", "--data", data, "--predictions", path("predictions.txt"));
            assertThat(trained.get("samples").asInt()).isEqualTo(32);
            assertThat(folder.resolve("predictions.txt")).content().hasLineCount(32);
            host(port, "save", "--data", data, "--checkpoint", path("first.ckpt"));
            host(port, "train", "--data", data);
            host(port, "read", "--export", path("hardware"));
            same("hardware");
            host(port, "load", "--resume", path("first.ckpt"));
            assertThat(host(port, "train", "--data", data)
                            .at("/statistics/samples")
                            .asInt())
                    .isEqualTo(64);
            host(port, "read", "--export", path("resumed"));
            same("resumed");
            host(port, "load");
            host(port, "write", "--weights", path("golden"));
            host(port, "read", "--export", path("written"));
            same("written");
            JsonNode predicted = host(port, "infer", "--data", data);
            JsonNode judged = bench.run("eval", file, "--data", data, "--weights", path("golden"))
                    .ended(ExitStatus.OK)
                    .report();
            assertThat(predicted.get("accuracy").asDouble())
                    .isEqualTo(judged.get("test_accuracy").asDouble());
            bench.run(
                            "train",
                            file,
                            "--data",
                            data,
                            "--epochs",
                            "2",
                            "--resume",
                            path("first.ckpt"),
                            "--export",
                            path("software"))
                    .ended(ExitStatus.OK);
            same("software");
            bench.run("generate", file, "--set", "seed=9", "--out", path("other"))
                    .ended(ExitStatus.OK);
            assertThat(bench.run("host", "stats", path("other"), "--port", port)
                            .ended(ExitStatus.BAD_INPUT)
                            .err())
                    .contains("the engine is another one");
        } finally {
            new Thread(stop::waitForWork).start();
            join(board);
            stop.finished();
        }
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private JsonNode host(String port, String action, String... options) throws IOException {
        List<String> words = new ArrayList<>(List.of("host", action, engine, "--port", port));
        words.addAll(List.of(options));
        return bench.run(words.toArray(new String[0])).ended(ExitStatus.OK).report();
    }

    private void same(String name) {
        for (String matrix : List.of("W1.npy", "W2.npy")) {
            assertThat(folder.resolve(name).resolve(matrix))
                    .hasSameBinaryContentAs(folder.resolve("golden").resolve(matrix));
        }
    }

    private static String port(Terminal terminal) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            for (String line : terminal.out().split("\n", -1)) {
                if (line.startsWith("/dev/")) {
                    return line;
                }
            }
            pause();
        }
        throw new AssertionError(terminal.err());
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
