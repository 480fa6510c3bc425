package io.hdlgen.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hdlgen.board.Family;
import io.hdlgen.sim.build.BuildException;
import io.hdlgen.sim.build.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With tools that only write what is expected of them. */
class SynthesisTest {
    private static final String CELLS = "{\"design\": {\"num_cells_by_type\": {\"SB_LUT4\": 12, \"SB_DFFE\": 3}}}";

    @TempDir
    Path folder;

    private final List<List<String>> commands = new ArrayList<>();

    /** A tool that leaves a file behind. */
    private Tool tool(int exitCode, String file, String text) {
        return command -> {
            commands.add(command.words());
            try {
                Path target = command.directory().resolve(file);
                Files.createDirectories(target.getParent());
                Files.writeString(target, text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new Tool.Result(exitCode, "first\nsecond\nthird\nlast words\n");
        };
    }

    @Test
    void yosysReadsTheSourcesAndCounts() throws IOException {
        Synthesis synthesis = new Synthesis(tool(0, "build/cells.json", CELLS));
        Synthesis.Mapped mapped =
                synthesis.map(Family.ICE40, folder, List.of("../rtl/a.v", "../rtl/b.v"), "top", "design");
        assertThat(mapped.counts()).isEqualTo(new CellCounts(12, 3, 0, 0, 0, 0));
        assertThat(mapped.netlist()).isEqualTo(folder.resolve("build/design.json"));
        assertThat(commands).hasSize(1);
        assertThat(commands.get(0))
                .containsExactly(
                        "yosys",
                        "-q",
                        "-l",
                        "build/yosys.log",
                        "-p",
                        "read_verilog ../rtl/a.v ../rtl/b.v; synth_ice40 -abc2 -top top; write_json build/design.json;"
                                + " tee -q -o build/cells.json stat -json");
    }

    @Test
    void whenYosysFailsItsLogIsNamed() {
        Synthesis synthesis = new Synthesis(tool(1, "build/yosys.log", ""));
        assertThatThrownBy(() -> synthesis.map(Family.ECP5, folder, List.of("a.v"), "top", "design"))
                .isInstanceOf(BuildException.class)
                .hasMessageContaining("yosys failed")
                .hasMessageContaining("yosys.log")
                .hasMessageEndingWith("last words");
    }

    /** Too large a design is an answer, and no fault of the tool. */
    @Test
    void aDesignThatIsTooLargeIsNoFault() throws IOException {
        String log = "Info: \t        ICESTORM_RAM:    31/   30   103%\nERROR: Unable to place cell\n";
        Placement placement = new Synthesis(tool(2, "build/nextpnr.log", log)).place(folder, "design");
        assertThat(placement.fits()).isFalse();
        assertThat(commands).containsExactly(List.of("make", "build/design.asc"));
    }

    @Test
    void anyOtherFailureOfNextpnrIsOne() {
        Synthesis synthesis = new Synthesis(tool(2, "build/nextpnr.log", "ERROR: no such pin\n"));
        assertThatThrownBy(() -> synthesis.place(folder, "design"))
                .isInstanceOf(BuildException.class)
                .hasMessageContaining("nextpnr failed")
                .hasMessageEndingWith("last words");
    }

    @Test
    void theBitstreamIsPacked() {
        Synthesis synthesis = new Synthesis(tool(0, "build/design.bin", "bits"));
        assertThat(synthesis.pack(folder, "design")).hasContent("bits");
        assertThat(commands).containsExactly(List.of("make", "build/design.bin"));
    }
}
