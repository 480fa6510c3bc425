// square_loss: the value C = sat_32(rnd(sum e_i^2, 2 XF - 15)) of the squared error, half the sum of
// the squares in 16 fraction bits (docs/numerics.md section 3).
//
// The error passes word by word; elements beyond the vector are 0. The next error may follow in the
// next clock.
//
// Timing, cycle 0 being the one with error_valid and error_last, T = STAGES (class LossTiming):
//
//   cycle           the last word
//   2               squares
//   2 + T           their sum
//   3 + T           added to the sums of the words before
//   4 + T           loss_valid, loss
`default_nettype none
`timescale 1ns / 1ps

module square_loss #(
    parameter integer S       = 4,   // elements of a word: 1, 2, 4, 8
    parameter integer LOG_S   = 2,   // log2(S)
    parameter integer STAGES  = 2,   // clocks of the sum tree
    parameter integer XW      = 16,  // bits of an element (4..18)
    parameter integer XF      = 9,   // its fraction bits (0..XW-2)
    parameter integer CLASSES = 10   // n_L, 1..1024
) (
    input  wire            clk,
    input  wire            rst,          // synchronous; control only

    input  wire            error_valid,  // a word of the error passes; pauses are allowed
    input  wire            error_last,   // with the last word
    input  wire [S*XW-1:0] error_word,   // signed elements

    output wire            loss_valid,   // one clock
//% if saturation
    output reg             saturated,    // with loss: it is the largest number
//% endif
    output reg  [31:0]     loss          // C; never negative
);

    localparam integer TREE_W = 2 * XW + LOG_S;                // signed sum of a word's squares
    localparam integer SUM_W  = 2 * XW - 1 + $clog2(CLASSES);  // n_L squares of at most 2^(2 XW - 2)
    localparam integer WORD_W = (TREE_W - 1 > SUM_W) ? SUM_W : TREE_W - 1;
    localparam integer SHIFT  = 2 * XF - 15;
    localparam integer LOSS_W = (SHIFT > 0) ? SUM_W + 1 - SHIFT : SUM_W - SHIFT;

    wire [S*2*XW-1:0] squares;
    genvar g;
    generate
        for (g = 0; g < S; g = g + 1) begin : gen_square
            mul #(
                .A_W(XW),
                .B_W(XW)
            ) u_mul (
                .clk(clk),
                .a  (error_word[g*XW +: XW]),
                .b  (error_word[g*XW +: XW]),
                .p  (squares[g*2*XW +: 2*XW])
            );
        end
    endgenerate

    wire [TREE_W-1:0] word_sum;
    sum_tree #(
        .N     (S),
        .W     (2 * XW),
        .SUM_W (TREE_W),
        .STAGES(STAGES)
    ) u_sum (
        .clk  (clk),
        .terms(squares),
        .sum  (word_sum)
    );

    // Bit s of these is the flag of the word that stands in cycle s + 1.
    reg  [STAGES+1:0] valid_q;
    reg  [STAGES+3:0] last_q;
    reg               first_q;  // the next word begins a sum
    reg  [SUM_W-1:0]  sum_q;

    assign loss_valid = last_q[STAGES+3];

    always @(posedge clk) begin
        valid_q <= rst ? {(STAGES+2){1'b0}} : {valid_q[STAGES:0], error_valid};
        last_q  <= rst ? {(STAGES+4){1'b0}} : {last_q[STAGES+2:0], error_valid & error_last};

        if (rst)                    first_q <= 1'b1;
        else if (valid_q[STAGES+1]) first_q <= last_q[STAGES+1];

        if (valid_q[STAGES+1])
            sum_q <= (first_q ? {SUM_W{1'b0}} : sum_q)
                     + {{(SUM_W-WORD_W){1'b0}}, word_sum[WORD_W-1:0]};
    end

    // ---- Rounding. Nothing is negative, so only the largest number clamps.

    wire [LOSS_W-1:0] rounded;
    generate
        if (SHIFT > 0) begin : gen_round
            wire [SUM_W:0] half = {{SUM_W{1'b0}}, 1'b1} << (SHIFT - 1);
            wire [SUM_W:0] sum  = {1'b0, sum_q} + half;
            assign rounded = sum[SUM_W:SHIFT];
            wire [SHIFT-1:0] unused_fraction = sum[SHIFT-1:0];
        end else begin : gen_exact
            assign rounded = {{(LOSS_W-SUM_W){1'b0}}, sum_q} << -SHIFT;
        end
        if (LOSS_W > 31) begin : gen_clamp
            always @(posedge clk) loss <= {1'b0, rounded[30:0] | {31{|rounded[LOSS_W-1:31]}}};
//% if saturation
            always @(posedge clk) saturated <= |rounded[LOSS_W-1:31];
//% endif
        end else begin : gen_fits
            always @(posedge clk) loss <= {{(32-LOSS_W){1'b0}}, rounded};
//% if saturation
            always @(posedge clk) saturated <= 1'b0;
//% endif
        end
    endgenerate

    wire unused = &{1'b0, word_sum};

endmodule

`default_nettype wire
