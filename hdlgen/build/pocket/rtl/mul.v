// Copied by hdlgen 0.1.0 from templates/lib/mul.v. Edit the original.
//
// mul: signed product with registered operands and a registered product. Latency 2, one product a
// clock, no enable and no reset. It stands alone in a module so that a family whose synthesis does
// not infer its multipliers, or infers them without their registers, replaces this one file.
`default_nettype none
`timescale 1ns / 1ps

module mul #(
    parameter integer A_W = 18,  // bits of operand a
    parameter integer B_W = 18   // bits of operand b
) (
    input  wire                      clk,
    input  wire signed [A_W-1:0]     a,
    input  wire signed [B_W-1:0]     b,
    output reg  signed [A_W+B_W-1:0] p    // a * b, exact, two clocks later
);

    reg signed [A_W-1:0] a_q;
    reg signed [B_W-1:0] b_q;

    always @(posedge clk) begin
        a_q <= a;
        b_q <= b;
        p   <= a_q * b_q;
    end

endmodule

`default_nettype wire
