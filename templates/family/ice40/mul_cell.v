// mul_cell for iCE40 UltraPlus: signed product in one SB_MAC16, which registers both operands and the
// product. Latency 2, one product a clock, no enable and no reset.
`default_nettype none
`timescale 1ns / 1ps

module mul_cell (
    input  wire        clk,
    input  wire [15:0] a,
    input  wire [15:0] b,
    output wire [31:0] p     // a * b, two clocks later
);

    wire [2:0] carries;

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
        .A         (a),
        .B         (b),
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
        .O         (p),
        .CO        (carries[0]),
        .ACCUMCO   (carries[1]),
        .SIGNEXTOUT(carries[2])
    );

    wire unused = &{1'b0, carries};

endmodule

`default_nettype wire
