package io.hdlgen.toplevel;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.board.Board;
import io.hdlgen.board.BoardFolder;
import io.hdlgen.board.Flow;
import io.hdlgen.sim.build.ProcessTool;
import io.hdlgen.sim.build.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The build scripts of all boards, run with tools that only write down how they were called and make the files that are
 * asked of them.
 */
class BoardScriptsIT {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final List<String> TOOLS = List.of(
            "yosys",
            "nextpnr-ice40",
            "icepack",
            "nextpnr-ecp5",
            "ecppack",
            "nextpnr-himbaechel",
            "gowin_pack",
            "gw_sh",
            "vivado",
            "quartus_sh",
            "iceprog",
            "openFPGALoader",
            "dfu-util",
            "quartus_pgm",
            "fpgautil");
    /** What a tool makes without being told its name on the command line. */
    private static final Map<String, String> UNNAMED = Map.of("vivado", "build/rig.bit", "quartus_sh", "build/rig.sof");

    private static final Pattern FILE = Pattern.compile("\\.\\./[\\w./-]*\\.[a-z]+");

    @TempDir
    Path folder;

    static List<Board> boards() {
        return BoardFolder.all();
    }

    /** What the tools of a target were called with, one line a call. */
    private List<String> calls(Path scripts, String target) throws IOException {
        Path tools = Files.createDirectories(folder.resolve("tools"));
        Path log = folder.resolve("calls");
        Files.deleteIfExists(log);
        for (String tool : TOOLS) {
            Path mock = tools.resolve(tool);
            Files.writeString(mock, """
                    #!/bin/sh
                    echo "%s $*" >>%s
                    for word in $* %s; do
                        case $word in
                            build/*) [ -e "$word" ] || { mkdir -p "${word%%/*}" && : >"$word"; } ;;
                        esac
                    done
                    """.formatted(tool, log, UNNAMED.getOrDefault(tool, "")));
            assertThat(mock.toFile().setExecutable(true)).isTrue();
        }
        Tool.Result result = new ProcessTool()
                .run(new Tool.Command(
                        List.of("sh", "-c", "PATH=" + tools + ":$PATH exec make " + target), scripts, Map.of(), LIMIT));
        assertThat(result.exitCode()).as(result.output()).isZero();
        return Files.readAllLines(log);
    }

    private static List<String> tools(Flow flow) {
        return switch (flow) {
            case ICESTORM -> List.of("yosys", "nextpnr-ice40", "icepack");
            case TRELLIS -> List.of("yosys", "nextpnr-ecp5", "ecppack");
            case GOWIN -> List.of("yosys", "nextpnr-himbaechel", "gowin_pack");
            case VIVADO -> List.of("vivado");
            case QUARTUS -> List.of("quartus_sh");
        };
    }

    private static String name(String call) {
        return call.substring(0, call.indexOf(' '));
    }

    @ParameterizedTest
    @MethodSource("boards")
    void theScriptsCallTheToolsOfTheBoard(Board board) throws IOException {
        Path design = folder.resolve("design");
        BoardRig.generate(board.slug(), "", design);
        Path scripts = design.resolve("scripts");

        List<String> build = calls(scripts, "all");
        assertThat(build).map(BoardScriptsIT::name).isEqualTo(tools(board.flow()));
        String all = String.join("\n", build) + text(scripts);
        board.flow().names().stream()
                .filter(tool -> !tool.equals("icetime"))
                .forEach(
                        tool -> assertThat(all).contains(board.part().name(tool).orElseThrow()));
        assertThat(all).contains("board_top");

        List<String> read = new ArrayList<>();
        Matcher file = FILE.matcher(all);
        while (file.find()) {
            read.add(file.group());
        }
        assertThat(read)
                .isNotEmpty()
                .allSatisfy(path -> assertThat(scripts.resolve(
                                board.flow() == Flow.QUARTUS && path.startsWith("../../") ? path.substring(3) : path))
                        .exists());
        for (String source : Files.readAllLines(design.resolve("scripts/sources.f"))) {
            assertThat(read).anyMatch(path -> path.endsWith(source));
        }

        List<String> program = calls(scripts, "program");
        assertThat(program)
                .map(BoardScriptsIT::name)
                .containsExactly(board.programmer().tool());
        assertThat(program.get(0)).contains("build/rig.");
    }

    /** The Tcl scripts, which nobody runs here. */
    private static String text(Path scripts) throws IOException {
        StringBuilder all = new StringBuilder();
        for (String suffix : List.of("vivado.tcl", "quartus.tcl", "gowin.tcl")) {
            Path script = scripts.resolve(suffix);
            if (Files.exists(script)) {
                all.append('\n').append(Files.readString(script));
            }
        }
        return all.toString();
    }

    @Test
    void aToolThatFailsStopsTheScript() throws IOException {
        Path design = folder.resolve("design");
        BoardRig.generate("icebreaker", "", design);
        Tool.Result result = new ProcessTool()
                .run(new Tool.Command(
                        List.of("make", "all", "YOSYS=false"), design.resolve("scripts"), Map.of(), LIMIT));
        assertThat(result.exitCode()).isNotZero();
        assertThat(design.resolve("scripts/build/rig.bin")).doesNotExist();
    }
}
