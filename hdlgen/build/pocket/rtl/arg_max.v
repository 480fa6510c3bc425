// Copied by hdlgen 0.1.0 from templates/lib/arg_max.v. Edit the original.
//
// arg_max: index of the largest signed element of a vector that passes word by word.
//
// Elements of a word are compared pairwise in LEVELS registered levels, the winner then with the
// best so far; the lowest index wins a tie. best_valid is high for one cycle, LEVELS + 1 clocks
// after the last word.
`default_nettype none
`timescale 1ns / 1ps

module arg_max #(
    parameter integer S       = 4,   // elements of a word, a power of two
    parameter integer LEVELS  = 2,   // log2(S)
    parameter integer XW      = 16,  // bits of an element
    parameter integer TAIL    = 2,   // elements in the last word, 1 .. S
    parameter integer INDEX_W = 5,   // bits of the index of any element of a whole word
    parameter integer CLASS_W = 4    // bits of the answer, at most INDEX_W
) (
    input  wire               clk,
    input  wire               rst,         // synchronous, active high
    input  wire               in_valid,
    input  wire               in_first,    // the first word of a vector
    input  wire               in_last,     // its last word
    input  wire [INDEX_W-1:0] in_index,    // index of the word's first element
    input  wire [S*XW-1:0]    in_word,
    output reg                best_valid,
    output wire [CLASS_W-1:0] best_class
);

    // A tree in one vector: node n < S is element n, node S + m is the winner of nodes 2m and 2m + 1.
    // Elements that the last word does not have are replaced by its first one, which wins every tie.
    wire [(2*S-1)*XW-1:0]      value;
    wire [(2*S-1)*INDEX_W-1:0] index;

    genvar n;
    generate
        for (n = 0; n < S; n = n + 1) begin : gen_leaf
            localparam [INDEX_W-1:0] OFFSET = n;
            wire present = ~in_last | (n < TAIL);
            assign value[n*XW +: XW]           = present ? in_word[n*XW +: XW] : in_word[0 +: XW];
            assign index[n*INDEX_W +: INDEX_W] = present ? in_index + OFFSET : in_index;
        end
        for (n = 0; n < S-1; n = n + 1) begin : gen_winner
            wire signed [XW-1:0] left  = value[2*n*XW +: XW];
            wire signed [XW-1:0] right = value[(2*n+1)*XW +: XW];
            reg  [XW-1:0]        value_q;
            reg  [INDEX_W-1:0]   index_q;
            always @(posedge clk) begin
                value_q <= (right > left) ? right : left;
                index_q <= (right > left) ? index[(2*n+1)*INDEX_W +: INDEX_W]
                                          : index[2*n*INDEX_W +: INDEX_W];
            end
            assign value[(S+n)*XW +: XW]           = value_q;
            assign index[(S+n)*INDEX_W +: INDEX_W] = index_q;
        end
    endgenerate

    // Bit k of these is the flag of the word that stands in level k.
    wire [LEVELS:0] valid;
    wire [LEVELS:0] first;
    wire [LEVELS:0] last;

    assign valid[0] = in_valid;
    assign first[0] = in_first;
    assign last[0]  = in_last;

    genvar k;
    generate
        for (k = 1; k <= LEVELS; k = k + 1) begin : gen_flag
            reg valid_q, first_q, last_q;
            always @(posedge clk) begin
                valid_q <= ~rst & valid[k-1];
                first_q <= first[k-1];
                last_q  <= last[k-1];
            end
            assign valid[k] = valid_q;
            assign first[k] = first_q;
            assign last[k]  = last_q;
        end
    endgenerate

    wire signed [XW-1:0] word_value = value[(2*S-2)*XW +: XW];
    reg  signed [XW-1:0] best_q;
    reg  [CLASS_W-1:0]   class_q;

    // The class is the index without the bits that no class sets.
    wire unused_high_bits = &{1'b0, index[(2*S-1)*INDEX_W-1 : (2*S-2)*INDEX_W + CLASS_W]};

    always @(posedge clk) begin
        if (valid[LEVELS] & (first[LEVELS] | (word_value > best_q))) begin
            best_q  <= word_value;
            class_q <= index[(2*S-2)*INDEX_W +: CLASS_W];
        end
        best_valid <= ~rst & valid[LEVELS] & last[LEVELS];
    end

    assign best_class = class_q;

endmodule

`default_nettype wire
