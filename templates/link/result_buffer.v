// result_buffer: keeps what host micro-operations read, byte by byte, until the next ones begin, so
// that a host can ask for it again.
//
// `clear` begins anew. A word of the engine's read port is taken in BYTES clocks, its lowest byte
// first. The byte at read_address is on read_byte one clock later. A host that reads more than 2^ADDR_W
// bytes without `clear` finds the last ones.
`default_nettype none
`timescale 1ns / 1ps

module result_buffer #(
    parameter integer BYTES  = 4,  // of a word
    parameter integer BYTE_W = 2,  // bits of the index of a byte
    parameter integer ADDR_W = 9   // bits of an address
) (
    input  wire               clk,
    input  wire               clear,
    input  wire               in_valid,
    output wire               in_ready,
    input  wire [8*BYTES-1:0] in_data,
    input  wire [ADDR_W-1:0]  read_address,
    output wire [7:0]         read_byte
);

    localparam integer LAST_BYTE = BYTES - 1;
    localparam [BYTE_W-1:0] LAST = LAST_BYTE[BYTE_W-1:0];

    reg [ADDR_W-1:0] place_q;
    reg [BYTE_W-1:0] byte_q;

    assign in_ready = (byte_q == LAST);

    always @(posedge clk) begin
        if (clear) begin
            place_q <= {ADDR_W{1'b0}};
            byte_q  <= {BYTE_W{1'b0}};
        end else if (in_valid) begin
            place_q <= place_q + { {(ADDR_W-1){1'b0}}, 1'b1};
            byte_q  <= in_ready ? {BYTE_W{1'b0}} : byte_q + { {(BYTE_W-1){1'b0}}, 1'b1};
        end
    end

    bank #(
        .WIDTH (8),
        .DEPTH (1 << ADDR_W),
        .ADDR_W(ADDR_W)
    ) u_memory (
        .clk          (clk),
        .read_address (read_address),
        .read_word    (read_byte),
        .write        (in_valid),
        .write_address(place_q),
        .write_word   (in_data[8*byte_q +: 8])
    );

endmodule

`default_nettype wire
