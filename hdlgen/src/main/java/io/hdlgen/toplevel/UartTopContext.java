package io.hdlgen.toplevel;

import io.hdlgen.board.Board;
import io.hdlgen.board.Pin;
import io.hdlgen.board.Role;
import io.hdlgen.link.LinkTiming;
import io.hdlgen.plan.Widths;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Context of {@code board/uart_top.v.j2}.
 *
 * @param design name of the design
 * @param title of the board
 * @param oscillator in MHz, as text
 * @param button there is one for the reset
 * @param button_pressed what says that it is pressed
 * @param leds that the board has for the trainer
 * @param pll the clock is not the oscillator's
 * @param lit there is at least one LED
 * @param busy name of the line that says that the engine works
 * @param beats there is one for the heartbeat
 * @param beat_bits log2 of the clocks of a heartbeat's period, about a second
 */
public record UartTopContext(
        String design,
        String title,
        String oscillator,
        boolean button,
        String button_label,
        String button_level,
        String button_pressed,
        int baud,
        List<Led> leds,
        boolean pll,
        int divisor,
        int count_bits,
        int tick,
        int tick_bits,
        boolean lit,
        String busy,
        boolean beats,
        int beat_bits) {

    /**
     * A light.
     *
     * @param declared the port and a comma, padded to the column of the others
     * @param value what it is driven with
     */
    public record Led(String port, String declared, String label, String level, String value) {}

    static UartTopContext of(String design, Board board, BoardClock clock, int baud) {
        Optional<Pin> button = board.pin(Role.RESET);
        List<Led> leds = new ArrayList<>();
        board.pin(Role.LED_HEARTBEAT).ifPresent(pin -> leds.add(led(pin, "light")));
        board.pin(Role.LED_STATUS).ifPresent(pin -> leds.add(led(pin, "busy")));
        LinkTiming timing = LinkTiming.of(Math.toIntExact(clock.hertz()), baud);
        return new UartTopContext(
                design,
                board.title(),
                Megahertz.text(board.clock().hertz()),
                button.isPresent(),
                button.map(Pin::label).orElse(""),
                button.map(UartTopContext::level).orElse(""),
                button.map(pin -> pin.inverted() ? "~rst" : "rst").orElse("1'b0"),
                baud,
                leds,
                clock.pll().isPresent(),
                timing.divisor(),
                Widths.index(timing.divisor()),
                timing.tick(),
                Widths.index(timing.tick()),
                !leds.isEmpty(),
                board.pin(Role.LED_STATUS).isPresent() ? "busy" : "unused_busy",
                board.pin(Role.LED_HEARTBEAT).isPresent(),
                Widths.index(Math.toIntExact(clock.hertz())));
    }

    private static Led led(Pin pin, String value) {
        return new Led(
                pin.port(),
                String.format(Locale.ROOT, "%-14s", pin.port() + ","),
                pin.label(),
                level(pin),
                pin.inverted() ? "~" + value : value);
    }

    private static String level(Pin pin) {
        return pin.inverted() ? "low" : "high";
    }
}
