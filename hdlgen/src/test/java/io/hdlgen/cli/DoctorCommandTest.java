package io.hdlgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoctorCommandTest {
    private final Terminal terminal = new Terminal();

    private ExitStatus doctor(ToolProbe probe, String... more) {
        String[] words = new String[more.length + 1];
        words[0] = "doctor";
        System.arraycopy(more, 0, words, 1, more.length);
        return terminal.run(List.of(new DoctorCommand(probe)), words);
    }

    @Test
    void isContentWhenEverythingIsHere() {
        assertThat(doctor(tool -> Optional.of("99.0"))).isEqualTo(ExitStatus.OK);
        assertThat(terminal.out()).contains("verilator").contains("nothing is missing");
    }

    @Test
    void tellsHowToInstallWhatIsMissingOrTooOld(@TempDir Path folder) throws IOException {
        ToolProbe probe = tool -> switch (tool.name()) {
            case "yosys" -> Optional.empty();
            case "verilator" -> Optional.of("4.038");
            default -> Optional.of("99");
        };
        Path file = folder.resolve("doctor.json");
        assertThat(doctor(probe, "--json", file.toString())).isEqualTo(ExitStatus.CHECK_FAILED);
        assertThat(terminal.out())
                .containsPattern("verilator +4\\.038 +5\\.006 +too old")
                .containsPattern("yosys +- +0\\.23 +missing")
                .contains("apt-get install -y --no-install-recommends verilator yosys");
        JsonNode json = new ObjectMapper().readTree(file.toFile());
        assertThat(json.get("install").asText()).endsWith("verilator yosys");
        assertThat(json.get("tools").size()).isEqualTo(Tool.all().size());
    }

    @Test
    void whatIsOnlyUsefulMayBeMissing() {
        assertThat(doctor(tool -> tool.needed() ? Optional.of("99") : Optional.empty()))
                .isEqualTo(ExitStatus.OK);
        assertThat(terminal.out()).contains("missing, optional").contains("--no-install-recommends ccache");
    }

    @Test
    void everyToolNamesCommandsThatExist() {
        Set<String> known = Commands.all().stream().map(Command::name).collect(Collectors.toSet());
        known.addAll(Set.of("all", "build", "cosim", "demo")); // the last two are being written
        assertThat(Tool.all()).isNotEmpty().allSatisfy(tool -> assertThat(known).containsAll(tool.commands()));
    }

    @ParameterizedTest
    @CsvSource({
        "'Verilator 5.006 2023-01-22 rev (Debian 5.006-3)', 5.006",
        "'g++ (Debian 12.2.0-14) 12.2.0', 12.2.0",
        "'Icarus Verilog version 11.0 (stable) ()', 11.0",
        "'Yosys 0.23 (git sha1 7ce5011c24b)', 0.23",
        "'GNU Make 4', 4",
    })
    void readsVersions(String text, String version) {
        assertThat(ProcessToolProbe.firstVersion(text)).contains(version);
    }

    @Test
    void comparesVersionsNumberByNumber() {
        Tool tool = new Tool("x", "x", "5.006", "-V", true, List.of("all"), "");
        assertThat(tool.accepts("5.006")).isTrue();
        assertThat(tool.accepts("5.030")).isTrue();
        assertThat(tool.accepts("10.1")).isTrue();
        assertThat(tool.accepts("5")).isFalse();
        assertThat(tool.accepts("4.038")).isFalse();
    }

    @Test
    void asksRealTools() throws InterruptedException {
        ProcessToolProbe probe = new ProcessToolProbe();
        Tool here = new Tool("env", "coreutils", "1", "--version", true, List.of("all"), "");
        Tool absent = new Tool("no-such-tool-here", "x", "1", "--version", true, List.of("all"), "");
        Tool mute = new Tool("env", "coreutils", Tool.NONE, Tool.NONE, true, List.of("all"), "");
        Tool gone = new Tool("no-such-tool-here", "x", Tool.NONE, Tool.NONE, true, List.of("all"), "");
        assertThat(probe.version(here)).isPresent();
        assertThat(probe.version(mute))
                .hasValueSatisfying(version -> assertThat(mute.accepts(version)).isTrue());
        assertThat(probe.version(gone)).isEmpty();
        assertThat(probe.version(absent)).isEmpty();
    }
}
