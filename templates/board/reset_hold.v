// reset_hold: a synchronous reset from power-up, from a button and from a clock that is not stable yet.
//
// The reset begins two clocks after its cause and ends 2^HOLD_W clocks after the last one; a bouncing
// button is one cause. At power-up the registers begin with zero, so the reset begins with the first clock.
`default_nettype none
`timescale 1ns / 1ps

module reset_hold #(
    parameter integer HOLD_W = 12  // log2 of the clocks that a reset goes on
) (
    input  wire clk,
    input  wire button,  // asynchronous, 1 is pressed
    input  wire locked,  // asynchronous, 0 is a clock that cannot be used
    output reg  rst      // synchronous, active high
);

    reg [1:0]        cause_q = 2'b00;  // 0 is a cause
    reg [HOLD_W:0]   count_q = {(HOLD_W+1){1'b0}};

    initial rst = 1'b1;

    always @(posedge clk) begin
        cause_q <= {cause_q[0], locked & ~button};
        if (~cause_q[1])          count_q <= {(HOLD_W+1){1'b0}};
        else if (~count_q[HOLD_W]) count_q <= count_q + { {HOLD_W{1'b0}}, 1'b1};
        rst     <= ~count_q[HOLD_W];
    end

endmodule

`default_nettype wire
