package io.hdlgen.toplevel;

import io.hdlgen.board.Family;

/** The processor beside the logic of a device, as Vivado's block designs name its parts. */
enum Processor {
    ZYNQ_7000(
            "xilinx.com:ip:processing_system7",
            "xilinx.com:bd_rule:processing_system7",
            "make_external \"FIXED_IO, DDR\" apply_board_preset \"1\"",
            "CONFIG.PCW_USE_S_AXI_HP0 {1} CONFIG.PCW_FPGA0_PERIPHERAL_FREQMHZ {%s}",
            "M_AXI_GP0",
            "S_AXI_HP0",
            "FCLK_CLK0",
            "M_AXI_GP0_ACLK",
            "S_AXI_HP0_ACLK",
            "FCLK_RESET0_N"),
    ZYNQ_ULTRASCALE(
            "xilinx.com:ip:zynq_ultra_ps_e",
            "xilinx.com:bd_rule:zynq_ultra_ps_e",
            "apply_board_preset \"1\"",
            "CONFIG.PSU__USE__M_AXI_GP0 {1} CONFIG.PSU__USE__M_AXI_GP1 {0} CONFIG.PSU__USE__M_AXI_GP2 {0}"
                    + " CONFIG.PSU__USE__S_AXI_GP2 {1} CONFIG.PSU__CRL_APB__PL0_REF_CTRL__FREQMHZ {%s}",
            "M_AXI_HPM0_FPD",
            "S_AXI_HP0_FPD",
            "pl_clk0",
            "maxihpm0_fpd_aclk",
            "saxihp0_fpd_aclk",
            "pl_resetn0");

    final String cell;
    final String rule;
    final String config;
    private final String properties;
    final String controlPort;
    final String memoryPort;
    final String clockPin;
    final String controlClock;
    final String memoryClock;
    final String resetPin;

    Processor(
            String cell,
            String rule,
            String config,
            String properties,
            String controlPort,
            String memoryPort,
            String clockPin,
            String controlClock,
            String memoryClock,
            String resetPin) {
        this.cell = cell;
        this.rule = rule;
        this.config = config;
        this.properties = properties;
        this.controlPort = controlPort;
        this.memoryPort = memoryPort;
        this.clockPin = clockPin;
        this.controlClock = controlClock;
        this.memoryClock = memoryClock;
        this.resetPin = resetPin;
    }

    /** What a block design sets, with the clock for the logic in MHz. */
    String properties(String megahertz) {
        return String.format(properties, megahertz);
    }

    /** Of a device with one. */
    static Processor of(Family family) {
        return switch (family) {
            case XC7 -> ZYNQ_7000;
            case XCUP -> ZYNQ_ULTRASCALE;
            case ICE40, ECP5, GOWIN, CYCLONE5 -> throw new IllegalArgumentException("no block design for " + family);
        };
    }
}
