package io.hdlgen.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.emit.DriverWriter;
import io.hdlgen.golden.checkpoint.WeightFolder;
import io.hdlgen.golden.checkpoint.WeightFolder.Kind;
import io.hdlgen.golden.train.GoldenModel;
import io.hdlgen.plan.Plan;
import io.hdlgen.proof.RandomInputs;
import io.hdlgen.proof.RandomInputs.Amplitude;
import io.hdlgen.sim.manifest.ManifestFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The drivers in Python and C train an engine over its serial line as the golden model does. */
class DriverIT {
    private static final Plan PLAN = LinkRig.plan(HostLinkIT.TEXT);
    private static final int SAMPLES = 20;

    @TempDir
    private static Path work;

    private static final RandomInputs INPUTS =
            RandomInputs.draw(PLAN.design().description(), SAMPLES, Amplitude.FULL, new SplittableRandom(9));

    @BeforeAll
    static void build() throws IOException, InterruptedException {
        SimulatedBoard.build(PLAN, work);
        Files.createDirectories(work.resolve("driver"));
        for (var file : DriverWriter.render(PLAN, ManifestFile.read(work), SimulatedBoard.TIMING)
                .files()
                .entrySet()) {
            Files.writeString(work.resolve(file.getKey()), file.getValue().text());
        }
        Files.writeString(work.resolve("samples.csv"), samples());
    }

    @Test
    void python() throws IOException, InterruptedException {
        trains("python", List.of("python3", "driver/hdlgen_host.py", "--timeout", "1", "-"));
    }

    @Test
    void c() throws IOException, InterruptedException {
        run("cc -std=c99 -Wall -Wextra -Wconversion -Werror -o driver/host driver/hdlgen_host.c driver/hdlgen_main.c");
        trains("c", List.of("driver/host", "-", "115200", "1000"));
    }

    private static void trains(String name, List<String> program) throws IOException, InterruptedException {
        GoldenModel golden = GoldenModel.create(PLAN.design());
        List<String> predictions = new ArrayList<>();
        int[] x = new int[INPUTS.width()];
        for (int i = 0; i < SAMPLES; i++) {
            INPUTS.read(i, x);
            predictions.add(Integer.toString(golden.train(x, INPUTS.label(i)).prediction()));
        }
        List<String> inferred = new ArrayList<>();
        for (int i = 0; i < SAMPLES; i++) {
            INPUTS.read(i, x);
            inferred.add(Integer.toString(golden.infer(x).prediction()));
        }
        Path out = Files.createDirectories(work.resolve(name));
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of(
                "reset",
                "load=mem",
                "train=samples.csv:" + out.resolve("trained.txt"),
                "infer=samples.csv:" + out.resolve("inferred.txt"),
                "read=" + out,
                "stats"));
        String log = works(command);
        assertThat(Files.readAllLines(out.resolve("trained.txt"))).as(log).isEqualTo(predictions);
        assertThat(Files.readAllLines(out.resolve("inferred.txt"))).as(log).isEqualTo(inferred);
        Path expected = Files.createDirectories(work.resolve(name + "-golden"));
        WeightFolder.write(expected, golden, Kind.CSV);
        for (var matrix : golden.matrices()) {
            String file = matrix.name() + ".csv";
            assertThat(out.resolve(file)).as(matrix.name()).hasSameTextualContentAs(expected.resolve(file));
        }
        assertThat(log).contains(Integer.toString(2 * SAMPLES)); // predictions
    }

    /** Runs a program whose standard streams are the wire; what it says on standard error. */
    private static String works(List<String> command) throws IOException, InterruptedException {
        Path log = work.resolve("log.txt");
        try (SimulatedBoard board = SimulatedBoard.start(work)) {
            Process host = new ProcessBuilder(command)
                    .directory(work.toFile())
                    .redirectError(log.toFile())
                    .start();
            Thread there = pump(host.getInputStream(), board.output());
            pump(board.input(), host.getOutputStream());
            boolean ended = host.waitFor(5, TimeUnit.MINUTES);
            host.destroyForcibly();
            there.join();
            String said = Files.readString(log);
            assertThat(ended).as(said).isTrue();
            assertThat(host.exitValue()).as(said).isZero();
            return said;
        }
    }

    private static Thread pump(InputStream from, OutputStream to) {
        Thread thread = new Thread(() -> {
            byte[] bytes = new byte[512];
            try (from;
                    to) {
                for (int count = from.read(bytes); count >= 0; count = from.read(bytes)) {
                    to.write(bytes, 0, count);
                    to.flush();
                }
            } catch (IOException closed) {
                throw new UncheckedIOException(closed);
            }
        });
        thread.setUncaughtExceptionHandler((t, e) -> {
            // one side has ended
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void run(String command) throws IOException, InterruptedException {
        Path log = work.resolve("cc.txt");
        int status = new ProcessBuilder(command.split(" "))
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        assertThat(Files.readString(log)).isEmpty();
        assertThat(status).isZero();
    }

    private static String samples() {
        StringBuilder text = new StringBuilder();
        int[] x = new int[INPUTS.width()];
        for (int i = 0; i < SAMPLES; i++) {
            INPUTS.read(i, x);
            for (int value : x) {
                text.append(value).append(',');
            }
            text.append(INPUTS.label(i)).append('\n');
        }
        return text.toString();
    }
}
