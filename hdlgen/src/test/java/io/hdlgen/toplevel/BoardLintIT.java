package io.hdlgen.toplevel;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.board.Board;
import io.hdlgen.board.BoardFolder;
import io.hdlgen.board.Clock;
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
