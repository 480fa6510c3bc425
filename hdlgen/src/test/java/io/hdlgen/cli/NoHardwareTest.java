package io.hdlgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only the golden model has is refused where Verilog would be written or counted, and nowhere else. */
class NoHardwareTest {
    @TempDir
    Path folder;

    private Workbench bench;

    @BeforeEach
    void open() {
        bench = new Workbench(folder);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "estimate | rule.schedule=[{epochs: 1, learning-rate: 2^-8}] | a schedule in epochs without engine.epoch-samples, the length of an epoch,",
                "generate | rule.schedule=[{epochs: 1, learning-rate: 2^-8}] | a schedule in epochs without engine.epoch-samples, the length of an epoch,",
                "cosim | rule.schedule=[{epochs: 3, learning-rate: 2^-8}];engine.epoch-samples=2147483647 | a schedule with a step after 6442450941 samples, more than 4294967295,",
            })
    void isRefused(String command, String override, String what) throws IOException {
        Workbench.Answer answer = bench.run(arguments(command, override)).ended(ExitStatus.BAD_INPUT);
        assertThat(answer.err()).contains(what + " trains in the golden model; there is no hardware for it yet [C020]");
        assertThat(folder.resolve("build")).doesNotExist();
    }

    private String[] arguments(String command, String overrides) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(command, bench.pocket()));
        for (String override : overrides.split(";", -1)) {
            arguments.addAll(List.of("--set", override));
        }
        return arguments.toArray(String[]::new);
    }

    @Test
    void isTrainedAndTested() throws IOException {
        String run = folder.resolve("run").toString();
        String rule = "rule={name: np, schedule: [{epochs: 1, learning-rate: 2^-11}]}";
        bench.run("train", bench.pocket(), "--set", rule, "--data", "random", "--checkpoint", run)
                .ended(ExitStatus.OK);
        Workbench.Answer answer =
                bench.run("check", bench.pocket(), "--set", rule).ended(ExitStatus.OK);
        assertThat(answer.report().get("hardware").asBoolean()).isFalse();
        assertThat(answer.err())
                .startsWith("warning: ")
                .contains("a schedule in epochs")
                .contains("[C020]");
    }
}
