// Copied by hdlgen 0.1.0 from templates/lib/sum_tree.v. Edit the original.
//
// sum_tree: exact sum of N signed words, registered once (STAGES = 1) or, with the sums of pairs
// registered first, twice (STAGES = 2; N a power of two and at least 2).
`default_nettype none
`timescale 1ns / 1ps

module sum_tree #(
    parameter integer N      = 4,   // terms
    parameter integer W      = 32,  // bits of a term
    parameter integer SUM_W  = 34,  // bits of the sum: W + log2(N)
    parameter integer STAGES = 1    // clocks from terms to sum
) (
    input  wire             clk,
    input  wire [N*W-1:0]   terms,
    output wire [SUM_W-1:0] sum     // signed
);

    localparam integer HALVES = (STAGES == 2) ? N/2 : N;
    localparam integer HALF_W = (STAGES == 2) ? W+1 : W;

    wire [HALVES*HALF_W-1:0] halves;

    genvar i;
    generate
        if (STAGES == 2) begin : gen_pairs
            for (i = 0; i < HALVES; i = i + 1) begin : gen_pair
                wire signed [W-1:0] low  = terms[2*i*W +: W];
                wire signed [W-1:0] high = terms[(2*i+1)*W +: W];
                reg  signed [W:0]   pair_q;
                always @(posedge clk) begin
                    pair_q <= $signed({low[W-1], low}) + $signed({high[W-1], high});
                end
                assign halves[i*HALF_W +: HALF_W] = pair_q;
            end
        end else begin : gen_direct
            assign halves = terms;
        end
    endgenerate

    reg signed [SUM_W-1:0] total;
    reg signed [SUM_W-1:0] sum_q;
    integer j;
    // The extension of each term is a concatenation and so unsigned: harmless, both addends have SUM_W bits.
    always @* begin
        total = {SUM_W{1'b0}};
        for (j = 0; j < HALVES; j = j + 1) begin
            total = total + $signed({ {(SUM_W-HALF_W+1){halves[j*HALF_W + HALF_W-1]}},
                                      halves[j*HALF_W +: HALF_W-1] });
        end
    end

    always @(posedge clk) sum_q <= total;

    assign sum = sum_q;

endmodule

`default_nettype wire
