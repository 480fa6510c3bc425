// Ports and parameters of vendor cells, for readers that do not know them.
/* verilator lint_off DECLFILENAME */
/* verilator lint_off UNUSED */
/* verilator lint_off UNDRIVEN */
`default_nettype none
`timescale 1ns / 1ps

(* blackbox *)
module MMCME2_BASE #(
    parameter CLKIN1_PERIOD = 0.0,
    parameter integer DIVCLK_DIVIDE = 1,
    parameter CLKFBOUT_MULT_F = 5.0,
    parameter CLKOUT0_DIVIDE_F = 1.0
) (
    input  wire CLKIN1,
    input  wire CLKFBIN,
    output wire CLKFBOUT,
    output wire CLKOUT0,
    output wire LOCKED,
    input  wire PWRDWN,
    input  wire RST
);
endmodule

(* blackbox *)
module BUFG (
    input  wire I,
    output wire O
);
endmodule
