package io.hdlgen.board;

/**
 * A pin of the device and what the board has there.
 *
 * @param label what the board's schematic calls it; empty if nobody said
 * @param pin name in the package: {@code 35}, {@code G2}
 * @param direction as seen from the FPGA
 * @param standard as the board's tools write it: {@code LVCMOS33}
 * @param millivolts supply of the pin's bank
 * @param bank the pin's bank; empty if it is not known
 * @param active level at which a button is pressed, a LED lit, a line asserted; high for data and clocks
 * @param pull resistor inside the device that the board needs
 * @param clockCapable whether the pin reaches the clock network directly
 */
public record Pin(
        Role role,
        String label,
        String pin,
        Direction direction,
        String standard,
        int millivolts,
        String bank,
        Active active,
        Pull pull,
        ClockCapable clockCapable,
        Origin origin) {
    /** As seen from the FPGA. */
    public enum Direction {
        IN("in"),
        OUT("out"),
        INOUT("inout");

        private final String text;

        Direction(String text) {
            this.text = text;
        }

        /** As it is written. */
        public String text() {
            return text;
        }
    }

    /** The level that means yes. */
    public enum Active {
        HIGH("high"),
        LOW("low");

        private final String text;

        Active(String text) {
            this.text = text;
        }

        /** As it is written. */
        public String text() {
            return text;
        }
    }

    /** The resistor inside the device. */
    public enum Pull {
        NONE("none"),
        UP("up"),
        DOWN("down");

        private final String text;

        Pull(String text) {
            this.text = text;
        }

        /** As it is written. */
        public String text() {
            return text;
        }
    }

    /** Whether a pin reaches the clock network. */
    public enum ClockCapable {
        UNKNOWN("unknown"),
        YES("yes"),
        NO("no");

        private final String text;

        ClockCapable(String text) {
            this.text = text;
        }

        /** As it is written. */
        public String text() {
            return text;
        }
    }

    /** Name of the port of the board's top level. */
    public String port() {
        return role.port();
    }

    /** Whether the level low means yes. */
    public boolean inverted() {
        return active == Active.LOW;
    }
}
