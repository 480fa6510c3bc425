// Model of the Gowin multiplier cell with 9-bit operands, from the description of its ports and
// parameters in the vendor's DSP guide (UG287): what a design without cascades sees of it.
`timescale 1ns / 1ps

module MULT9X9 #(
    parameter AREG            = 1'b0,
    parameter BREG            = 1'b0,
    parameter OUT_REG         = 1'b0,
    parameter PIPE_REG        = 1'b0,
    parameter ASIGN_REG       = 1'b0,
    parameter BSIGN_REG       = 1'b0,
    parameter SOA_REG         = 1'b0,
    parameter MULT_RESET_MODE = "SYNC"
) (
    input  wire        CLK, CE, RESET,
    input  wire [8:0] A, B, SIA, SIB,
    input  wire        ASIGN, BSIGN, ASEL, BSEL,
    output wire [8:0] SOA, SOB,
    output wire [17:0] DOUT
);

    wire [8:0] a_in = ASEL ? SIA : A;
    wire [8:0] b_in = BSEL ? SIB : B;
    reg  [8:0] a_q, b_q;
    reg  [17:0] pipe_q, out_q;

    wire [8:0] a = AREG ? a_q : a_in;
    wire [8:0] b = BREG ? b_q : b_in;
    wire signed [17:0] a_wide  = {{9{a[8] & ASIGN}}, a};
    wire signed [17:0] b_wide  = {{9{b[8] & BSIGN}}, b};
    wire        [17:0] product = a_wide * b_wide;
    wire        [17:0] piped   = PIPE_REG ? pipe_q : product;

    assign DOUT = OUT_REG ? out_q : piped;
    assign SOA  = a;
    assign SOB  = b;

    always @(posedge CLK) begin
        if (RESET) begin
            a_q    <= 9'd0;
            b_q    <= 9'd0;
            pipe_q <= 18'd0;
            out_q  <= 18'd0;
        end else if (CE) begin
            a_q    <= a_in;
            b_q    <= b_in;
            pipe_q <= product;
            out_q  <= piped;
        end
    end

endmodule
