// mul for ECP5: signed product with registered operands and a registered product in one
// MULT18X18D. Latency 2, one product a clock, no enable and no reset; the same as lib/mul.v.
//
// The cell has operands of up to 18 bits. A wider operand is cut: its low 17 bits make
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
        end else if (A_W <= CELL_W) begin : gen_cell
            wire [17:0] a_wide = { {(18-A_W+1){a[A_W-1]}}, a[A_W-2:0]};
            wire [17:0] b_wide = { {(18-B_W+1){b[B_W-1]}}, b[B_W-2:0]};
            wire [35:0] product;

            MULT18X18D #(
                .REG_INPUTA_CLK  ("CLK0"),  // registers of the operands
                .REG_INPUTB_CLK  ("CLK0"),
                .REG_PIPELINE_CLK("NONE"),
                .REG_OUTPUT_CLK  ("CLK0"),  // register of the product
                .GSR             ("DISABLED")
            ) u_cell (
                .CLK0(clk), .CLK1(1'b0), .CLK2(1'b0), .CLK3(1'b0),
                .CE0(1'b1), .CE1(1'b1), .CE2(1'b1), .CE3(1'b1),
                .RST0(1'b0), .RST1(1'b0), .RST2(1'b0), .RST3(1'b0),
                .SIGNEDA(1'b1), .SIGNEDB(1'b1), .SOURCEA(1'b0), .SOURCEB(1'b0),
                .A0(a_wide[0]), .A1(a_wide[1]), .A2(a_wide[2]), .A3(a_wide[3]), .A4(a_wide[4]),
                .A5(a_wide[5]), .A6(a_wide[6]), .A7(a_wide[7]), .A8(a_wide[8]), .A9(a_wide[9]),
                .A10(a_wide[10]), .A11(a_wide[11]), .A12(a_wide[12]), .A13(a_wide[13]),
                .A14(a_wide[14]), .A15(a_wide[15]), .A16(a_wide[16]), .A17(a_wide[17]),
                .B0(b_wide[0]), .B1(b_wide[1]), .B2(b_wide[2]), .B3(b_wide[3]), .B4(b_wide[4]),
                .B5(b_wide[5]), .B6(b_wide[6]), .B7(b_wide[7]), .B8(b_wide[8]), .B9(b_wide[9]),
                .B10(b_wide[10]), .B11(b_wide[11]), .B12(b_wide[12]), .B13(b_wide[13]),
                .B14(b_wide[14]), .B15(b_wide[15]), .B16(b_wide[16]), .B17(b_wide[17]),
                .C0(1'b0), .C1(1'b0), .C2(1'b0), .C3(1'b0), .C4(1'b0), .C5(1'b0), .C6(1'b0), .C7(1'b0),
                .C8(1'b0), .C9(1'b0), .C10(1'b0), .C11(1'b0), .C12(1'b0), .C13(1'b0), .C14(1'b0),
                .C15(1'b0), .C16(1'b0), .C17(1'b0),
                .P0(product[0]), .P1(product[1]), .P2(product[2]), .P3(product[3]), .P4(product[4]),
                .P5(product[5]), .P6(product[6]), .P7(product[7]), .P8(product[8]), .P9(product[9]),
                .P10(product[10]), .P11(product[11]), .P12(product[12]), .P13(product[13]),
                .P14(product[14]), .P15(product[15]), .P16(product[16]), .P17(product[17]),
                .P18(product[18]), .P19(product[19]), .P20(product[20]), .P21(product[21]),
                .P22(product[22]), .P23(product[23]), .P24(product[24]), .P25(product[25]),
                .P26(product[26]), .P27(product[27]), .P28(product[28]), .P29(product[29]),
                .P30(product[30]), .P31(product[31]), .P32(product[32]), .P33(product[33]),
                .P34(product[34]), .P35(product[35])
            );

            assign p = product[A_W+B_W-1:0];
            wire unused = &{1'b0, product};
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
