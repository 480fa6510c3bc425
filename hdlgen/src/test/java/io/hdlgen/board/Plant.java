package io.hdlgen.board;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A mistake in a board file that is otherwise right.
 *
 * @param from what stands in the file, once
 * @param to what stands there instead
 * @param told the messages, without the name of the file
 * @param structural whether a JSON Schema can see it
 */
record Plant(String from, String to, boolean structural, List<String> told) {
    /** A board without a mistake, called {@code good}. */
    static final String GOOD = good();

    private static String good() {
        try (InputStream in = Objects.requireNonNull(Plant.class.getResourceAsStream("/board/good.yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file with the mistake in it. */
    String text() {
        int at = GOOD.indexOf(from);
        if (at < 0 || GOOD.indexOf(from, at + 1) >= 0) {
            throw new IllegalStateException("not exactly once: " + from);
        }
        return GOOD.replace(from, to);
    }

    private static Plant seen(String from, String to, String... told) {
        return new Plant(from, to, true, List.of(told));
    }

    private static Plant meant(String from, String to, String... told) {
        return new Plant(from, to, false, List.of(told));
    }

    @Override
    public String toString() {
        return from.strip() + " -> " + to.strip();
    }

    /** All that a reader must see. */
    static Stream<Plant> all() {
        return Stream.of(
                // The file.
                seen("hdlgen-board: 1", "hdlgen-board: 2", "version 2 of the board format"),
                seen("hdlgen-board: 1\n", "", "hdlgen-board: not given, and it has no default: the version"),
                meant("slug: good", "slug: bad", "slug: the board is called bad, its folder good"),
                seen("slug: good", "slug: Good", "slug: Good is not a name"),
                seen("title: A board", "titel: A board", "title: not given", "titel: not a known key"),
                seen("vendor: Us", "vendor: [Us]", "vendor: found a list, expected who makes the board"),
                meant("vendor: Us", "vendor: 'a \"quote\"'", "vendor: a \"quote\"; letters, digits and"),
                seen("link: uart", "link: usb", "link: usb is not known; known are uart, axi"),
                seen("device: xc7a35t", "device: the device", "part.device: the device; letters, digits and"),
                seen("{count: 20800,", "{count: -1,", "totals.lut.count: -1; 0 to 100000000 are possible"),
                seen("  ff: {count: 41600, read: [xdc]}\n", "", "totals.ff: not given"),
                seen("input: [10, 800]", "input: [10]", "pll.input: found 1 values, expected the least"),
                meant("vco: [600, 1200]", "vco: [1200, 600]", "pll.vco: 1200 to 600 is empty"),
                meant(
                        "primitive: MMCME2_BASE",
                        "primitive: EHXPLLL",
                        "pll: EHXPLLL is no clock multiplier that is used in xc7"),
                // Pins.
                meant("pin: W5,", "pin: W99,", "pins[0]: W99 is no pin of xc7a35t in cpg236"),
                meant("pin: U18,", "pin: W5,", "pins[1]: pin W5 is clock already, in line 24"),
                meant("role: reset", "role: clock", "pins[1]: there is a pin with role clock already, in line 24"),
                meant("role: uart_tx", "role: spare", "pins: no pin has the role uart_tx"),
                meant(
                        "pin: A18, direction: out",
                        "pin: A18, direction: in",
                        "pins[3]: uart_tx is out as seen from the FPGA, not in"),
                meant(
                        "standard: LVCMOS33, volts: 3.3, bank: 16, pull: up",
                        "standard: LVCMOS18, volts: 1.8, bank: 16, pull: up",
                        "pins[3]: bank 16 has 3.3 V here and 1.8 V in line 26"),
                meant("pin: W5,", "pin: U2,", "pins[0]: pin U2 of xc7a35t in cpg236 does not reach the clock network"),
                meant("clock-capable: yes", "clock-capable: no", "pins[0]: pin W5 of xc7a35t in cpg236 does not reach"),
                meant("bank: 34", "bank: 35", "pins[0]: pin W5 of xc7a35t in cpg236 is in bank 34, not 35"),
                meant("volts: 3.3, bank: 34", "volts: 2.5, bank: 34", "pins[0]: LVCMOS33 has 3.3 V, not 2.5"),
                seen("role: reset", "role: knob", "pins[1].role: knob is not known"),
                seen("volts: 3.3, bank: 34", "volts: 3.4, bank: 34", "pins[0].volts: 3.4 is not known"),
                // Sources.
                seen("hertz: 100000000, read: [xdc]", "hertz: 100000000", "clock: nothing says where this was read"),
                meant("hertz: 100000000, read: [xdc]", "hertz: 100000000, read: [xcd]", "clock.read[0]: xcd is no"),
                meant("id: pins", "id: xdc", "is no source of this file", "sources[1]: source xdc is given twice"),
                seen("path: a.xdc", "document: a", "sources[0]: a source has repository and path"),
                meant("[-b, x, \"{file}\"], read: [pins]", "[\"{file}\"], read: [xdc]", "warning: sources: no fact"),
                // Together.
                meant("flow: vivado", "flow: trellis", "flow: flow trellis builds for ecp5", "part.names.nextpnr:"),
                meant("{vivado: xc7a35tcpg236-1}", "{}", "part.names.vivado: flow vivado needs it"),
                seen("\"{file}\"", "file", "programmer.arguments: one of the arguments must hold {file}"),
                meant("source: pin", "source: ps", "clock: a clock of the processing system needs link axi"),
                meant(
                        "link: uart",
                        "link: axi",
                        "pins[2]: the role uart_rx belongs to link uart",
                        "pins[3]: the role uart_tx belongs to link uart"));
    }
}
