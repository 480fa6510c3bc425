package io.hdlgen.board;

import java.util.Optional;

/**
 * What the device has.
 *
 * @param lut look-up tables, of the size that the family has (6 inputs in Xilinx devices, else 4); ALMs of Cyclone V
 * @param ff flip-flops of the fabric
 * @param blockRam memory blocks
 * @param largeRam a second kind of memory block: SPRAM of iCE40, UltraRAM of UltraScale+
 * @param dsp multipliers
 */
public record Totals(Amount lut, Amount ff, Memory blockRam, Optional<Memory> largeRam, Multiplier dsp) {
    /** How many of something. */
    public record Amount(int count, Origin origin) {}

    /**
     * Memory blocks.
     *
     * @param kind what the vendor calls one
     * @param count how many there are
     * @param bits of one, with those for parity
     */
    public record Memory(String kind, int count, int bits, Origin origin) {
        /** All bits. */
        public long allBits() {
            return (long) count * bits;
        }
    }

    /**
     * Multipliers.
     *
     * @param kind what the vendor calls one
     * @param count how many there are, each of which takes two signed factors of 16 bits
     */
    public record Multiplier(String kind, int count, Origin origin) {}
}
