// Copied by hdlgen 0.1.0 from templates/lib/input_buffer.v. Edit the original.
//
// input_buffer: takes packets of input words into two regions of the vector memory in turn, so
// that the next sample arrives while the engine works on this one.
//
// in_ready depends on registers only. A packet ends with in_last; its label is taken with that
// word. Words beyond the region are dropped. `release_region` gives the region that the engine
// reads (`odd` tells which) back to the stream.
`default_nettype none
`timescale 1ns / 1ps

module input_buffer #(
    parameter integer ADDR_W    = 6,   // bits of a vector address
    parameter integer WORDS     = 16,  // words of a region
    parameter integer EVEN_BASE = 0,   // first word of the region of even packets
    parameter integer ODD_BASE  = 16,  // first word of the region of odd packets
    parameter integer LABEL_W   = 4    // bits of a label
) (
    input  wire               clk,
    input  wire               rst,             // synchronous, active high
    input  wire               in_valid,
    output wire               in_ready,
    input  wire               in_last,
    input  wire [LABEL_W-1:0] in_label,
    input  wire               write_port_busy, // the vector memory takes a result in this cycle
    output wire               write,
    output wire [ADDR_W-1:0]  write_address,

    output wire               available,       // the engine's region holds a whole packet
    output reg                odd,             // which region is the engine's
    input  wire               release_region,
    output wire [LABEL_W-1:0] label            // of the engine's packet
);

    localparam [ADDR_W-1:0] EVEN = EVEN_BASE[ADDR_W-1:0];
    localparam [ADDR_W-1:0] ODD  = ODD_BASE[ADDR_W-1:0];
    localparam integer      LAST_WORD = WORDS - 1;
    localparam [ADDR_W-1:0] LAST = LAST_WORD[ADDR_W-1:0];

    reg [1:0]         full_q;
    reg               fill_q;      // which region the stream fills
    reg [ADDR_W-1:0]  count_q;     // words of it that are filled
    reg               released_q;  // a region was released in the clock before: its last word is being read
    reg               overflow_q;  // the packet is longer than the region
    reg [LABEL_W-1:0] even_label_q;
    reg [LABEL_W-1:0] odd_label_q;

    wire fire = in_valid & in_ready;

    assign in_ready      = ~full_q[fill_q] & ~write_port_busy;
    assign write         = fire & ~overflow_q;
    assign write_address = (fill_q ? ODD : EVEN) + count_q;
    assign available     = full_q[odd];
    assign label         = odd ? odd_label_q : even_label_q;

    always @(posedge clk) begin
        if (fire & in_last) begin
            if (fill_q) odd_label_q  <= in_label;
            else        even_label_q <= in_label;
        end

        if (rst) begin
            full_q     <= 2'b00;
            fill_q     <= 1'b0;
            count_q    <= {ADDR_W{1'b0}};
            overflow_q <= 1'b0;
            odd        <= 1'b0;
            released_q <= 1'b0;
        end else begin
            if (fire) begin
                count_q    <= in_last ? {ADDR_W{1'b0}} : count_q + { {(ADDR_W-1){1'b0}}, 1'b1};
                overflow_q <= ~in_last & (overflow_q | (count_q == LAST));
                if (in_last) begin
                    full_q[fill_q] <= 1'b1;
                    fill_q         <= ~fill_q;
                end
            end
            if (release_region) odd <= ~odd;
            if (released_q) full_q[~odd] <= 1'b0;
            released_q <= release_region;
        end
    end

endmodule

`default_nettype wire
