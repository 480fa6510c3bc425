package io.hdlgen.board;

/**
 * Limits of the clock multiplier of a device, in MHz.
 *
 * @param primitive the vendor's cell
 * @param input what may come in
 * @param vco what its oscillator may run at
 * @param output what may come out
 */
public record Pll(String primitive, Range input, Range vco, Range output, Origin origin) {
    /** From min to max, both possible. */
    public record Range(int min, int max) {
        /** Whether a frequency lies within. */
        public boolean contains(double megahertz) {
            return min <= megahertz && megahertz <= max;
        }
    }
}
