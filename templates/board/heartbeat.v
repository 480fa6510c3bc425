// heartbeat: a light that blinks as long as there is a clock. It is on and off for 2^(COUNT_W - 1) clocks each.
`default_nettype none
`timescale 1ns / 1ps

module heartbeat #(
    parameter integer COUNT_W = 24  // log2 of the clocks of a period
) (
    input  wire clk,
    input  wire rst,   // synchronous, active high
    output wire light
);

    reg [COUNT_W-1:0] count_q;

    assign light = count_q[COUNT_W-1];

    always @(posedge clk) begin
        if (rst) count_q <= {COUNT_W{1'b0}};
        else     count_q <= count_q + { {(COUNT_W-1){1'b0}}, 1'b1};
    end

endmodule

`default_nettype wire
