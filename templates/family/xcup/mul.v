// mul for UltraScale+: signed product with registered operands and a registered product in one
// DSP48E2. Latency 2, one product a clock, no enable and no reset; the same as lib/mul.v.
//
// The cell has operands of up to 27 and 18 bits. A wider operand is cut: its low 17 bits make one
// product, the others another one, and their sum stands behind the registers.
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

    localparam integer LONG_W = 27;          // the cell's operands
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
        end else if (A_W <= LONG_W && B_W <= CELL_W) begin : gen_cell
            wire [26:0] a_wide = { {(27-A_W+1){a[A_W-1]}}, a[A_W-2:0]};
            wire [17:0] b_wide = { {(18-B_W+1){b[B_W-1]}}, b[B_W-2:0]};
            wire [47:0] product;

            DSP48E2 #(
                .AREG         (1),
                .ACASCREG     (1),
                .BREG         (1),
                .BCASCREG     (1),
                .MREG         (0),
                .PREG         (1),
                .ADREG        (0),
                .ALUMODEREG   (0),
                .CARRYINREG   (0),
                .CARRYINSELREG(0),
                .CREG         (0),
                .DREG         (0),
                .INMODEREG    (0),
                .OPMODEREG    (0),
                .USE_MULT     ("MULTIPLY"),
                .A_INPUT      ("DIRECT"),
                .B_INPUT      ("DIRECT"),
                .AMULTSEL     ("A"),
                .BMULTSEL     ("B")
            ) u_cell (
                .CLK          (clk),
                .A            ({ {3{a_wide[26]}}, a_wide}),
                .B            (b_wide),
                .C            (48'd0),
                .D            (27'd0),
                .P            (product),
                .OPMODE       (9'b000000101),
                .ALUMODE      (4'b0000),
                .INMODE       (5'b00000),
                .CARRYINSEL   (3'b000),
                .CARRYIN      (1'b0),
                .ACIN         (30'd0),
                .BCIN         (18'd0),
                .PCIN         (48'd0),
                .CARRYCASCIN  (1'b0),
                .MULTSIGNIN   (1'b0),
                .CEA1         (1'b0),
                .CEA2         (1'b1),
                .CEB1         (1'b0),
                .CEB2         (1'b1),
                .CEP          (1'b1),
                .CEM          (1'b0),
                .CEC          (1'b0),
                .CED          (1'b0),
                .CEAD         (1'b0),
                .CEALUMODE    (1'b0),
                .CECARRYIN    (1'b0),
                .CECTRL       (1'b0),
                .CEINMODE     (1'b0),
                .RSTA         (1'b0),
                .RSTB         (1'b0),
                .RSTP         (1'b0),
                .RSTM         (1'b0),
                .RSTC         (1'b0),
                .RSTD         (1'b0),
                .RSTALUMODE   (1'b0),
                .RSTALLCARRYIN(1'b0),
                .RSTCTRL      (1'b0),
                .RSTINMODE    (1'b0)
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
