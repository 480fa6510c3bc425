// Ports and parameters of vendor cells, for readers that do not know them.
/* verilator lint_off DECLFILENAME */
/* verilator lint_off UNUSED */
/* verilator lint_off UNDRIVEN */
`default_nettype none
`timescale 1ns / 1ps

(* blackbox *)
module altera_pll #(
    parameter fractional_vco_multiplier = "false",
    parameter reference_clock_frequency = "0 ps",
    parameter operation_mode = "direct",
    parameter integer number_of_clocks = 1,
    parameter output_clock_frequency0 = "0 ps",
    parameter phase_shift0 = "0 ps",
    parameter integer duty_cycle0 = 50,
    parameter pll_type = "General",
    parameter pll_subtype = "General"
) (
    input  wire refclk,
    input  wire rst,
    output wire outclk,
    output wire locked
);
endmodule
