package io.hdlgen.link;

/**
 * The clocks of a link.
 *
 * @param divisor clocks of a bit of the serial line, 4 or more
 * @param tick clocks of a tick: a frame that stops is forgotten after 2 to 3 of them, a command that the engine cannot take is refused after 1 to 2
 */
public record LinkTiming(int divisor, int tick) {
    /** Fewest clocks of a bit: the receiver finds its middle with two of them. */
    public static final int DIVISOR_MIN = 4;

    /** Ticks of a second: longer than any pause that a serial adapter makes inside a frame. */
    private static final int TICKS = 50;

    public LinkTiming {
        if (divisor < DIVISOR_MIN || tick <= 10 * divisor) {
            throw new IllegalArgumentException("divisor " + divisor + ", tick " + tick);
        }
    }

    /** For a clock and a rate, both in 1/s; the rate is met as well as a whole number of clocks can. */
    public static LinkTiming of(int clock, int baud) {
        int divisor = Math.max(DIVISOR_MIN, Math.toIntExact(Math.round((double) clock / baud)));
        return new LinkTiming(divisor, Math.max(clock / TICKS, 10 * divisor + 1));
    }
}
