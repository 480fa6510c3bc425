// fifo: a small first-in first-out queue of DEPTH words; out_data is the oldest word while
// out_valid is high and moves on when out_ready is high too. The writer counts the space itself:
// a write into a full queue spoils what it holds.
`default_nettype none
`timescale 1ns / 1ps

module fifo #(
    parameter integer WIDTH   = 8,  // bits of a word
    parameter integer DEPTH_W = 1   // the queue holds 2^DEPTH_W words
) (
    input  wire             clk,
    input  wire             rst,        // synchronous, active high
    input  wire             in_valid,
    input  wire [WIDTH-1:0] in_data,
    output wire             out_valid,
    input  wire             out_ready,
    output wire [WIDTH-1:0] out_data
);

    reg [WIDTH-1:0]   mem [0:(1 << DEPTH_W)-1];
    reg [DEPTH_W:0]   head_q;  // one bit more than an address: equal means empty
    reg [DEPTH_W:0]   tail_q;

    assign out_valid = (head_q != tail_q);
    assign out_data  = mem[head_q[DEPTH_W-1:0]];

    always @(posedge clk) begin
        if (in_valid) mem[tail_q[DEPTH_W-1:0]] <= in_data;

        if (rst) begin
            head_q <= {(DEPTH_W+1){1'b0}};
            tail_q <= {(DEPTH_W+1){1'b0}};
        end else begin
            if (in_valid)              tail_q <= tail_q + {{DEPTH_W{1'b0}}, 1'b1};
            if (out_valid & out_ready) head_q <= head_q + {{DEPTH_W{1'b0}}, 1'b1};
        end
    end

endmodule

`default_nettype wire
