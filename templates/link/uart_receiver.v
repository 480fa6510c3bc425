// uart_receiver: bytes from an asynchronous serial line: a start bit (low), eight data bits, the
// lowest first, a stop bit (high).
//
// A bit takes DIVISOR clocks, 4 or more. It is read in its middle, two clocks late because of the
// synchroniser. bit_valid is high for one clock with every data bit, byte_valid for one clock in the
// middle of the stop bit. A stop bit that is low raises `broken` instead; the next byte begins with
// the next falling edge, so a line that stays low gives one `broken` and then nothing.
`default_nettype none
`timescale 1ns / 1ps

module uart_receiver #(
    parameter integer DIVISOR = 104,  // clocks of a bit
    parameter integer COUNT_W = 7     // bits of a count of clocks
) (
    input  wire       clk,
    input  wire       rst,         // synchronous, active high
    input  wire       line,        // from the pin
    output wire       bit_valid,
    output wire       bit_value,
    output reg        byte_valid,
    output reg  [7:0] byte_value,
    output reg        broken
);

    localparam integer WHOLE_CLOCKS = DIVISOR - 1;
    localparam integer HALF_CLOCKS  = DIVISOR / 2 - 1;
    localparam [COUNT_W-1:0] WHOLE = WHOLE_CLOCKS[COUNT_W-1:0];
    localparam [COUNT_W-1:0] HALF  = HALF_CLOCKS[COUNT_W-1:0];
    localparam [3:0] START = 4'd10;
    localparam [3:0] STOP  = 4'd1;

    reg [2:0]         line_q;   // the first two synchronise
    reg [3:0]         left_q;   // bits of the byte that are still to come; 0 between bytes
    reg [COUNT_W-1:0] clocks_q; // until the middle of the next one

    wire falls = line_q[2] & ~line_q[1];
    wire idle  = (left_q == 4'd0);
    wire read  = ~idle & (clocks_q == {COUNT_W{1'b0}});

    assign bit_value = line_q[1];
    assign bit_valid = read & (left_q != START) & (left_q != STOP);

    always @(posedge clk) begin
        line_q <= {line_q[1:0], line};
        if (bit_valid) byte_value <= {bit_value, byte_value[7:1]};

        if (idle)      clocks_q <= HALF;
        else if (read) clocks_q <= WHOLE;
        else           clocks_q <= clocks_q - { {(COUNT_W-1){1'b0}}, 1'b1};

        if (rst) begin
            left_q     <= 4'd0;
            byte_valid <= 1'b0;
            broken     <= 1'b0;
        end else begin
            if (idle)                                       left_q <= falls ? START : 4'd0;
            else if (read & (left_q == START) & bit_value)  left_q <= 4'd0;
            else if (read)                                  left_q <= left_q - 4'd1;
            byte_valid <= read & (left_q == STOP) & bit_value;
            broken     <= read & (left_q == STOP) & ~bit_value;
        end
    end

endmodule

`default_nettype wire
