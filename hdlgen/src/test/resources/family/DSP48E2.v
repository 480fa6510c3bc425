// Model of the UltraScale+ DSP slice as a multiplier, from the vendor's guide (UG579): operands A and B
// with up to two registers each, M and P; no pre-adder, no cascade, and P = M (OPMODE 5, ALUMODE 0).
`timescale 1ns / 1ps

module DSP48E2 #(
    parameter AREG = 1, ACASCREG = 1, BREG = 1, BCASCREG = 1, MREG = 1, PREG = 1, ADREG = 1,
    parameter ALUMODEREG = 1, CARRYINREG = 1, CARRYINSELREG = 1, CREG = 1, DREG = 1,
    parameter INMODEREG = 1, OPMODEREG = 1,
    parameter USE_MULT = "MULTIPLY", A_INPUT = "DIRECT", B_INPUT = "DIRECT",
    parameter AMULTSEL = "A", BMULTSEL = "B"
) (
    input  wire        CLK,
    input  wire [29:0] A, ACIN,
    input  wire [17:0] B, BCIN,
    input  wire [47:0] C, PCIN,
    input  wire [26:0] D,
    output wire [47:0] P,
    input  wire [8:0]  OPMODE,
    input  wire [3:0]  ALUMODE,
    input  wire [4:0]  INMODE,
    input  wire [2:0]  CARRYINSEL,
    input  wire        CARRYIN, CARRYCASCIN, MULTSIGNIN,
    input  wire        CEA1, CEA2, CEB1, CEB2, CEP, CEM, CEC, CED, CEAD, CEALUMODE, CECARRYIN, CECTRL, CEINMODE,
    input  wire        RSTA, RSTB, RSTP, RSTM, RSTC, RSTD, RSTALUMODE, RSTALLCARRYIN, RSTCTRL, RSTINMODE
);

    reg [29:0] a1_q, a2_q;
    reg [17:0] b1_q, b2_q;
    reg [47:0] m_q, p_q;

    wire [29:0] a = (AREG == 0) ? A : a2_q;
    wire [17:0] b = (BREG == 0) ? B : b2_q;
    wire signed [44:0] a_wide  = {{18{a[26]}}, a[26:0]};
    wire signed [44:0] b_wide  = {{27{b[17]}}, b};
    wire        [44:0] product = a_wide * b_wide;
    wire        [47:0] m       = (MREG == 0) ? {{3{product[44]}}, product} : m_q;
    wire        [47:0] sum     = (OPMODE == 9'd5 && ALUMODE == 4'd0 && INMODE == 5'd0) ? m : 48'bx;

    assign P = (PREG == 0) ? sum : p_q;

    always @(posedge CLK) begin
        if (CEA1) a1_q <= A;
        if (CEA2) a2_q <= (AREG == 2) ? a1_q : A;
        if (CEB1) b1_q <= B;
        if (CEB2) b2_q <= (BREG == 2) ? b1_q : B;
        if (CEM)  m_q  <= {{3{product[44]}}, product};
        if (CEP)  p_q  <= sum;
    end

endmodule
