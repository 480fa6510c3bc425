// bank_single: one single-port memory, for families whose large memories have no second port.
//
// In a clock in which nothing is written, the word at the address is read, and is on read_word one
// clock later. After a clock of writing read_word is undefined; the schedule never uses it.
`default_nettype none
`timescale 1ns / 1ps

module bank_single #(
    parameter integer WIDTH  = 64,  // bits of a word
    parameter integer DEPTH  = 16,  // words
    parameter integer ADDR_W = 4    // bits of an address
) (
    input  wire              clk,
    input  wire [ADDR_W-1:0] address,
    input  wire              write,
    input  wire [WIDTH-1:0]  write_word,
    output wire [WIDTH-1:0]  read_word
);

    reg [WIDTH-1:0] mem [0:DEPTH-1] /*verilator public_flat_rd*/;
    reg [WIDTH-1:0] word_q;

    assign read_word = word_q;

    always @(posedge clk) begin
        if (write) mem[address] <= write_word;
        else       word_q <= mem[address];
    end

endmodule

`default_nettype wire
