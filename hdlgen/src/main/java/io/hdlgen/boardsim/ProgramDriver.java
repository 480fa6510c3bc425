package io.hdlgen.boardsim;

import io.hdlgen.golden.data.Samples;
import io.hdlgen.golden.spec.BoardSpec;
import io.hdlgen.sim.build.ProcessTool;
import io.hdlgen.sim.build.Tool;
import io.hdlgen.sim.manifest.Layout.MatrixPlace;
import io.hdlgen.sim.manifest.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A driver of the generated folder, called as its user would call it, once for every step.
 *
 * @param program the command line that works a port, without the commands
 * @param work folder for samples, predictions and weights
 */
record ProgramDriver(Manifest manifest, Path folder, Path work, UnaryOperator<List<String>> program)
        implements HostDriver {
    private static final Duration LIMIT = Duration.ofMinutes(30);

    /** The one in Python. */
    static ProgramDriver python(BoardModel board, Duration limit) throws IOException {
        String seconds = Double.toString(limit.toMillis() / 1000.0);
        return of(
                board,
                "python",
                port -> List.of(
                        "python3",
                        "driver/hdlgen_host.py",
                        "--baud",
                        Integer.toString(BoardSpec.BAUD),
                        "--timeout",
                        seconds,
                        port.get(0)));
    }

    /** The one in C, which is compiled here. */
    static ProgramDriver c(BoardModel board, Duration limit) throws IOException {
        String binary = BoardModel.WORK + "/host";
        Files.createDirectories(board.work());
        run(
                board.folder(),
                List.of(
                        "gcc",
                        "-std=c99",
                        "-O1",
                        "-Wall",
                        "-Wextra",
                        "-Werror",
                        "-o",
                        binary,
                        "driver/hdlgen_host.c",
                        "driver/hdlgen_main.c"));
        String milliseconds = Long.toString(limit.toMillis());
        return of(board, "c", port -> List.of(binary, port.get(0), Integer.toString(BoardSpec.BAUD), milliseconds));
    }

    private static ProgramDriver of(BoardModel board, String name, UnaryOperator<List<String>> program)
            throws IOException {
        Path work = Files.createDirectories(board.work().resolve(name));
        return new ProgramDriver(board.manifest(), board.folder(), work, program);
    }

    @Override
    public Trained train(String port, Samples samples) throws IOException {
        Path relative = folder.relativize(work);
        Files.writeString(work.resolve("samples.csv"), csv(samples));
        call(port, List.of("reset", "load=mem"));
        long begun = System.nanoTime();
        call(port, List.of("train=" + relative.resolve("samples.csv") + ":" + relative.resolve("predictions.txt")));
        double seconds = (System.nanoTime() - begun) / 1e9;
        call(port, List.of("read=" + relative));
        Map<String, int[][]> weights = new LinkedHashMap<>();
        for (MatrixPlace matrix : manifest.layout().matrices()) {
            weights.put(matrix.name(), rows(work.resolve(matrix.name() + ".csv")));
        }
        int[] predictions = Arrays.stream(rows(work.resolve("predictions.txt")))
                .mapToInt(row -> row[0])
                .toArray();
        return new Trained(predictions, weights, seconds);
    }

    private void call(String port, List<String> commands) {
        List<String> words = new ArrayList<>(program.apply(List.of(port)));
        words.addAll(commands);
        run(folder, words);
    }

    private static void run(Path folder, List<String> words) {
        Tool.Result result = new ProcessTool().run(new Tool.Command(words, folder, Map.of(), LIMIT));
        if (result.exitCode() != 0) {
            throw new DriverFailed(String.join(" ", words) + " ended with status " + result.exitCode() + ":\n"
                    + result.output().strip());
        }
    }

    /** Samples, one a line: the inputs as raw integers, then the label. */
    private static String csv(Samples samples) {
        StringBuilder text = new StringBuilder();
        int[] x = new int[samples.width()];
        for (int i = 0; i < samples.size(); i++) {
            samples.read(i, x);
            for (int value : x) {
                text.append(value).append(',');
            }
            text.append(samples.label(i)).append('\n');
        }
        return text.toString();
    }

    private static int[][] rows(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> Arrays.stream(line.split(",", -1))
                        .mapToInt(Integer::parseInt)
                        .toArray())
                .toArray(int[][]::new);
    }
}
