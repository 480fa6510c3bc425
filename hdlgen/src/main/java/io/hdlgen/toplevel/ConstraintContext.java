package io.hdlgen.toplevel;

import io.hdlgen.board.Board;
import io.hdlgen.board.Family;
import io.hdlgen.board.Pin;
import io.hdlgen.board.Role;
import java.util.List;
import java.util.Locale;

/**
 * Context of the templates in {@code pins/}: one of them for each format of a board's tools.
 *
 * @param board title of the board
 * @param description of the design, for people
 * @param pins of all ports of the top level
 * @param oscillator the clock comes from a pin
 * @param megahertz of the oscillator
 * @param period of the oscillator in ns
 * @param slow paths that no clock times: button, serial line, lights
 */
public record ConstraintContext(
        String board,
        String description,
        List<PinLine> pins,
        boolean oscillator,
        String megahertz,
        String period,
        List<Slow> slow) {

    /**
     * A pin.
     *
     * @param pull resistor, in the words of lpf and cst
     * @param options resistor, in the words of pcf, xdc and qsf; empty if there is none
     * @param pulled there is a resistor
     */
    public record PinLine(
            String port, String pin, String label, String standard, String pull, String options, boolean pulled) {}

    /** A path that may take as long as it likes. */
    public record Slow(String path) {}

    static ConstraintContext of(Board board, String description) {
        List<Pin> ports = board.ports();
        return new ConstraintContext(
                board.title(),
                description,
                ports.stream().map(pin -> line(board.part().family(), pin)).toList(),
                board.pin(Role.CLOCK).isPresent(),
                Megahertz.text(board.clock().hertz()),
                Megahertz.period(board.clock().hertz()),
                ports.stream()
                        .filter(pin -> pin.role() != Role.CLOCK)
                        .map(pin -> new Slow(String.format(
                                "set_false_path %s [get_ports {%s}]",
                                pin.direction() == Pin.Direction.IN ? "-from" : "-to", pin.port())))
                        .toList());
    }

    private static PinLine line(Family family, Pin pin) {
        String pull = pin.pull() == Pin.Pull.NONE ? "NONE" : pin.pull().text().toUpperCase(Locale.ROOT);
        return new PinLine(
                pin.port(),
                pin.pin(),
                pin.label().isEmpty() ? pin.port() : pin.label(),
                pin.standard(),
                pull,
                options(family, pin.pull()),
                pin.pull() != Pin.Pull.NONE);
    }

    private static String options(Family family, Pin.Pull pull) {
        if (pull == Pin.Pull.NONE) {
            return "";
        }
        boolean up = pull == Pin.Pull.UP;
        return switch (family) {
            case ICE40 -> "-pullup yes "; // the only resistor that the device has
            case XC7, XCUP -> up ? " PULLUP true" : " PULLDOWN true";
            case CYCLONE5 -> "WEAK_PULL_UP_RESISTOR"; // the only one here, too
            case ECP5, GOWIN -> "";
        };
    }
}
