// log_loss: the value C of the softmax cross-entropy, 16 fraction bits, bit for bit as
// docs/numerics.md section 3 says. Maximum m, sum S and k are those of the module exponentials:
//
//   v  = S 2^(10-k), f = v - 2^30                 the fraction behind the leading one of S
//   lg = G_j + rnd((G_{j+1} - G_j) * r, 12)       j = f[29:24], r = f[23:12]: log2(v) - 30
//   C  = sat_32((m - z_label) 2^(16-XF) + rnd((k 2^20 + lg) * 45426, 20))
//
// It copies the logits as they pass and runs on its own. The next logits must not begin before
// cycle n + 14. A reset drops the sample under way.
//
// Timing, cycle 0 being the one with logit_valid and logit_last, n = CLASSES (class LossTiming):
//
//   cycle           what happens
//   2 + i           class i is subtracted from the maximum; the label's distance is kept
//   n + 8           the sum is complete
//   n + 10          k
//   n + 11          f enters the table, a step between two knots the multiplier
//   n + 14          lg; with k it enters the multiplier
//   n + 16          the loss is rounded
//   n + 17          loss_valid, loss
`default_nettype none
`timescale 1ns / 1ps

module log_loss #(
    parameter integer S       = 4,   // elements of a word: 1, 2, 4, 8
    parameter integer XW      = 16,  // bits of an element (4..18)
    parameter integer XF      = 9,   // fraction bits of a logit (0..XW-2)
    parameter integer CLASSES = 10,  // n_L, 1..1024
    parameter integer WORD_W  = 2,   // bits of a word index: max(1, ceil(log2(ceil(CLASSES/S))))
    parameter integer LABEL_W = 4    // bits of a class index: max(1, ceil(log2(CLASSES)))
) (
    input  wire               clk,
    input  wire               rst,          // synchronous; control only

    input  wire               logit_valid,  // a word of logits passes; pauses are allowed
    input  wire               logit_last,   // with the last word
    input  wire [S*XW-1:0]    logit_word,   // signed elements; those beyond CLASSES are ignored
    input  wire [LABEL_W-1:0] label,        // valid with logit_last

    output wire               loss_valid,   // one clock
//% if saturation
    output reg                saturated,    // with loss: it is the largest number
//% endif
    output reg  [31:0]        loss          // C; never negative
);

    localparam integer K_MAX = $clog2(CLASSES + 1) - 1;  // S < 2^(21 + K_MAX)
    localparam integer SUM_W = 21 + K_MAX;
    localparam integer K_W   = (K_MAX > 7) ? 4 : (K_MAX > 3) ? 3 : (K_MAX > 1) ? 2 : 1;
    localparam integer LOG_W = 20 + K_W;                 // k 2^20 + lg
    localparam integer FAR_W = XW + 16 - XF;             // (m - z_label) 2^(16-XF)
    localparam integer C_W   = ((FAR_W > 19) ? FAR_W : 19) + 1;  // 11 ln 2 2^16 < 2^19

    localparam [16:0]    LN_2      = 17'd45426;          // round(2^16 ln 2)
    localparam [K_W-1:0] K_LARGEST = K_MAX[K_W-1:0];

    // Knots of log2(1 + x) on 64 segments: G_j = floor(2^20 log2(1 + j/64) + 1/2).
    function [20:0] knot(input [6:0] j);
        case (j)
            7'd0:  knot = 21'd0;       7'd1:  knot = 21'd23454;   7'd2:  knot = 21'd46551;
            7'd3:  knot = 21'd69300;   7'd4:  knot = 21'd91711;   7'd5:  knot = 21'd113796;
            7'd6:  knot = 21'd135563;  7'd7:  knot = 21'd157021;  7'd8:  knot = 21'd178179;
            7'd9:  knot = 21'd199045;  7'd10: knot = 21'd219628;  7'd11: knot = 21'd239934;
            7'd12: knot = 21'd259971;  7'd13: knot = 21'd279746;  7'd14: knot = 21'd299266;
            7'd15: knot = 21'd318537;  7'd16: knot = 21'd337566;  7'd17: knot = 21'd356359;
            7'd18: knot = 21'd374920;  7'd19: knot = 21'd393257;  7'd20: knot = 21'd411375;
            7'd21: knot = 21'd429278;  7'd22: knot = 21'd446971;  7'd23: knot = 21'd464460;
            7'd24: knot = 21'd481749;  7'd25: knot = 21'd498843;  7'd26: knot = 21'd515745;
            7'd27: knot = 21'd532461;  7'd28: knot = 21'd548995;  7'd29: knot = 21'd565349;
            7'd30: knot = 21'd581529;  7'd31: knot = 21'd597537;  7'd32: knot = 21'd613378;
            7'd33: knot = 21'd629054;  7'd34: knot = 21'd644570;  7'd35: knot = 21'd659928;
            7'd36: knot = 21'd675132;  7'd37: knot = 21'd690185;  7'd38: knot = 21'd705089;
            7'd39: knot = 21'd719848;  7'd40: knot = 21'd734464;  7'd41: knot = 21'd748941;
            7'd42: knot = 21'd763280;  7'd43: knot = 21'd777484;  7'd44: knot = 21'd791557;
            7'd45: knot = 21'd805500;  7'd46: knot = 21'd819315;  7'd47: knot = 21'd833005;
            7'd48: knot = 21'd846573;  7'd49: knot = 21'd860020;  7'd50: knot = 21'd873348;
            7'd51: knot = 21'd886561;  7'd52: knot = 21'd899658;  7'd53: knot = 21'd912644;
            7'd54: knot = 21'd925518;  7'd55: knot = 21'd938284;  7'd56: knot = 21'd950944;
            7'd57: knot = 21'd963498;  7'd58: knot = 21'd975949;  7'd59: knot = 21'd988298;
            7'd60: knot = 21'd1000547; 7'd61: knot = 21'd1012698; 7'd62: knot = 21'd1024752;
            7'd63: knot = 21'd1036711;
            default: knot = 21'd1048576;  // j = 64
        endcase
    endfunction

    // ---- Exponentials and their sum.

    wire               distance_valid;
    wire [LABEL_W-1:0] distance_class;
    wire [XW-1:0]      distance;
    wire               p_valid;
    wire [LABEL_W-1:0] p_class;
    wire [20:0]        p;
    wire               sum_valid;
    wire [SUM_W-1:0]   sum;
    wire [K_MAX:0]     leading;
    wire [K_W-1:0]     k;

    exponentials #(
        .S      (S),
        .XW     (XW),
        .XF     (XF),
        .CLASSES(CLASSES),
        .WORD_W (WORD_W),
        .LABEL_W(LABEL_W),
        .K_MAX  (K_MAX),
        .K_W    (K_W)
    ) u_exponentials (
        .clk           (clk),
        .rst           (rst),
        .logit_valid   (logit_valid),
        .logit_last    (logit_last),
        .logit_word    (logit_word),
        .distance_valid(distance_valid),
        .distance_class(distance_class),
        .distance      (distance),
        .p_valid       (p_valid),
        .p_class       (p_class),
        .p             (p),
        .sum_valid     (sum_valid),
        .sum           (sum),
        .leading       (leading),
        .k             (k)
    );

    // ---- The label's distance from the maximum, and the steps after the sum.

    reg  [LABEL_W-1:0] label_q;
    reg  [XW-1:0]      distance_q;
    reg  [8:0]         step_q;  // bit s: cycle n + 9 + s

    assign loss_valid = step_q[8];

    always @(posedge clk) begin
        if (logit_valid & logit_last)                     label_q    <= label;
        if (distance_valid & (distance_class == label_q)) distance_q <= distance;
        step_q <= rst ? 9'd0 : {step_q[7:0], sum_valid};
    end

    // ---- Logarithm: leading one removed, table and linear interpolation. One multiplier serves
    // the interpolation and then, from cycle n + 14 on, the factor ln 2.

    reg [41:0] segments [0:63];  // G_j; G_{j+1} - G_j, the steepest 23454, so 15 bits
    integer    j;
    initial begin
        for (j = 0; j < 64; j = j + 1)
            segments[j] = {knot(j[6:0]), knot(j[6:0] + 7'd1) - knot(j[6:0])};
    end

    // The table's read register is knot_q for G_j and the multiplier's operand for the step.
    wire [SUM_W-1:0] aligned = sum << (K_LARGEST - k);
    reg  [17:0]      fraction_q;
    wire [41:0]      segment = segments[fraction_q[17:12]];
    reg  [19:0]      knot_q;
    reg  [LOG_W-1:0] logarithm_q;  // k 2^20 + lg

    wire signed [LOG_W+17:0] product;
    mul #(
        .A_W(LOG_W + 1),
        .B_W(17)
    ) u_mul (
        .clk(clk),
        .a  (step_q[2] ? {{(LOG_W-14){1'b0}}, segment[14:0]} : {1'b0, logarithm_q}),
        .b  (step_q[2] ? {5'd0, fraction_q[11:0]} : LN_2),
        .p  (product)
    );

    wire [15:0] step = product[27:12] + {15'd0, product[11]};

    always @(posedge clk) begin
        fraction_q  <= aligned[SUM_W-2 -: 18];
        knot_q      <= segment[40:21];
        logarithm_q <= {k, knot_q} + {{(LOG_W-16){1'b0}}, step};
    end

    // ---- Loss. Nothing of it is negative, so only the largest number clamps.

    wire [C_W-1:0] far     = {{(C_W-FAR_W){1'b0}}, distance_q, {(16-XF){1'b0}}};
    wire [18:0]    natural = product[38:20] + {18'd0, product[19]};
    wire [C_W-1:0] total   = far + {{(C_W-19){1'b0}}, natural};

    generate
        if (C_W > 31) begin : gen_clamp
            always @(posedge clk) loss <= {1'b0, total[30:0] | {31{|total[C_W-1:31]}}};
//% if saturation
            always @(posedge clk) saturated <= |total[C_W-1:31];
//% endif
        end else begin : gen_fits
            always @(posedge clk) loss <= {{(32-C_W){1'b0}}, total};
//% if saturation
            always @(posedge clk) saturated <= 1'b0;
//% endif
        end
    endgenerate

    wire unused = &{1'b0, p_valid, p_class, p, leading, aligned, segment[41], segment[20:15],
                    product};

endmodule

`default_nettype wire
