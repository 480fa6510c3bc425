// scalar: h = sat_32(rnd(sum, SHIFT)), one clock after the sum: half a unit is added, what lies below
// the unit is dropped, and what 32 bits cannot hold becomes their nearest number.
`default_nettype none
`timescale 1ns / 1ps

module scalar #(
    parameter integer SUM_W = 40,  // bits of the sum
    parameter integer SHIFT = 8    // to the right; a negative shift goes left
) (
    input  wire             clk,
    input  wire [SUM_W-1:0] sum,   // signed
//% if saturation
    output reg              saturated,  // with h: it is the nearest number
//% endif
    output reg  [31:0]      h      // signed
);

    localparam integer DOWN   = (SHIFT > SUM_W) ? SUM_W : (SHIFT > 0) ? SHIFT : 0;  // SUM_W leaves 0
    localparam integer UP     = (SHIFT < 0) ? -SHIFT : 0;
    localparam integer WIDE_W = ((SUM_W > 32) ? SUM_W : 32) + UP + 1;  // room for the half

    // The sign is extended by hand to the width of the sum with the half.
    wire signed [WIDE_W-1:0] wide    = { {(WIDE_W-UP-SUM_W){sum[SUM_W-1]}}, sum, {UP{1'b0}} };
    wire signed [WIDE_W-1:0] half    = ({ {(WIDE_W-1){1'b0}}, 1'b1} << DOWN) >> 1;
    wire signed [WIDE_W-1:0] rounded = (wide + half) >>> DOWN;
    wire                     fits    = (rounded[WIDE_W-1:31] == {(WIDE_W-31){rounded[WIDE_W-1]}});

    always @(posedge clk) begin
        h <= fits ? rounded[31:0] : {rounded[WIDE_W-1], {31{~rounded[WIDE_W-1]}}};
//% if saturation
        saturated <= ~fits;
//% endif
    end

endmodule

`default_nettype wire
