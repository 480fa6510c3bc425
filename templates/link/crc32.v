// crc32: the CRC-32 of zlib and Ethernet (reflected polynomial edb88320), one bit a clock, the lowest
// bit of a byte first, as a serial line has them.
//
// `clear` begins a message, `step` takes a bit. The checksum of the message is ~remainder. After a
// message and its checksum, lowest byte first, the remainder is debb20e3 and nothing else.
`default_nettype none
`timescale 1ns / 1ps

module crc32 (
    input  wire        clk,
    input  wire        clear,
    input  wire        step,
    input  wire        bit_value,
    output reg  [31:0] remainder
);

    wire feedback = remainder[0] ^ bit_value;

    always @(posedge clk) begin
        if (clear)     remainder <= 32'hffffffff;
        else if (step) remainder <= {1'b0, remainder[31:1]} ^ (feedback ? 32'hedb88320 : 32'd0);
    end

endmodule

`default_nettype wire
