// prediction_ring: keeps the last 2^RING_W predictions until the host has asked for later ones.
//
// Predictions are numbered from 0 at `clear`, modulo 2^(RING_W+1). `free` forgets those before `from`;
// it may be used while `known` says that `from` is one of those that are kept, or the next. While all
// places are taken in_ready is low. The prediction read_index is on read_data one clock later.
`default_nettype none
`timescale 1ns / 1ps

module prediction_ring #(
    parameter integer WIDTH  = 8,  // bits of a prediction
    parameter integer RING_W = 5   // the ring holds 2^RING_W predictions
) (
    input  wire              clk,
    input  wire              clear,
    input  wire              in_valid,
    output wire              in_ready,
    input  wire [WIDTH-1:0]  in_data,
    input  wire [RING_W:0]   from,
    output wire              known,
    output wire [RING_W:0]   count,      // predictions from `from` on
    input  wire              free,
    input  wire [RING_W-1:0] read_index,
    output wire [WIDTH-1:0]  read_data
);

    reg [RING_W:0] head_q;  // number of the next prediction
    reg [RING_W:0] tail_q;  // number of the oldest that is kept

    wire [RING_W:0] kept = head_q - tail_q;
    wire            take = in_valid & in_ready;

    assign in_ready = ~kept[RING_W];
    assign count    = head_q - from;
    assign known    = (count <= kept);

    always @(posedge clk) begin
        if (clear) begin
            head_q <= {(RING_W+1){1'b0}};
            tail_q <= {(RING_W+1){1'b0}};
        end else begin
            if (take) head_q <= head_q + { {RING_W{1'b0}}, 1'b1};
            if (free) tail_q <= from;
        end
    end

    bank #(
        .WIDTH (WIDTH),
        .DEPTH (1 << RING_W),
        .ADDR_W(RING_W)
    ) u_memory (
        .clk          (clk),
        .read_address (read_index),
        .read_word    (read_data),
        .write        (take),
        .write_address(head_q[RING_W-1:0]),
        .write_word   (in_data)
    );

endmodule

`default_nettype wire
