package io.hdlgen.board;

/** Families of devices: what memories, multipliers and clock buffers are called and look like. */
public enum Family {
    ICE40("ice40"),
    ECP5("ecp5"),
    GOWIN("gowin"),
    /** Xilinx 7 series, with the programmable logic of Zynq-7000. */
    XC7("xc7"),
    /** Xilinx UltraScale+. */
    XCUP("xcup"),
    CYCLONE5("cyclone5");

    private final String text;

    Family(String text) {
        this.text = text;
    }

    /** As it is written. */
    public String text() {
        return text;
    }
}
