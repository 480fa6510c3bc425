// mul for iCE40 UltraPlus: signed product with registered operands and a registered product in one
// SB_MAC16. Latency 2, one product a clock, no enable and no reset; the same as lib/mul.v.
//
// The cell has operands of up to 16 bits. A wider operand is cut: its low 15 bits make one product,
// the others another one, and their sum stands behind the registers. An operand of up to 3 bits
// needs no cell.
`default_nettype none
`timescale 1ns / 1ps

module mul #(
    parameter integer A_W = 16,  // bits of operand a
    parameter integer B_W = 16   // bits of operand b
) (
    input  wire                      clk,
    input  wire signed [A_W-1:0]     a,
    input  wire signed [B_W-1:0]     b,
    output wire signed [A_W+B_W-1:0] p    // a * b, exact, two clocks later
);

    localparam integer CELL_W = 16;
    localparam integer LOW_W  = CELL_W - 1;  // bits that are cut off
    localparam integer FEW    = 3;

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
        end else if (B_W <= FEW) begin : gen_logic
            // b as three bits, the highest of which counts negative
            wire [2:0]         digits = { {(3-B_W){b[B_W-1]}}, b};
            reg  [A_W-1:0]     a_q;
            reg  [2:0]         digits_q;
            reg  [A_W+2:0]     sum_q;
            wire [A_W+2:0]     once   = { {3{a_q[A_W-1]}}, a_q};
            always @(posedge clk) begin
                a_q      <= a;
                digits_q <= digits;
                sum_q    <= (once & {(A_W+3){digits_q[0]}})
                          + ((once << 1) & {(A_W+3){digits_q[1]}})
                          - ((once << 2) & {(A_W+3){digits_q[2]}});
            end
            assign p = sum_q[A_W+B_W-1:0];
            wire unused = &{1'b0, sum_q};
        end else if (A_W <= CELL_W) begin : gen_cell
            wire [CELL_W-1:0]   a_wide = { {(CELL_W-A_W+1){a[A_W-1]}}, a[A_W-2:0]};
            wire [CELL_W-1:0]   b_wide = { {(CELL_W-B_W+1){b[B_W-1]}}, b[B_W-2:0]};
            wire [2*CELL_W-1:0] product;
            wire [2:0]          carries;

            SB_MAC16 #(
                .NEG_TRIGGER             (1'b0),
                .A_REG                   (1'b1),   // registers of the operands
                .B_REG                   (1'b1),
                .C_REG                   (1'b0),
                .D_REG                   (1'b0),
                .TOP_8x8_MULT_REG        (1'b0),
                .BOT_8x8_MULT_REG        (1'b0),
                .PIPELINE_16x16_MULT_REG1(1'b0),
                .PIPELINE_16x16_MULT_REG2(1'b1),   // register of the product
                .TOPOUTPUT_SELECT        (2'b11),  // the product, past the adders
                .TOPADDSUB_LOWERINPUT    (2'b00),
                .TOPADDSUB_UPPERINPUT    (1'b0),
                .TOPADDSUB_CARRYSELECT   (2'b00),
                .BOTOUTPUT_SELECT        (2'b11),
                .BOTADDSUB_LOWERINPUT    (2'b00),
                .BOTADDSUB_UPPERINPUT    (1'b0),
                .BOTADDSUB_CARRYSELECT   (2'b00),
                .MODE_8x8                (1'b0),
                .A_SIGNED                (1'b1),
                .B_SIGNED                (1'b1)
            ) u_cell (
                .CLK       (clk),
                .CE        (1'b1),
                .A         (a_wide),
                .B         (b_wide),
                .C         (16'd0),
                .D         (16'd0),
                .AHOLD     (1'b0),
                .BHOLD     (1'b0),
                .CHOLD     (1'b0),
                .DHOLD     (1'b0),
                .IRSTTOP   (1'b0),
                .IRSTBOT   (1'b0),
                .ORSTTOP   (1'b0),
                .ORSTBOT   (1'b0),
                .OLOADTOP  (1'b0),
                .OLOADBOT  (1'b0),
                .ADDSUBTOP (1'b0),
                .ADDSUBBOT (1'b0),
                .OHOLDTOP  (1'b0),
                .OHOLDBOT  (1'b0),
                .CI        (1'b0),
                .ACCUMCI   (1'b0),
                .SIGNEXTIN (1'b0),
                .O         (product),
                .CO        (carries[0]),
                .ACCUMCO   (carries[1]),
                .SIGNEXTOUT(carries[2])
            );

            assign p = product[A_W+B_W-1:0];
            wire unused = &{1'b0, carries, product};
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
