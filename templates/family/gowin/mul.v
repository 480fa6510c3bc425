// mul for Gowin GW1N and GW2A: signed product with registered operands and a registered product in one
// MULT9X9 or MULT18X18. Latency 2, one product a clock, no enable and no reset; the same as lib/mul.v.
//
// The cells have operands of up to 9 and up to 18 bits. A wider operand is cut: its low 17 bits make
// one product, the others another one, and their sum stands behind the registers.
`default_nettype none
`timescale 1ns / 1ps

module mul #(
    parameter integer A_W = 18,  // bits of operand a
    parameter integer B_W = 18   // bits of operand b
) (
    input  wire                      clk,
    input  wire signed [A_W-1:0]     a,
    input  wire signed [B_W-1:0]     b,
    output wire signed [A_W+B_W-1:0] p    // a * b, exact, two clocks later
);

    localparam integer CELL_W = 18;
    localparam integer LOW_W  = CELL_W - 1;  // bits that are cut off

    generate
        if (A_W < B_W) begin : gen_swapped
            mul #(
                .A_W(B_W),
                .B_W(A_W)
            ) u_mul (
                .clk(clk),
                .a  (b),
                .b  (a),
                .p  (p)
            );
        end else if (A_W <= CELL_W / 2) begin : gen_half
            wire [8:0] a_wide = { {(9-A_W+1){a[A_W-1]}}, a[A_W-2:0]};
            wire [8:0] b_wide = { {(9-B_W+1){b[B_W-1]}}, b[B_W-2:0]};
            wire [17:0] product;
            wire [8:0] shifted_a;
            wire [8:0] shifted_b;

            MULT9X9 #(
                .AREG           (1'b1),  // registers of the operands
                .BREG           (1'b1),
                .OUT_REG        (1'b1),  // register of the product
                .PIPE_REG       (1'b0),
                .ASIGN_REG      (1'b0),
                .BSIGN_REG      (1'b0),
                .SOA_REG        (1'b0),
                .MULT_RESET_MODE("SYNC")
            ) u_cell (
                .CLK  (clk),
                .CE   (1'b1),
                .RESET(1'b0),
                .A    (a_wide),
                .B    (b_wide),
                .ASIGN(1'b1),
                .BSIGN(1'b1),
                .ASEL (1'b0),
                .BSEL (1'b0),
                .SIA  (9'd0),
                .SIB  (9'd0),
                .SOA  (shifted_a),
                .SOB  (shifted_b),
                .DOUT (product)
            );

            assign p = product[A_W+B_W-1:0];
            wire unused = &{1'b0, product, shifted_a, shifted_b};
        end else if (A_W <= CELL_W) begin : gen_cell
            wire [17:0] a_wide = { {(18-A_W+1){a[A_W-1]}}, a[A_W-2:0]};
            wire [17:0] b_wide = { {(18-B_W+1){b[B_W-1]}}, b[B_W-2:0]};
            wire [35:0] product;
            wire [17:0] shifted_a;
            wire [17:0] shifted_b;

            MULT18X18 #(
                .AREG           (1'b1),  // registers of the operands
                .BREG           (1'b1),
                .OUT_REG        (1'b1),  // register of the product
                .PIPE_REG       (1'b0),
                .ASIGN_REG      (1'b0),
                .BSIGN_REG      (1'b0),
                .SOA_REG        (1'b0),
                .MULT_RESET_MODE("SYNC")
            ) u_cell (
                .CLK  (clk),
                .CE   (1'b1),
                .RESET(1'b0),
                .A    (a_wide),
                .B    (b_wide),
                .ASIGN(1'b1),
                .BSIGN(1'b1),
                .ASEL (1'b0),
                .BSEL (1'b0),
                .SIA  (18'd0),
                .SIB  (18'd0),
                .SOA  (shifted_a),
                .SOB  (shifted_b),
                .DOUT (product)
            );

            assign p = product[A_W+B_W-1:0];
            wire unused = &{1'b0, product, shifted_a, shifted_b};
        end else begin : gen_cut
            wire signed [CELL_W+B_W-1:0]    low;
            wire signed [A_W-LOW_W+B_W-1:0] high;

            mul #(
                .A_W(CELL_W),
                .B_W(B_W)
            ) u_low (
                .clk(clk),
                .a  ({1'b0, a[LOW_W-1:0]}),
                .b  (b),
                .p  (low)
            );

            mul #(
                .A_W(A_W - LOW_W),
                .B_W(B_W)
            ) u_high (
                .clk(clk),
                .a  (a[A_W-1:LOW_W]),
                .b  (b),
                .p  (high)
            );

            wire [A_W+B_W-1:0] low_wide = { {(A_W-CELL_W){low[CELL_W+B_W-1]}}, low};
            assign p = {high, {LOW_W{1'b0}}} + low_wide;
        end
    endgenerate

endmodule

`default_nettype wire
