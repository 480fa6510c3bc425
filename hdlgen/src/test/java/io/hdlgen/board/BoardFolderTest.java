package io.hdlgen.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.golden.spec.Boards;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The boards that are packed with the program. */
class BoardFolderTest {
    private static final Path ROOT = Path.of(Objects.requireNonNull(System.getProperty("hdlgen.root")));

    @TempDir
    Path folder;

    static List<String> slugs() {
        return Boards.slugs();
    }

    @ParameterizedTest
    @MethodSource("slugs")
    void nothingIsToBeSaidAboutIt(String slug) {
        assertThat(BoardFolder.readNamed(slug).diagnostics()).isEmpty();
        assertThat(BoardFolder.named(slug).slug()).isEqualTo(slug);
    }

    @ParameterizedTest
    @MethodSource("slugs")
    void itIsTheSameFromAFolder(String slug) throws IOException {
        Path copy = Files.createDirectory(folder.resolve(slug));
        Files.copy(ROOT.resolve("constraints").resolve(slug).resolve("board.yaml"), copy.resolve("board.yaml"));
        assertThat(BoardFolder.read(copy).board()).contains(BoardFolder.named(slug));
        assertThat(BoardFolder.of("./" + slug, folder).orElseThrow().board()).contains(BoardFolder.named(slug));
    }

    /** What the generated top level needs. */
    @ParameterizedTest
    @MethodSource("slugs")
    void theTopLevelFindsItsPorts(String slug) {
        Board board = BoardFolder.named(slug);
        if (board.link() == Link.UART) {
            assertThat(board.ports().stream().map(Pin::port))
                    .contains("clk", "uart_rx", "uart_tx", "led_heartbeat")
                    .doesNotHaveDuplicates();
        } else {
            assertThat(board.part().family()).isIn(Family.XC7, Family.XCUP);
        }
        assertThat(board.ports())
                .doesNotContainNull()
                .allSatisfy(pin -> assertThat(pin.role()).isNotEqualTo(Role.SPARE));
        assertThat(board.programmer().command("x.bin")).anyMatch(word -> word.contains("x.bin"));
    }

    @Test
    void aFolderWithoutAFileIsNoBoard() {
        assertThat(BoardFolder.read(folder).diagnostics())
                .singleElement()
                .asString()
                .endsWith("there is no board.yaml in it; what stands in one: docs/boards.md [B002]");
    }

    @Test
    void noBoardIsNone() {
        assertThat(BoardFolder.of(Boards.NONE, folder)).isEmpty();
    }
}
