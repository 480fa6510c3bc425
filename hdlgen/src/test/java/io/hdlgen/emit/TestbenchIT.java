package io.hdlgen.emit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.golden.spec.RuleName;
import io.hdlgen.plan.Plan;
import io.hdlgen.plan.Planner;
import io.hdlgen.plan.TestDesigns;
import io.hdlgen.regress.FolderChange;
import io.hdlgen.regress.Patch;
import io.hdlgen.sim.build.ProcessTool;
import io.hdlgen.sim.build.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A generated folder proves itself on a machine that has Icarus Verilog and a shell, and nothing else; and finds what is wrong with it. */
class TestbenchIT {
    private static final Duration LIMIT = Duration.ofMinutes(10);

    @TempDir
    static Path work;

    /** All programs of the other machine. */
    private static Path programs;

    private static int folders;

    @BeforeAll
    static void anotherMachine() throws IOException {
        programs = Files.createDirectory(work.resolve("programs"));
        for (String program : List.of("sh", "iverilog", "vvp")) {
            Path real = ProcessTool.find(program).orElseThrow(() -> new AssertionError(program + " is not installed"));
            Files.createSymbolicLink(programs.resolve(program), real);
        }
    }

    /** Runs a command with nothing in the environment but the programs above. */
    private static Tool.Result alone(Path folder, String... words) {
        List<String> command = new ArrayList<>(List.of("env", "-i", "PATH=" + programs));
        command.addAll(List.of(words));
        return new ProcessTool().run(new Tool.Command(command, folder, Map.of(), LIMIT));
    }

    private static Path generate(String text) throws IOException {
        return Folders.generate(text, work.resolve("made " + folders++));
    }

    /** The same folder in another place; where it was made is gone. */
    private static Path moved(Path folder) throws IOException {
        return Files.move(folder, work.resolve("elsewhere " + folders++));
    }

    private static String passes(Path folder) {
        Tool.Result result = alone(folder, "sh", "vectors/run.sh");
        assertThat(result.output())
                .startsWith("PASS: 20 samples, 20 predictions, ")
                .hasLineCount(1);
        assertThat(result.exitCode()).isZero();
        return result.output();
    }

    private static String fails(Path folder) {
        Tool.Result result = alone(folder, "sh", "vectors/run.sh");
        assertThat(result.output()).contains("FAIL").doesNotContain("PASS");
        assertThat(result.exitCode()).as(result.output()).isNotZero();
        return result.output();
    }

    @Test
    void theOtherMachineHasNoJava() {
        assertThat(alone(work, "sh", "-c", "command -v sh").exitCode()).isZero();
        assertThat(alone(work, "sh", "-c", "command -v java").exitCode()).isNotZero();
        assertThat(alone(work, "sh", "-c", "echo \"<$HOME$JAVA_HOME>\"").output())
                .isEqualTo("<>\n");
    }

