package io.hdlgen.board;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a pin is for; each but {@link #SPARE} is a port of the board's top level. */
public enum Role {
    CLOCK("clock", "clk", Pin.Direction.IN),
    /** A button, or whatever else the user can reset the trainer with. */
    RESET("reset", "rst", Pin.Direction.IN),
    UART_RX("uart_rx", "uart_rx", Pin.Direction.IN),
    UART_TX("uart_tx", "uart_tx", Pin.Direction.OUT),
    /** Blinks as long as there is a clock. */
    LED_HEARTBEAT("led_heartbeat", "led_heartbeat", Pin.Direction.OUT),
    /** On while the trainer works. */
    LED_STATUS("led_status", "led_status", Pin.Direction.OUT),
    /** Known, but of no use to the trainer. */
    SPARE("spare");

    /** All roles that have a port. */
    static final List<Role> PORTS =
            Arrays.stream(values()).filter(role -> role != SPARE).toList();

    private final String text;
    private final String port;
    private final Optional<Pin.Direction> direction;

    Role(String text) {
        this.text = text;
        this.port = "";
        this.direction = Optional.empty();
    }

    Role(String text, String port, Pin.Direction direction) {
        this.text = text;
        this.port = port;
        this.direction = Optional.of(direction);
    }

    /** As it is written. */
    public String text() {
        return text;
    }

    /** Name of the port of the board's top level; empty for a spare pin. */
    public String port() {
        return port;
    }

    /** As seen from the FPGA; a spare pin may have any. */
    public Optional<Pin.Direction> direction() {
        return direction;
    }
}
