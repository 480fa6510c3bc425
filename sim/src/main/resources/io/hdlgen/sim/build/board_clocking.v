// clocking: stands in for the clock multiplier of a board in simulation, where clocks have no frequency: the
// clock of the oscillator goes through. As in a device it takes a while until the clock may be used.
`default_nettype none
`timescale 1ns / 1ps

module clocking (
    input  wire pad,    // the pin of the oscillator
    output wire clk,
    output wire locked  // the clock is what it should be
);

    reg [4:0] count_q = 5'd0;

    assign clk    = pad;
    assign locked = count_q[4];

    always @(posedge pad) begin
        if (~count_q[4]) count_q <= count_q + 5'd1;
    end

endmodule

`default_nettype wire
