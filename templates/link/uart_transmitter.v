// uart_transmitter: bytes onto an asynchronous serial line: a start bit (low), eight data bits, the
// lowest first, a stop bit (high).
//
// A byte is taken in a clock in which valid and ready are high; its start bit is on the line in the
// next clock, and ready is high again 10 DIVISOR clocks later. bit_valid is high for one clock with
// every data bit, in the clock before it is on the line.
`default_nettype none
`timescale 1ns / 1ps

module uart_transmitter #(
    parameter integer DIVISOR = 104,  // clocks of a bit
    parameter integer COUNT_W = 7     // bits of a count of clocks
) (
    input  wire       clk,
    input  wire       rst,         // synchronous, active high
    input  wire       valid,
    output wire       ready,
    input  wire [7:0] byte_value,
    output wire       bit_valid,
    output wire       bit_value,
    output wire       line         // to the pin
);

    localparam integer WHOLE_CLOCKS = DIVISOR - 1;
    localparam [COUNT_W-1:0] WHOLE = WHOLE_CLOCKS[COUNT_W-1:0];
    localparam [3:0] ALL  = 4'd10;
    localparam [3:0] STOP = 4'd2;   // left when the stop bit follows

    reg [8:0]         bits_q;   // the bit on the line, and those after it
    reg [3:0]         left_q;   // bits of the byte that have not ended; 0 between bytes
    reg [COUNT_W-1:0] clocks_q; // until the bit on the line ends

    wire next = (clocks_q == {COUNT_W{1'b0}});

    assign ready     = (left_q == 4'd0);
    assign bit_valid = ~ready & next & (left_q > STOP);
    assign bit_value = bits_q[1];
    assign line      = bits_q[0];

    always @(posedge clk) begin
        if (ready | next) clocks_q <= WHOLE;
        else              clocks_q <= clocks_q - { {(COUNT_W-1){1'b0}}, 1'b1};

        if (rst) begin
            bits_q <= {9{1'b1}};
            left_q <= 4'd0;
        end else if (ready) begin
            if (valid) begin
                bits_q <= {byte_value, 1'b0};
                left_q <= ALL;
            end
        end else if (next) begin
            bits_q <= {1'b1, bits_q[8:1]};
            left_q <= left_q - 4'd1;
        end
    end

endmodule

`default_nettype wire
