package io.hdlgen.board;

/**
 * The clock that comes with the board.
 *
 * @param source where it comes from
 * @param hertz its frequency
 */
public record Clock(Source source, int hertz, Origin origin) {
    /** Where a clock comes from. */
    public enum Source {
        /** An oscillator at the pin with role clock. */
        PIN("pin"),
        /** The processing system on the same chip; the frequency is what its preset sets. */
        PS("ps");

        private final String text;

        Source(String text) {
            this.text = text;
        }

        /** As it is written. */
        public String text() {
            return text;
        }
    }
}
