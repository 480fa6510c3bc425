// Ports and parameters of vendor cells, for readers that do not know them.
/* verilator lint_off DECLFILENAME */
/* verilator lint_off UNUSED */
/* verilator lint_off UNDRIVEN */
`default_nettype none
`timescale 1ns / 1ps

(* blackbox *)
module rPLL #(
    parameter FCLKIN = "100.0",
    parameter DEVICE = "GW1N-1",
    parameter integer IDIV_SEL = 0,
    parameter integer FBDIV_SEL = 0,
    parameter integer ODIV_SEL = 8,
    parameter DYN_IDIV_SEL = "false",
    parameter DYN_FBDIV_SEL = "false",
    parameter DYN_ODIV_SEL = "false",
    parameter DYN_DA_EN = "false",
    parameter DUTYDA_SEL = "1000",
    parameter PSDA_SEL = "0000",
    parameter CLKFB_SEL = "internal",
    parameter CLKOUT_BYPASS = "false",
    parameter CLKOUTP_BYPASS = "false",
    parameter CLKOUTD_BYPASS = "false"
) (
    input  wire       CLKIN,
    input  wire       CLKFB,
    output wire       CLKOUT,
    output wire       LOCK,
    input  wire       RESET,
    input  wire       RESET_P,
    input  wire [5:0] FBDSEL,
    input  wire [5:0] IDSEL,
    input  wire [5:0] ODSEL,
    input  wire [3:0] PSDA,
    input  wire [3:0] DUTYDA,
    input  wire [3:0] FDLY
);
endmodule
