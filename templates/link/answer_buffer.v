// answer_buffer: keeps what a host asks for later, byte by byte in one memory: what host
// micro-operations read, until the next ones begin, and the last 2^RING_W predictions, until the host
// has asked for later ones. So a host can ask for either again.
//
// A word of the engine's read port is taken in WORD_BYTES clocks and a prediction in ENTRY_BYTES, the
// lowest byte first; a result waits while a prediction is taken. `clear_results` begins anew with the
// results; a host that reads more than 2^RESULT_W bytes without it finds the last ones.
//
// Predictions are numbered from 0 at `clear_ring`, modulo 2^(RING_W+1). `free` forgets those before
// `from`; it may be used while `known` says that `from` is one of those that are kept, or the next.
// While all places are taken prediction_ready is low.
//
// The byte that read_result, or read_entry and read_part, name is on read_byte one clock later.
`default_nettype none
`timescale 1ns / 1ps

module answer_buffer #(
    parameter integer WORD_BYTES  = 4,  // of a word of results
    parameter integer WORD_W      = 2,  // bits of the index of a byte in it
    parameter integer RESULT_W    = 8,  // 2^RESULT_W bytes of results are kept; more than ENTRY_W + RING_W
    parameter integer ENTRY_W     = 1,  // a prediction has 2^ENTRY_W bytes
    parameter integer RING_W      = 5   // 2^RING_W predictions are kept
) (
    input  wire                      clk,

    input  wire                      clear_results,
    input  wire                      result_valid,
    output wire                      result_ready,
    input  wire [8*WORD_BYTES-1:0]   result,

    input  wire                      clear_ring,
    input  wire                      prediction_valid,
    output wire                      prediction_ready,
    input  wire [(8<<ENTRY_W)-1:0]   prediction,
    input  wire [RING_W:0]           from,
    output wire                      known,
    output wire [RING_W:0]           count,           // predictions from `from` on
    input  wire                      free,

    input  wire                      of_predictions,  // what is read
    input  wire [RESULT_W-1:0]       read_result,
    input  wire [RING_W-1:0]         read_entry,
    input  wire [ENTRY_W-1:0]        read_part,
    output wire [7:0]                read_byte
);

    localparam integer ADDR_W    = RESULT_W + 1;
    localparam integer PAD_W     = RESULT_W - RING_W - ENTRY_W;
    localparam integer LAST_BYTE = WORD_BYTES - 1;
    localparam [WORD_W-1:0] LAST = LAST_BYTE[WORD_W-1:0];

    // ---- predictions
    reg [RING_W:0]    head_q;  // number of the next prediction
    reg [RING_W:0]    tail_q;  // number of the oldest that is kept
    reg [ENTRY_W-1:0] part_q;  // byte of the prediction that is taken

    wire [RING_W:0] kept = head_q - tail_q;
    wire            take = prediction_valid & ~kept[RING_W];

    assign prediction_ready = &part_q & ~kept[RING_W];
    assign count            = head_q - from;
    assign known            = (count <= kept);

    always @(posedge clk) begin
        if (clear_ring) begin
            head_q <= {(RING_W+1){1'b0}};
            tail_q <= {(RING_W+1){1'b0}};
            part_q <= {ENTRY_W{1'b0}};
        end else begin
            if (take) {head_q, part_q} <= {head_q, part_q} + { {(RING_W+ENTRY_W){1'b0}}, 1'b1};
            if (free) tail_q <= from;
        end
    end

    // ---- results
    reg [RESULT_W-1:0] place_q;
    reg [WORD_W-1:0]   byte_q;

    wire last       = (byte_q == LAST);
    wire store      = result_valid & ~take;

    assign result_ready = last & ~take;

    always @(posedge clk) begin
        if (clear_results) begin
            place_q <= {RESULT_W{1'b0}};
            byte_q  <= {WORD_W{1'b0}};
        end else if (store) begin
            place_q <= place_q + { {(RESULT_W-1){1'b0}}, 1'b1};
            byte_q  <= last ? {WORD_W{1'b0}} : byte_q + { {(WORD_W-1){1'b0}}, 1'b1};
        end
    end

    // ---- the memory: results, and above them predictions
    wire [7:0] result_byte     = result[8*byte_q +: 8];
    wire [7:0] prediction_byte = prediction[8*part_q +: 8];

    bank #(
        .WIDTH (8),
        .DEPTH ((1 << RESULT_W) + (1 << (RING_W + ENTRY_W))),
        .ADDR_W(ADDR_W)
    ) u_memory (
        .clk          (clk),
        .read_address (of_predictions ? {1'b1, {PAD_W{1'b0}}, read_entry, read_part} : {1'b0, read_result}),
        .read_word    (read_byte),
        .write        (take | result_valid),
        .write_address(take ? {1'b1, {PAD_W{1'b0}}, head_q[RING_W-1:0], part_q} : {1'b0, place_q}),
        .write_word   (take ? prediction_byte : result_byte)
    );

endmodule

`default_nettype wire
