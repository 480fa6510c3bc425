// Copied by hdlgen 0.1.0 from templates/lib/vector_memory.v. Edit the original.
//
// vector_memory: all vectors of a sample. Two copies of the same words: one feeds the stream into
// the array, the other the operand of the result path, so both can be read in every cycle.
//
// A word that is written in cycle t is on a read port from cycle t + 2 on (address in t + 1).
`default_nettype none
`timescale 1ns / 1ps

module vector_memory #(
    parameter integer WORD_W = 64,  // bits of a word: S elements
    parameter integer DEPTH  = 64,  // words
    parameter integer ADDR_W = 6    // bits of an address
) (
    input  wire              clk,
    input  wire              write,
    input  wire [ADDR_W-1:0] write_address,
    input  wire [WORD_W-1:0] write_word,
    input  wire [ADDR_W-1:0] stream_address,
    output wire [WORD_W-1:0] stream_word,
    input  wire [ADDR_W-1:0] operand_address,
    output wire [WORD_W-1:0] operand_word
);

    bank #(
        .WIDTH (WORD_W),
        .DEPTH (DEPTH),
        .ADDR_W(ADDR_W)
    ) u_stream (
        .clk          (clk),
        .read_address (stream_address),
        .read_word    (stream_word),
        .write        (write),
        .write_address(write_address),
        .write_word   (write_word)
    );

    bank #(
        .WIDTH (WORD_W),
        .DEPTH (DEPTH),
        .ADDR_W(ADDR_W)
    ) u_operand (
        .clk          (clk),
        .read_address (operand_address),
        .read_word    (operand_word),
        .write        (write),
        .write_address(write_address),
        .write_word   (write_word)
    );

endmodule

`default_nettype wire
