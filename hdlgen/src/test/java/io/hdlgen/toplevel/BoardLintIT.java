package io.hdlgen.toplevel;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.board.Board;
import io.hdlgen.board.BoardFolder;
import io.hdlgen.board.Clock;
import io.hdlgen.board.Pll;
import io.hdlgen.emit.TemplateEngine;
import io.hdlgen.lint.Lint;
import io.hdlgen.sim.build.ProcessTool;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Three readers have no remark on the top level of any board, with its clock multiplier and without. */
class BoardLintIT {
    @TempDir
    Path folder;

    static List<Board> boards() {
        return BoardFolder.all();
    }

    private List<Lint.Verdict> verdicts(Board board) throws IOException {
        List<String> files = new ArrayList<>(Files.readAllLines(folder.resolve("rtl/board.f")));
        if (files.contains("rtl/clocking.v")) {
            files.add(0, "stubs.v");
            try (InputStream stub = Objects.requireNonNull(getClass()
                    .getResourceAsStream("/stubs/" + board.part().family().text() + ".v"))) {
                Files.write(folder.resolve("stubs.v"), stub.readAllBytes());
            }
        }
        return Lint.run(folder, BoardTop.MODULE, files, new ProcessTool());
    }

    @ParameterizedTest
    @MethodSource("boards")
    void isClean(Board board) throws IOException {
        boolean multiplied = board.pll().isPresent() && board.clock().source() == Clock.Source.PIN;
        BoardRig.generate(board.slug(), multiplied ? ", clock: 36" : "", folder);
        assertThat(folder.resolve("rtl/clocking.v").toFile().exists()).isEqualTo(multiplied);
        assertThat(verdicts(board)).allMatch(Lint.Verdict::clean);
    }

    /** No board that comes with hdlgen has its oscillator elsewhere than at the pad of its PLL. */
    @Test
    void isCleanWithAMultiplierWithoutAPad() throws IOException {
        BoardRig.generate("icebreaker", ", clock: 36", folder);
        Path clocking = folder.resolve("rtl/clocking.v");
        Board board = BoardFolder.named("icebreaker");
        Pll pad = board.pll().orElseThrow();
        Ice40Pll core = (Ice40Pll) Ice40Pll.all(
                        new Pll(Pll.CORE, pad.input(), pad.vco(), pad.output(), pad.origin()), 12_000_000, 36_000_000)
                .get(0);
        String template = Files.readString(Path.of(System.getProperty("hdlgen.root"), "templates", core.template()));
        String text = new TemplateEngine().render(core.template(), template, core);
        assertThat(text).contains("SB_PLL40_CORE").isNotEqualTo(Files.readString(clocking));
        Files.writeString(clocking, text);
        assertThat(verdicts(board)).allMatch(Lint.Verdict::clean);
        Files.writeString(clocking, text.replace(".REFERENCECLK(pad)", ".PACKAGEPIN(pad)"));
        assertThat(verdicts(board)).noneMatch(Lint.Verdict::clean);
    }

    @Test
    void isCleanWithoutMultiplier() throws IOException {
        BoardRig.generate("icebreaker", "", folder);
        assertThat(verdicts(BoardFolder.named("icebreaker"))).allMatch(Lint.Verdict::clean);
    }

    @Test
    void aPlantedFaultIsSeen() throws IOException {
        BoardRig.generate("icebreaker", "", folder);
        Path top = folder.resolve("rtl/board_top.v");
        Files.writeString(top, Files.readString(top).replace(".uart_rx     (uart_rx)", ".uart_rx     (uart_rc)"));
        assertThat(verdicts(BoardFolder.named("icebreaker"))).hasSize(3).noneMatch(Lint.Verdict::clean);
    }
}
