package io.hdlgen.estimate;

import io.hdlgen.board.Totals;

/** What a device has a number of. */
public enum Resource {
    LUT("lut", "look-up tables", false),
    FF("ff", "flip-flops", false),
    BLOCK_RAM("block_ram", "block RAMs", true),
    LARGE_RAM("large_ram", "large memories", true),
    DSP("dsp", "multiplier cells", true);

    private final String key;
    private final String text;
    private final boolean exact;

    Resource(String key, String text, boolean exact) {
        this.key = key;
        this.text = text;
        this.exact = exact;
    }

    /** Its name in reports. */
    public String key() {
        return key;
    }

    /** Its name in sentences. */
    public String text() {
        return text;
    }

    /** Whether it is counted, and not estimated. */
    public boolean exact() {
        return exact;
    }

    /** How many of them a device has; blocks of Xilinx devices count as two halves. */
    public int available(Totals totals) {
        return switch (this) {
            case LUT -> totals.lut().count();
            case FF -> totals.ff().count();
            case BLOCK_RAM -> totals.blockRam().count() * Blocks.halves(totals.blockRam());
            case LARGE_RAM -> totals.largeRam().map(Totals.Memory::count).orElse(0);
            case DSP -> totals.dsp().count();
        };
    }
}
