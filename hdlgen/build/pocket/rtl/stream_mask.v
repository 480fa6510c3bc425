// Copied by hdlgen 0.1.0 from templates/lib/stream_mask.v. Edit the original.
//
// stream_mask: what the memory does not hold. Vectors are stored without padding and without the
// constant one of the bias, so on the last word of a row elements beyond the vector are replaced
// by 0, and the element after the last one by ONE where the micro-operation has a bias. Padding
// rows and columns of every matrix therefore stay 0 by construction.
//
// `limit` counts the elements of the word that exist. It arrives with the address, one clock
// before the word.
`default_nettype none
`timescale 1ns / 1ps

module stream_mask #(
    parameter integer S       = 4,   // elements of a word
    parameter integer XW      = 16,  // bits of an element
    parameter integer XF      = 9,   // fraction bits of an activation: ONE = 2^XF
    parameter integer LIMIT_W = 3    // bits that hold 0 .. S
) (
    input  wire               clk,
    input  wire [LIMIT_W-1:0] limit,
    input  wire               bias,      // element `limit` is ONE
    input  wire [S*XW-1:0]    word,      // one clock after limit and bias
    output wire [S*XW-1:0]    masked     // combinational from word
);

    genvar k;
    generate
        for (k = 0; k < S; k = k + 1) begin : gen_element
            localparam [LIMIT_W-1:0] INDEX = k;
            reg keep_q;
            reg one_q;
            always @(posedge clk) begin
                keep_q <= (INDEX < limit);
                one_q  <= bias & (INDEX == limit);
            end
            assign masked[k*XW +: XW] = (word[k*XW +: XW] & {XW{keep_q}})
                                      | { {(XW-1-XF){1'b0}}, one_q, {XF{1'b0}} };
        end
    endgenerate

endmodule

`default_nettype wire
