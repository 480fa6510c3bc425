package io.hdlgen.toplevel;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.board.Board;
import io.hdlgen.board.BoardFolder;
import io.hdlgen.board.Clock;
import io.hdlgen.lint.Lint;
import io.hdlgen.sim.build.ProcessTool;
import io.hdlgen.sim.build.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Three readers have no remark on the top level of any board, with its clock multiplier and without. */
class BoardLintIT {
    private static final Duration LIMIT = Duration.ofMinutes(20);

    @TempDir
    Path folder;

    static List<Board> boards() {
        return BoardFolder.all();
    }

    private List<String> remarks(Board board) throws IOException {
        try (InputStream stub = Objects.requireNonNull(
                getClass().getResourceAsStream("/stubs/" + board.part().family().text() + ".v"))) {
            Files.write(folder.resolve("stubs.v"), stub.readAllBytes());
        }
        List<String> files = new ArrayList<>(List.of("stubs.v"));
        files.addAll(Files.readAllLines(folder.resolve("rtl/board.f")));
        List<String> remarks = new ArrayList<>();
        for (List<String> words : Lint.commands(BoardTop.MODULE, files)) {
            Tool.Result result = new ProcessTool().run(new Tool.Command(words, folder, Map.of(), LIMIT));
            if (result.exitCode() != 0 || !result.output().isBlank()) {
                remarks.add(words.get(0) + ": " + result.output());
            }
        }
        return remarks;
    }

    @ParameterizedTest
    @MethodSource("boards")
    void isClean(Board board) throws IOException {
        boolean multiplied = board.pll().isPresent() && board.clock().source() == Clock.Source.PIN;
        BoardRig.generate(board.slug(), multiplied ? ", clock: 36" : "", folder);
        assertThat(folder.resolve("rtl/clocking.v").toFile().exists()).isEqualTo(multiplied);
        assertThat(remarks(board)).isEmpty();
    }

    @Test
    void isCleanWithoutMultiplier() throws IOException {
        BoardRig.generate("icebreaker", "", folder);
        assertThat(remarks(BoardFolder.named("icebreaker"))).isEmpty();
    }

    @Test
    void aPlantedFaultIsSeen() throws IOException {
        BoardRig.generate("icebreaker", "", folder);
        Path top = folder.resolve("rtl/board_top.v");
        Files.writeString(top, Files.readString(top).replace(".uart_rx     (uart_rx)", ".uart_rx     (uart_rc)"));
        assertThat(remarks(BoardFolder.named("icebreaker"))).hasSize(3);
    }
}
