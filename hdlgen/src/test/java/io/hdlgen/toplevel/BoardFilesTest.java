package io.hdlgen.toplevel;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.board.Board;
import io.hdlgen.board.BoardFolder;
import io.hdlgen.board.Flow;
import io.hdlgen.board.Link;
import io.hdlgen.board.Pin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a board's tools read agrees with the Verilog and with the board's file. */
class BoardFilesTest {
    private static final Pattern PORT = Pattern.compile("^ {4}(?:input|output) +wire +(?:\\[[^]]*] +)?(\\w+)");
    private static final Pattern INTERFACE = Pattern.compile("([sm]_axis?(?:_pred|_read)?)_(?:aw|ar|w|b|r|t)[a-z]+");

    @TempDir
    Path folder;

    static List<Board> boards() {
        return BoardFolder.all();
    }

    private static List<String> ports(Path rtl) throws IOException {
        List<String> ports = new ArrayList<>();
        for (String line : Files.readAllLines(rtl)) {
            Matcher port = PORT.matcher(line);
            if (port.find()) {
                ports.add(port.group(1));
            }
        }
        return ports;
    }

    /** Port to pin, for each time that the constraints place a port. */
    private static List<Map.Entry<String, String>> placed(Board board, Path constraints) throws IOException {
        Pattern place = switch (board.flow()) {
            case ICESTORM -> Pattern.compile("^set_io .*?(?<port>\\w+) (?<pin>\\w+)  #");
            case TRELLIS -> Pattern.compile("^LOCATE COMP \"(?<port>\\w+)\" SITE \"(?<pin>\\w+)\";");
            case GOWIN -> Pattern.compile("^IO_LOC \"(?<port>\\w+)\" (?<pin>\\w+);");
            case VIVADO -> Pattern.compile("PACKAGE_PIN (?<pin>\\w+) .*get_ports \\{(?<port>\\w+)}");
            case QUARTUS -> Pattern.compile("^set_location_assignment PIN_(?<pin>\\w+) -to (?<port>\\w+)");
        };
        List<Map.Entry<String, String>> pins = new ArrayList<>();
        for (String line : Files.readAllLines(constraints)) {
            Matcher m = place.matcher(line);
            if (m.find()) {
                pins.add(Map.entry(m.group("port"), m.group("pin")));
            }
        }
        return pins;
    }

    private static String suffix(Flow flow) {
        return switch (flow) {
            case ICESTORM -> "pcf";
            case TRELLIS -> "lpf";
            case GOWIN -> "cst";
            case VIVADO -> "xdc";
            case QUARTUS -> "qsf";
        };
    }

    @ParameterizedTest
    @MethodSource("boards")
    void everyPortHasItsPinOnce(Board board) throws IOException {
        BoardRig.generate(board.slug(), "", folder);
        List<Map.Entry<String, String>> expected = board.ports().stream()
                .map(pin -> Map.entry(pin.port(), pin.pin()))
                .toList();
        Path constraints = folder.resolve("constraints/" + board.slug() + "." + suffix(board.flow()));
        assertThat(placed(board, constraints)).containsExactlyInAnyOrderElementsOf(expected);
        if (board.link() == Link.UART) {
            assertThat(ports(folder.resolve("rtl/board_top.v")))
                    .containsExactlyInAnyOrderElementsOf(
                            board.ports().stream().map(Pin::port).toList());
        }
        assertThat(folder.resolve("constraints/" + board.slug() + "/board.yaml"))
                .content()
                .contains("slug: " + board.slug());
    }

    /** The processor's side: clock, reset and each interface of the trainer, once each in the block design. */
    @ParameterizedTest
    @MethodSource("boards")
    void theBlockDesignConnectsTheTrainer(Board board) throws IOException {
        if (board.link() != Link.AXI) {
            return;
        }
        BoardRig.generate(board.slug(), "", folder);
        Map<String, Integer> connected = new HashMap<>();
        Matcher pin = Pattern.compile("trainer/(\\w+)").matcher(Files.readString(folder.resolve("scripts/vivado.tcl")));
        while (pin.find()) {
            connected.merge(pin.group(1), 1, Integer::sum);
        }
        Map<String, Integer> expected = new HashMap<>();
        for (String port : ports(folder.resolve("rtl/board_top.v"))) {
            Matcher m = INTERFACE.matcher(port);
            expected.put(m.matches() ? m.group(1) : port, 1);
        }
        assertThat(expected).hasSize(6);
        assertThat(connected).isEqualTo(expected);
    }

    @Test
    void aPlantedFaultIsSeen() throws IOException {
        BoardRig.generate("icebreaker", "", folder);
        Board board = BoardFolder.named("icebreaker");
        Path pcf = folder.resolve("constraints/icebreaker.pcf");
        Files.writeString(pcf, Files.readString(pcf).replace("uart_tx 9", "uart_tx 6"));
        assertThat(placed(board, pcf)).contains(Map.entry("uart_tx", "6")).doesNotContain(Map.entry("uart_tx", "9"));
    }
}
