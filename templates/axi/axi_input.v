// axi_input: packets of an AXI4-Stream as packets of an engine.
//
// A beat holds S elements in lanes of LANE bits. The last beat of a packet, the one with last, is not a
// word of it but its label, in the low bits, so that a plain DMA can send samples with their labels from
// memory. A word waits until the next beat has come and told whether it was the packet's last one.
`default_nettype none
`timescale 1ns / 1ps

module axi_input #(
    parameter integer S       = 4,   // elements of a word
    parameter integer XW      = 16,  // bits of an element
    parameter integer LANE    = 16,  // bits of an element in the stream, not less than XW
    parameter integer LABEL_W = 4    // bits of a label
) (
    input  wire               clk,
    input  wire               rst,       // synchronous, active high

    input  wire               tvalid,
    output wire               tready,
    input  wire [S*LANE-1:0]  tdata,
    input  wire               tlast,

    output wire               in_valid,
    input  wire               in_ready,
    output wire [S*XW-1:0]    in_data,
    output wire               in_last,
    output wire [LABEL_W-1:0] in_label
);

    reg            held_q;  // a word waits
    reg [S*XW-1:0] word_q;

    wire taken = tvalid & tready;
    wire unused_bits = ^tdata;  // of lanes wider than their elements

    assign tready   = ~held_q | in_ready;
    assign in_valid = held_q & tvalid;
    assign in_data  = word_q;
    assign in_last  = tlast;
    assign in_label = tdata[LABEL_W-1:0];

    genvar e;
    generate
        for (e = 0; e < S; e = e + 1) begin : g_element
            always @(posedge clk) begin
                if (taken) word_q[e*XW +: XW] <= tdata[e*LANE +: XW];
            end
        end
    endgenerate

    always @(posedge clk) begin
        if (rst)        held_q <= 1'b0;
        else if (taken) held_q <= ~tlast;
    end

endmodule

`default_nettype wire
