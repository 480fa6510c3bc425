package io.hdlgen.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.golden.spec.Diagnostic;
import io.hdlgen.golden.spec.ProblemKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with a board file is told, all at once and each once. */
class BoardReaderTest {
    private static final Path ROOT = Path.of(Objects.requireNonNull(System.getProperty("hdlgen.root")));

    static Stream<Plant> plants() {
        return Plant.all();
    }

    private static BoardReading read(String text) {
        return BoardReader.read("board.yaml", "good", text);
    }

    @Test
    void aBoardWithoutAMistakeIsRead() {
        BoardReading reading = read(Plant.GOOD);
        assertThat(reading.diagnostics()).isEmpty();
        Board board = reading.board().orElseThrow();
        assertThat(board.pin(Role.RESET).orElseThrow().inverted()).isTrue();
        assertThat(board.pin(Role.CLOCK).orElseThrow().clockCapable()).isEqualTo(Pin.ClockCapable.YES);
        assertThat(board.pin(Role.UART_RX).orElseThrow().millivolts()).isEqualTo(3300);
        assertThat(board.pin(Role.LED_STATUS)).isEmpty();
        assertThat(board.ports().stream().map(Pin::port))
                .containsExactly("clk", "rst", "uart_rx", "uart_tx", "led_heartbeat");
        assertThat(board.totals().blockRam().allBits()).isEqualTo(1_843_200);
        assertThat(board.totals().dsp().origin().verified()).isFalse();
        assertThat(board.pll().orElseThrow().vco().contains(600)).isTrue();
        assertThat(board.pll().orElseThrow().vco().contains(1200.5)).isFalse();
        assertThat(board.programmer().command("a.bit")).containsExactly("openFPGALoader", "-b", "x", "a.bit");
        assertThat(board.sources().stream().map(Source::toString))
                .containsExactly("owner/name a.xdc (0123456789)", "List of pins");
    }

    @ParameterizedTest
    @MethodSource("plants")
    void aMistakeIsTold(Plant plant) {
        BoardReading reading = read(plant.text());
        assertThat(reading.diagnostics()).hasSameSizeAs(plant.told());
        for (int i = 0; i < plant.told().size(); i++) {
            Diagnostic told = reading.diagnostics().get(i);
            assertThat(told.toString())
                    .startsWith("board.yaml:")
                    .contains(plant.told().get(i));
            assertThat(told.place().line()).isPositive();
        }
        assertThat(reading.board().isEmpty())
                .isEqualTo(reading.diagnostics().stream().anyMatch(Diagnostic::isError));
    }

    @Test
    void everyProblemIsPlanted() {
        Set<ProblemKind> seen = new HashSet<>();
        Plant.all().forEach(plant -> read(plant.text()).diagnostics().forEach(d -> seen.add(d.kind())));
        read("").diagnostics().forEach(d -> seen.add(d.kind()));
        // Those of the command line, of folders and of other devices than the good board's have tests of their own.
        EnumSet<BoardProblem> others =
                EnumSet.of(BoardProblem.UNKNOWN_BOARD, BoardProblem.NO_BOARD_FILE, BoardProblem.NOT_THE_PLL_PIN);
        assertThat(seen).containsAll(EnumSet.complementOf(others));
    }

    /** Every word of the file in turn becomes something else: that is told, or it is still a board; nothing is thrown. */
    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "[]", "{}", "null", "'\u0000'", "[x, {y: z}]", "99999999999999999999"})
    void whateverStandsThere(String other) {
        Matcher words = Pattern.compile("[\\w.-]+(?=[,}\\]\\n])").matcher(Plant.GOOD);
        int tried = 0;
        while (words.find()) {
            String text = Plant.GOOD.substring(0, words.start()) + other + Plant.GOOD.substring(words.end());
            BoardReading reading = read(text);
            assertThat(reading.board().isEmpty())
                    .as(text)
                    .isEqualTo(reading.diagnostics().stream().anyMatch(Diagnostic::isError));
            tried++;
        }
        assertThat(tried).isGreaterThan(80);
    }

    @Test
    void whateverLineIsMissing() {
        List<String> lines = Plant.GOOD.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            List<String> rest = new ArrayList<>(lines);
            rest.remove(i);
            BoardReading reading = read(String.join("\n", rest));
            boolean needless = lines.get(i).startsWith("#")
                    || lines.get(i).strip().startsWith("# ")
                    || lines.get(i).matches("pll: .*|  speed: .*|  - \\{role: reset.*");
            assertThat(reading.diagnostics().isEmpty()).as(lines.get(i)).isEqualTo(needless);
        }
    }

    /** The page for users names every field. */
    @ParameterizedTest
    @EnumSource(BoardKeys.class)
    void everyFieldHasItsLine(BoardKeys keys) throws IOException {
        String page = Files.readString(ROOT.resolve("docs/boards.md"));
        for (String key : keys.names()) {
            boolean ofEveryFact = key.equals("read") || key.equals("unverified");
            assertThat(ofEveryFact || page.contains("\n| `" + keys.path(key) + "` |"))
                    .as(keys.path(key))
                    .isTrue();
        }
    }

    @Test
    void codesAreUniqueAndInOrder() {
        List<String> codes =
                Stream.of(BoardProblem.values()).map(BoardProblem::code).toList();
        assertThat(codes).doesNotHaveDuplicates().isSorted().allMatch(code -> code.matches("B\\d{3}"));
    }

    @Test
    void manyMistakesAreToldAtOnce() {
        String text = Plant.GOOD
                .replace("pin: U18,", "pin: W5,")
                .replace("pin: A18, direction: out", "pin: A18, direction: in")
                .replace("hertz: 100000000, read: [xdc]", "hertz: 100000000");
        assertThat(read(text).diagnostics())
                .extracting(Diagnostic::kind)
                .containsExactly(BoardProblem.NO_SOURCE, BoardProblem.PIN_TWICE, BoardProblem.WRONG_DIRECTION);
    }

    @ParameterizedTest
    @CsvSource({
        "SG48,     35,   true",
        "SG48,     49,   false",
        "SG48,     A1,   false",
        "SG48,     0,    false",
        "QN88P,    88,   true",
        "QN88P,    89,   false",
        "CABGA381, G2,   true",
        "CABGA381, AB22, true",
        "CABGA381, I2,   false",
        "CABGA381, 12,   false",
        "CABGA381, A0,   false",
        "UFBGA672, AH17, true",
    })
    void packagesNameTheirPins(String name, String pin, boolean possible) {
        assertThat(PackagePins.named(name).has(pin)).isEqualTo(possible);
    }

    @ParameterizedTest
    @CsvSource({
        "LVCMOS33, 3.3",
        "LVCMOS18, 1.8",
        "SSTL135_I, 1.35",
        "SSTL15, 1.5",
        "LVTTL, 3.3",
        "3.3-V LVTTL, 3.3",
        "SB_LVCMOS, ",
        "TMDS_33, ",
    })
    void standardsCarryTheirVoltage(String standard, String volts) {
        assertThat(PinChecks.voltsOf(standard).orElse(null)).isEqualTo(volts);
    }
}
