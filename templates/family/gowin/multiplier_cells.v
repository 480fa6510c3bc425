// multiplier_cells: ports and parameters of the multipliers of Gowin GW1N and GW2A, which not every
// release of Yosys has in its library. Other tools know their cells.
`ifdef YOSYS
(* blackbox *)
module MULT9X9 #(
    parameter AREG            = 1'b0,
    parameter BREG            = 1'b0,
    parameter OUT_REG         = 1'b0,
    parameter PIPE_REG        = 1'b0,
    parameter ASIGN_REG       = 1'b0,
    parameter BSIGN_REG       = 1'b0,
    parameter SOA_REG         = 1'b0,
    parameter MULT_RESET_MODE = "SYNC"
) (
    input  wire        CLK,
    input  wire        CE,
    input  wire        RESET,
    input  wire [8:0]  A,
    input  wire [8:0]  B,
    input  wire [8:0]  SIA,
    input  wire [8:0]  SIB,
    input  wire        ASIGN,
    input  wire        BSIGN,
    input  wire        ASEL,
    input  wire        BSEL,
    output wire [8:0]  SOA,
    output wire [8:0]  SOB,
    output wire [17:0] DOUT
);
endmodule

(* blackbox *)
module MULT18X18 #(
    parameter AREG            = 1'b0,
    parameter BREG            = 1'b0,
    parameter OUT_REG         = 1'b0,
    parameter PIPE_REG        = 1'b0,
    parameter ASIGN_REG       = 1'b0,
    parameter BSIGN_REG       = 1'b0,
    parameter SOA_REG         = 1'b0,
    parameter MULT_RESET_MODE = "SYNC"
) (
    input  wire        CLK,
    input  wire        CE,
    input  wire        RESET,
    input  wire [17:0] A,
    input  wire [17:0] B,
    input  wire [17:0] SIA,
    input  wire [17:0] SIB,
    input  wire        ASIGN,
    input  wire        BSIGN,
    input  wire        ASEL,
    input  wire        BSEL,
    output wire [17:0] SOA,
    output wire [17:0] SOB,
    output wire [35:0] DOUT
);
endmodule
`endif
