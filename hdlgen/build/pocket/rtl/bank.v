// Copied by hdlgen 0.1.0 from templates/lib/bank.v. Edit the original.
//
// bank: one simple dual-port memory, a read and a write port on the same clock.
//
// The word at read_address is on read_word one clock later. Reading the word that is written in
// the same cycle gives an undefined value; the schedule never does it, so synthesis needs no
// collision logic (no_rw_check).
`default_nettype none
`timescale 1ns / 1ps

module bank #(
    parameter integer WIDTH  = 64,  // bits of a word
    parameter integer DEPTH  = 16,  // words
    parameter integer ADDR_W = 4    // bits of an address
) (
    input  wire              clk,
    input  wire [ADDR_W-1:0] read_address,
    output reg  [WIDTH-1:0]  read_word,
    input  wire              write,
    input  wire [ADDR_W-1:0] write_address,
    input  wire [WIDTH-1:0]  write_word
);

    (* no_rw_check *)
    reg [WIDTH-1:0] mem [0:DEPTH-1] /*verilator public_flat_rd*/;

    always @(posedge clk) begin
        if (write) mem[write_address] <= write_word;
        read_word <= mem[read_address];
    end

endmodule

`default_nettype wire