    @ParameterizedTest
    @EnumSource
    void everyRulePasses(RuleName rule) throws IOException {
        passes(moved(generate(Folders.text(rule.text(), "block: 2, blocks: 2"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "block: 1, blocks: 1",
                "block: 4, blocks: 1, banks: single-port",
                "block: 2, blocks: 1, control: [inference, freeze, counters, rounding, checkpoint, saturation]",
                "block: 1, blocks: 3, control: [link, checkpoint]",
            })
    void everyEnginePasses(String engine) throws IOException {
        passes(moved(generate(Folders.text("fdfa", engine))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dfa, feedback: {source: lfsr}",
                "np, learning-rate: 2^-3, schedule: [{samples: 7, learning-rate: 2^-5}]",
                "dfa, freeze: [2]",
            })
    void everyOptionPasses(String rule) throws IOException {
        passes(moved(generate(Folders.text(rule, "block: 2, blocks: 1"))));
    }

    @Test
    void copiesOfTheWeightsAreComparedToo() throws IOException {
        String text = Folders.text("bp", "block: 2, blocks: 1, transport: copy");
        passes(moved(generate(text.replace("rounding-bits: 3", "rounding: nearest"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"icebreaker", "pynq-z2"})
    void onABoardToo(String board) throws IOException {
        passes(moved(generate(Folders.onBoard(board))));
    }

    @Test
    void itMayBeStartedFromAnywhere() throws IOException {
        Path folder = moved(generate(Folders.text("bp", "block: 2, blocks: 1")));
        assertThat(alone(folder.resolve("vectors"), "sh", "run.sh").exitCode()).isZero();
        assertThat(alone(work, "sh", folder + "/vectors/run.sh").exitCode()).isZero();
    }

    /** A small design is read after each of some samples, one with large banks after the last. */
    @Test
    void asMuchIsReadAsIsAffordable() throws IOException {
        Path folder = generate(Folders.text("bp", "block: 1, blocks: 1"));
        int stored = Files.readAllLines(folder.resolve("mem/bank_0000.mem")).size();
        assertThat(passes(folder)).contains(", " + 11 * stored + " stored numbers");
        Plan large =
                Planner.plan(TestDesigns.of("{network: {input: 784, layers: [100, 10]}, engine: {multipliers: 64}}"));
        assertThat(Vectors.alone(large.layout())).isZero();
    }

    /** What is wrong, and what the testbench says of it. */
    enum Fault {
        ROUNDING(
                new Patch("weight_update", "sum_q   <= exact + kept;", "sum_q   <= exact;"),
                "FAIL: after sample \\d+: bank \\d+, word \\d+, element \\d is "),
        PREDICTION(
                new Patch("core", "{best_label_q, best_class}", "{best_label_q, ~best_class}"),
                "FAIL: sample 0 is class \\d+ with label \\d, expected \\d with \\d"),
        LABEL(
                new Patch("core", "{best_label_q, best_class}", "{~best_label_q, best_class}"),
                "FAIL: sample 0 is class \\d with label \\d+, expected \\d with \\d"),
        UNKNOWN(new Patch("fifo", "head_q <= {(DEPTH_W+1){1'b0}};", ""), "FAIL: "),
        HANG(
                new Patch("core", "assign busy = sequencer_busy", "assign busy = 1'b1 | sequencer_busy"),
                "FAIL: nothing has happened for \\d+ clocks"),
        NOTHING_READ(
                new Patch("core", ".in_valid (host_word_valid)", ".in_valid (1'b0 & host_word_valid)"),
                "FAIL: 0 words were read of bank word 0, expected 1"),
        REGISTER(
                new Patch("registers", "SAMPLES:     read_data <= samples;", "SAMPLES:     read_data <= ~samples;"),
                "FAIL: register 4 is ffffffeb, expected 00000014"),
        EXPECTED_WEIGHT(flip("vectors/weights.mem", -1), "FAIL: after sample 19: bank 1, word \\d+, element \\d is "),
        EXPECTED_PREDICTION(flip("vectors/predictions.mem", 12), "FAIL: sample 12 is class "),
        EXPECTED_LABEL(flip("vectors/labels.mem", 3), "FAIL: "),
        SAMPLES(
                folder -> {
                    Path path = folder.resolve("vectors/samples.mem");
                    List<String> lines = new ArrayList<>(Files.readAllLines(path));
                    Collections.reverse(lines);
                    Files.write(path, lines);
                },
                "FAIL: after sample 0: "),
        INITIAL_WEIGHT(flip("mem/bank_0000.mem", 3), "FAIL: after sample 0: bank 0, word 3, element 0 is "),
        NO_EXPECTATION(folder -> Files.delete(folder.resolve("vectors/weights.mem")), "FAIL: after sample 0: "),
        NOTHING(
                folder -> {
                    for (String name : List.of("samples", "labels", "predictions", "weights")) {
                        Files.writeString(folder.resolve("vectors/" + name + ".mem"), "");
                    }
                },
                "FAIL: ");

        @SuppressWarnings("ImmutableEnumChecker") // it has no state
        private final FolderChange change;

        private final String message;

        Fault(FolderChange change, String message) {
            this.change = change;
            this.message = message;
        }

        /** The lowest bit of a line; the last line for -1. */
        private static FolderChange flip(String file, int line) {
            return folder -> {
                Path path = folder.resolve(file);
                List<String> lines = new ArrayList<>(Files.readAllLines(path));
                int at = line < 0 ? lines.size() - 1 : line;
                String old = lines.get(at);
                int last = old.length() - 1;
                int digit = Character.digit(old.charAt(last), 16) ^ 1;
                lines.set(at, old.substring(0, last) + Integer.toHexString(digit));
                Files.write(path, lines);
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFaultIsFound(Fault fault) throws IOException {
        Path folder = generate(Folders.text("dfa", "block: 2, blocks: 1, control: [counters]"));
        fault.change.apply(folder);
        assertThat(fails(moved(folder))).containsPattern(fault.message);
    }

    @Test
    void withoutASimulatorItFails() throws IOException {
        Path folder = moved(generate(Folders.text("bp", "block: 1, blocks: 1")));
        Path empty = Files.createDirectory(work.resolve("empty"));
        Tool.Result result = new ProcessTool()
                .run(new Tool.Command(
                        List.of(
                                "env",
                                "-i",
                                "PATH=" + empty,
                                programs.resolve("sh").toString(),
                                "vectors/run.sh"),
                        folder,
                        Map.of(),
                        LIMIT));
        assertThat(result.exitCode()).isNotZero();
        assertThat(result.output()).contains("iverilog").doesNotContain("PASS");
    }
}
