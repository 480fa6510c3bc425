// reduce: exact dot product of two vectors that pass word by word, one word a clock at most.
//
// `valid` comes with both words, `first` with the first words of a new sum. The words of a vector
// that has no whole number of them are filled up with 0, on one side at least. `sum` holds
// everything up to a word STAGES + 3 clocks after it: 2 in the multipliers, STAGES in the tree, 1
// in the accumulator.
`default_nettype none
`timescale 1ns / 1ps

module reduce #(
    parameter integer S      = 4,   // elements of a word, a power of two
    parameter integer LOG_S  = 2,   // log2(S)
    parameter integer XW     = 16,  // bits of an element
    parameter integer SUM_W  = 40,  // bits of the sum, at least 2 XW + LOG_S
    parameter integer STAGES = 2    // clocks of the sum tree: 1, or 2 for S > 1
) (
    input  wire             clk,
    input  wire             rst,    // synchronous; control only
    input  wire             valid,
    input  wire             first,
    input  wire [S*XW-1:0]  left,   // signed elements
    input  wire [S*XW-1:0]  right,
    output wire [SUM_W-1:0] sum     // signed
);

    localparam integer TREE_W = 2*XW + LOG_S;
    localparam integer WAIT   = STAGES + 2;  // clocks from the words to the sum of their products

    wire [S*2*XW-1:0] products;
    wire [TREE_W-1:0] total;

    genvar k;
    generate
        for (k = 0; k < S; k = k + 1) begin : gen_element
            mul #(
                .A_W(XW),
                .B_W(XW)
            ) u_mul (
                .clk(clk),
                .a  (left[k*XW +: XW]),
                .b  (right[k*XW +: XW]),
                .p  (products[k*2*XW +: 2*XW])
            );
        end
    endgenerate

    sum_tree #(
        .N     (S),
        .W     (2*XW),
        .SUM_W (TREE_W),
        .STAGES(STAGES)
    ) u_tree (
        .clk  (clk),
        .terms(products),
        .sum  (total)
    );

    reg  [WAIT-1:0]  valid_q;
    reg  [WAIT-1:0]  first_q;
    reg  [SUM_W-1:0] sum_q;
    wire [SUM_W-1:0] so_far = first_q[WAIT-1] ? {SUM_W{1'b0}} : sum_q;

    // The sign is extended by hand: the concatenation is as wide as the sum.
    always @(posedge clk) begin
        valid_q <= rst ? {WAIT{1'b0}} : {valid_q[WAIT-2:0], valid};
        first_q <= {first_q[WAIT-2:0], first};
        if (valid_q[WAIT-1]) sum_q <= so_far + {{(SUM_W-TREE_W+1){total[TREE_W-1]}}, total[TREE_W-2:0]};
    end

    assign sum = sum_q;

endmodule

`default_nettype wire
