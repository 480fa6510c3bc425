package io.hdlgen.sim.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hdlgen.golden.spec.FeedbackSource;
import io.hdlgen.sim.TestManifests;
import io.hdlgen.sim.manifest.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelBuilderTest {
    @TempDir
    Path folder;

    @TempDir
    Path cacheFolder;

    private final List<Tool.Command> commands = new ArrayList<>();
    private final Manifest manifest = TestManifests.threeLayers(FeedbackSource.STORED);
    private String version = "Verilator 5.006";
    private String output = "";
    private int exitCode;
    private Optimise optimise = Optimise.RUN;

    @BeforeEach
    void makeSources() throws IOException {
        Files.createDirectory(folder.resolve("rtl"));
        Files.writeString(folder.resolve("rtl/three.v"), "module three; endmodule");
    }

    @Test
    void callsVerilatorOnce() {
        assertThat(build().cached()).isFalse();
        assertThat(build().cached()).isTrue();
        assertThat(compilations()).hasSize(1);
        Tool.Command command = compilations().get(0);
        assertThat(command.words())
                .startsWith("verilator")
                .contains("--flatten", "-fno-const-bit-op-tree", "OPT_FAST=-O2", "unique", "rtl/three.v", "harness.cpp")
                .containsSequence("--top-module", "three")
                .noneMatch(word -> word.startsWith("-Wno"));
    }

    @Test
    void compilesAgainWhenAnythingChanged() throws IOException {
        build();
        Files.writeString(folder.resolve("rtl/three.v"), "module three; wire a; endmodule");
        assertThat(build().cached()).isFalse();
        version = "Verilator 5.020";
        assertThat(build().cached()).isFalse();
        optimise = Optimise.BUILD;
        assertThat(build().cached()).isFalse();
        assertThat(compilations().get(3).words()).containsSequence("-MAKEFLAGS", "OPT_FAST=-O0");
        assertThat(build().cached()).isTrue();
    }

    @Test
    void showsTheEndOfTheOutput() {
        exitCode = 1;
        output = "line 0\n".repeat(100) + "%Error: rtl/three.v:1: no\n";
        assertThatThrownBy(this::build)
                .isInstanceOf(BuildException.class)
                .hasMessageContaining("could not build three (exit 1)")
                .hasMessageEndingWith("%Error: rtl/three.v:1: no")
                .satisfies(e -> assertThat(e.getMessage().lines().count()).isLessThan(35));
    }

    @Test
    void saysThatVerilatorIsMissing() {
        Tool.Command command = new Tool.Command(List.of("no-such-verilator"), folder, Map.of(), Duration.ofSeconds(5));
        assertThatThrownBy(() -> new ProcessTool().run(command))
                .isInstanceOf(BuildException.class)
                .hasMessageContaining("no-such-verilator was not found")
                .hasMessageContaining("doctor");
    }

    @Test
    void killsAToolThatDoesNotEnd() {
        Tool.Command command = new Tool.Command(List.of("sleep", "60"), folder, Map.of(), Duration.ofMillis(200));
        assertThatThrownBy(() -> new ProcessTool().run(command))
                .isInstanceOf(BuildException.class)
                .hasMessageContaining("did not end");
    }

    @Test
    void encodesNamesLikeVerilator() {
        assertThat(VerilatedName.of("top", "u_a.gen_b[0].u_c"))
                .isEqualTo("top__DOT__u_a__DOT__gen_b__BRA__0__KET____DOT__u_c");
        assertThat(VerilatedName.of("t__p", "a___b")).isEqualTo("t___05Fp__DOT__a___05F_b");
    }

    @Test
    void writesAHeader() {
        assertThat(ProbeHeader.of(manifest, Harness.ENGINE))
                .contains("constexpr int kLanes = 6;")
                .contains("constexpr int kInputs = 20;")
                .contains("constexpr const char* kIdentity = \"0123abcd\";")
                .contains(
                        "&r.three__DOT__u_array__DOT__gen_block__BRA__2__KET____DOT__u_block__DOT__gen_lane__BRA__1__KET____DOT__u_lane__DOT__u_bank__DOT__mem")
                .contains("std::array<const QData*, 0> feedbackStates");
    }

    private ModelBuilder.Model build() {
        return new ModelBuilder(this::run, new ModelCache(cacheFolder, 1 << 20), optimise).build(folder, manifest);
    }

    private List<Tool.Command> compilations() {
        return commands.stream().filter(c -> c.words().contains("--build")).toList();
    }

    private Tool.Result run(Tool.Command command) {
        commands.add(command);
        if (command.words().contains("--version")) {
            return new Tool.Result(0, version + "\n");
        }
        try {
            assertThat(command.directory().resolve("model_probes.h")).exists();
            assertThat(command.directory().resolve("rtl/three.v")).exists();
            if (exitCode == 0) {
                Files.writeString(command.directory().resolve("model"), "");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Tool.Result(exitCode, output);
    }
}
