// Copied by hdlgen 0.1.0 from templates/lib/softmax.v. Edit the original.
//
// softmax: the error vector e = softmax(logits) - onehot(label), bit for bit as docs/numerics.md
// section 3 says. All intermediate values are non-negative integers:
//
//   m   = max z_i
//   u_i = rnd((m - z_i) * 23637, XF - 4)          (m - z_i) log2(e), 18 fraction bits
//   T   = K_j - rnd((K_j - K_{j+1}) * r, 12)      j = u[17:12], r = u[11:0]: 2^-frac(u)
//   p_i = rnd(T, int u_i), 0 if int u_i >= 22     20 fraction bits
//   S   = sum p_i;  k = floor(log2 S) - 20;  q = min(floor(2^(38+k) / S), 2^18 - 1)
//   y_i = min(rnd(p_i q, 38 + k - EF), 2^EF - 1)
//   e_i = y_i - 2^EF [i = label]
//
// It copies the logits as they pass, runs on its own, and keeps the error until the next logits
// come, which must not be before the error has been read. A reset drops the sample under way.
//
// Timing, cycle 0 being the one with logit_valid and logit_last, n = CLASSES:
//
//   cycle           what happens to element i
//   2 + i           subtracted from the maximum
//   8 + i           added to the sum
//   n + 8           the sum is complete: 18 steps of division, the last in cycle n + 25
//   n + 25 + i      enters the product with the quotient
//   n + 27 + i      error written
//   n + 28 + i      may be read
//
// A word may be read when its last element may: word w from cycle n + 27 + min(n, S (w + 1)) on,
// all words from cycle 2 n + 27 on (class SoftmaxTiming). error_word follows one clock later.
`default_nettype none
`timescale 1ns / 1ps

module softmax #(
    parameter integer S       = 4,   // elements of a word: 1, 2, 4, 8
    parameter integer XW      = 16,  // bits of an element (4..18)
    parameter integer XF      = 9,   // fraction bits of a logit (0..XW-2)
    parameter integer EF      = 15,  // fraction bits of the error (1..XW-1)
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

    input  wire [WORD_W-1:0]  read_word,    // synchronous read port of the error vector
    output reg  [S*XW-1:0]    error_word    // one clock later; elements beyond CLASSES undefined
);

    localparam integer LOG_S   = (S == 8) ? 3 : (S == 4) ? 2 : (S == 2) ? 1 : 0;
    localparam integer WORDS   = (CLASSES + S - 1) / S;
    localparam integer DEPTH   = (WORDS > 1) ? WORDS : 2;      // an index has at least one bit,
    localparam integer P_DEPTH = (CLASSES > 1) ? CLASSES : 2;  // so a memory has two words
    localparam integer INDEX_W = WORD_W + LOG_S;               // bits of an element counter
    localparam integer LANE_W  = (LOG_S > 0) ? LOG_S : 1;
    localparam integer REST    = CLASSES - (WORDS - 1) * S;    // elements of the last word

    localparam integer DIST_W = (XW < XF + 4) ? XW : XF + 4;   // see `far`
    localparam integer K_MAX  = $clog2(CLASSES + 1) - 1;       // S < 2^(21 + K_MAX)
    localparam integer SUM_W  = 21 + K_MAX;
    localparam integer K_W    = (K_MAX > 7) ? 4 : (K_MAX > 3) ? 3 : (K_MAX > 1) ? 2 : 1;
    localparam integer Y_W    = 1 + ((K_MAX > EF) ? K_MAX : EF);  // y before its shift by k
    localparam integer TOP_W  = Y_W + 21 - EF;                 // p q / 2^17, half an LSB of y

    localparam [INDEX_W-1:0]      LAST     = CLASSES[INDEX_W-1:0] - {{(INDEX_W-1){1'b0}}, 1'b1};
    localparam signed [XW-1:0]    SMALLEST = {1'b1, {(XW-1){1'b0}}};
    localparam signed [15:0]      LOG2_E   = 16'sd23637;       // round(2^14 log2 e)

    generate
        if ((S != 1 && S != 2 && S != 4 && S != 8) || XF < 0 || XF > XW - 2 || EF < 1 || EF >= XW
                || CLASSES < 1 || CLASSES > 1024 || LABEL_W > INDEX_W) begin : gen_refuse
            softmax_parameter_out_of_range u_refuse ();
        end
    endgenerate

    // Knots of 2^-x on 64 segments: K_j = floor(2^20 * 2^(-j/64) + 1/2).
    function [20:0] knot(input [6:0] j);
        case (j)
            7'd0:  knot = 21'd1048576;  7'd1:  knot = 21'd1037281;  7'd2:  knot = 21'd1026107;
            7'd3:  knot = 21'd1015054;  7'd4:  knot = 21'd1004120;  7'd5:  knot = 21'd993303;
            7'd6:  knot = 21'd982604;   7'd7:  knot = 21'd972019;   7'd8:  knot = 21'd961548;
            7'd9:  knot = 21'd951191;   7'd10: knot = 21'd940944;   7'd11: knot = 21'd930809;
            7'd12: knot = 21'd920782;   7'd13: knot = 21'd910863;   7'd14: knot = 21'd901051;
            7'd15: knot = 21'd891345;   7'd16: knot = 21'd881744;   7'd17: knot = 21'd872246;
            7'd18: knot = 21'd862850;   7'd19: knot = 21'd853555;   7'd20: knot = 21'd844361;
            7'd21: knot = 21'd835265;   7'd22: knot = 21'd826268;   7'd23: knot = 21'd817367;
            7'd24: knot = 21'd808563;   7'd25: knot = 21'd799853;   7'd26: knot = 21'd791237;
            7'd27: knot = 21'd782714;   7'd28: knot = 21'd774282;   7'd29: knot = 21'd765942;
            7'd30: knot = 21'd757691;   7'd31: knot = 21'd749529;   7'd32: knot = 21'd741455;
            7'd33: knot = 21'd733468;   7'd34: knot = 21'd725567;   7'd35: knot = 21'd717752;
            7'd36: knot = 21'd710020;   7'd37: knot = 21'd702372;   7'd38: knot = 21'd694806;
            7'd39: knot = 21'd687321;   7'd40: knot = 21'd679917;   7'd41: knot = 21'd672593;
            7'd42: knot = 21'd665348;   7'd43: knot = 21'd658181;   7'd44: knot = 21'd651091;
            7'd45: knot = 21'd644078;   7'd46: knot = 21'd637140;   7'd47: knot = 21'd630276;
            7'd48: knot = 21'd623487;   7'd49: knot = 21'd616771;   7'd50: knot = 21'd610127;
            7'd51: knot = 21'd603555;   7'd52: knot = 21'd597053;   7'd53: knot = 21'd590622;
            7'd54: knot = 21'd584260;   7'd55: knot = 21'd577966;   7'd56: knot = 21'd571740;
            7'd57: knot = 21'd565581;   7'd58: knot = 21'd559489;   7'd59: knot = 21'd553462;
            7'd60: knot = 21'd547500;   7'd61: knot = 21'd541603;   7'd62: knot = 21'd535768;
            7'd63: knot = 21'd529997;
            default: knot = 21'd524288;  // j = 64
        endcase
    endfunction

    function signed [XW-1:0] larger(input signed [XW-1:0] a, input signed [XW-1:0] b);
        larger = (a > b) ? a : b;
    endfunction

    // ---- Control: one counter for elements that enter a pipeline, one for those that leave it.
    // Both wrap to 0 at the end of a pass, so neither needs a start.

    wire               start      = logit_valid & logit_last;
    reg                exp_q;         // elements enter the exponential
    reg                product_q;     // elements enter the product
    reg  [6:0]         exp_pipe_q;    // bit 6: an exponential is in p_q
    reg  [2:0]         product_pipe_q;  // bit 2: a product is in scaled
    reg                divide_q;      // first step of the division
    reg  [4:0]         steps_q;       // steps left after it
    reg  [INDEX_W-1:0] enter_q;
    reg  [INDEX_W-1:0] leave_q;

    wire               p_valid    = exp_pipe_q[6];
    wire               e_valid    = product_pipe_q[2];
    wire               enter_last = enter_q == LAST;
    wire               leave_last = leave_q == LAST;

    always @(posedge clk) begin
        exp_q          <= start | (exp_q & ~enter_last);
        product_q      <= (steps_q == 5'd3) | (product_q & ~enter_last);
        exp_pipe_q     <= {exp_pipe_q[5:0], exp_q};
        product_pipe_q <= {product_pipe_q[1:0], product_q};
        divide_q       <= p_valid & leave_last;

        if (divide_q)             steps_q <= 5'd17;
        else if (steps_q != 5'd0) steps_q <= steps_q - 5'd1;

        if (exp_q | product_q)
            enter_q <= enter_last ? {INDEX_W{1'b0}} : enter_q + {{(INDEX_W-1){1'b0}}, 1'b1};
        if (p_valid | e_valid)
            leave_q <= leave_last ? {INDEX_W{1'b0}} : leave_q + {{(INDEX_W-1){1'b0}}, 1'b1};

        if (rst) begin
            exp_q          <= 1'b0;
            product_q      <= 1'b0;
            exp_pipe_q     <= 7'd0;
            product_pipe_q <= 3'd0;
            divide_q       <= 1'b0;
            steps_q        <= 5'd0;
            enter_q        <= {INDEX_W{1'b0}};
            leave_q        <= {INDEX_W{1'b0}};
        end
    end

    // Word and lane of an element; with one word the word is constant.
    wire [WORD_W-1:0] enter_word;
    wire [WORD_W-1:0] leave_word;
    wire [LANE_W-1:0] enter_lane;
    wire [LANE_W-1:0] leave_lane;
    generate
        if (LOG_S > 0) begin : gen_lanes
            assign enter_lane = enter_q[LANE_W-1:0];
            assign leave_lane = leave_q[LANE_W-1:0];
        end else begin : gen_one_lane
            assign enter_lane = 1'b0;
            assign leave_lane = 1'b0;
        end
        if (WORDS > 1) begin : gen_words
            assign enter_word = enter_q[INDEX_W-1:LOG_S];
            assign leave_word = leave_q[INDEX_W-1:LOG_S];
        end else begin : gen_one_word
            assign enter_word = {WORD_W{1'b0}};
            assign leave_word = {WORD_W{1'b0}};
        end
    endgenerate

    // ---- Copy of the logits, and the label.

    (* no_rw_check *)
    reg  [S*XW-1:0]    logits [0:DEPTH-1];
    reg  [S*XW-1:0]    logits_q;
    reg  [WORD_W-1:0]  copy_q;
    reg  [LABEL_W-1:0] label_q;
    reg  [LANE_W-1:0]  lane_q;

    always @(posedge clk) begin
        if (logit_valid) logits[copy_q] <= logit_word;
        logits_q <= logits[enter_word];
        lane_q   <= enter_lane;
        if (start) label_q <= label;

        if (rst | start)      copy_q <= {WORD_W{1'b0}};
        else if (logit_valid) copy_q <= copy_q + {{(WORD_W-1){1'b0}}, 1'b1};
    end

    reg signed [XW-1:0] logit;  // element lane_q of logits_q
    integer             lane;
    always @* begin
        logit = logits_q[XW-1:0];
        for (lane = 1; lane < S; lane = lane + 1)
            if (lane_q == lane[LANE_W-1:0]) logit = logits_q[lane*XW +: XW];
    end

    // ---- Maximum: two candidates of a word in the first clock, into the maximum in the second.
    // What lies beyond CLASSES takes part as the smallest number.

    wire [S*XW-1:0] contender;
    genvar g;
    generate
        for (g = 0; g < S; g = g + 1) begin : gen_contender
            if (g < REST) begin : gen_always
                assign contender[g*XW +: XW] = logit_word[g*XW +: XW];
            end else begin : gen_not_last
                assign contender[g*XW +: XW] = logit_last ? SMALLEST : logit_word[g*XW +: XW];
            end
        end
    endgenerate

    wire signed [XW-1:0] low;
    wire signed [XW-1:0] high;
    generate
        if (S == 8) begin : gen_eight
            assign low  = larger(larger(contender[0*XW +: XW], contender[1*XW +: XW]),
                                 larger(contender[2*XW +: XW], contender[3*XW +: XW]));
            assign high = larger(larger(contender[4*XW +: XW], contender[5*XW +: XW]),
                                 larger(contender[6*XW +: XW], contender[7*XW +: XW]));
        end else if (S == 4) begin : gen_four
            assign low  = larger(contender[0*XW +: XW], contender[1*XW +: XW]);
            assign high = larger(contender[2*XW +: XW], contender[3*XW +: XW]);
        end else begin : gen_few
            assign low  = contender[0*XW +: XW];
            assign high = contender[(S-1)*XW +: XW];
        end
    endgenerate

    reg signed [XW-1:0] low_q;
    reg signed [XW-1:0] high_q;
    reg                 candidates_q;
    reg signed [XW-1:0] max_q;

    always @(posedge clk) begin
        low_q        <= low;
        high_q       <= high;
        candidates_q <= logit_valid & ~rst;
        // Back to the neutral element once the exponentials are done.
        if (rst | divide_q)    max_q <= SMALLEST;
        else if (candidates_q) max_q <= larger(max_q, larger(low_q, high_q));
    end

    // ---- Distance from the maximum, in units of log2(e). From 16 on the exponential is 0, and the
    // multiplier needs no more than the bits below: 16 log2(e) > 22. `far` then sets int u to 31.

    wire signed [XW:0] max_wide   = {max_q[XW-1], max_q};
    wire signed [XW:0] logit_wide = {logit[XW-1], logit};
    wire signed [XW:0] distance   = max_wide - logit_wide;  // 0 .. 2^XW - 1
    wire               far        = |(distance >>> DIST_W);

    wire signed [DIST_W+16:0] log2_product;
    mul #(
        .A_W(DIST_W + 1),
        .B_W(16)
    ) u_log2_mul (
        .clk(clk),
        .a  ({1'b0, distance[DIST_W-1:0]}),
        .b  (LOG2_E),
        .p  (log2_product)
    );

    wire [XF+18:0] log2_wide = {{(XF+4-DIST_W){1'b0}}, log2_product[DIST_W+14:0]};
    wire [22:0]    u;
    generate
        if (XF > 4) begin : gen_round_u
            wire [XF+18:0] half      = {{(XF+18){1'b0}}, 1'b1} << (XF - 5);
            wire [XF+18:0] log2_half = log2_wide + half;  // < 2^(XF+19): 16 log2(e) < 23.1
            assign u = log2_half[XF+18:XF-4];
            wire [XF-5:0] unused_rounded = log2_half[XF-5:0];
        end else begin : gen_exact_u
            assign u = {log2_wide, {(4-XF){1'b0}}};
        end
    endgenerate

    // ---- Exponential: table and linear interpolation, then the shift by int u.

    reg [41:0] segments [0:63];  // K_j; K_j - K_{j+1}, the steepest 11295, so 14 bits
    integer    j;
    initial begin
        for (j = 0; j < 64; j = j + 1)
            segments[j] = {knot(j[6:0]), knot(j[6:0]) - knot(j[6:0] + 7'd1)};
    end

    // The table's read register is knot_q for K_j and the multiplier's operand for the step.
    wire [41:0] segment = segments[u[17:12]];
    reg  [1:0]  far_q;
    reg  [20:0] knot_q;
    reg  [20:0] knot_qq;
    reg  [4:0]  shift_q;
    reg  [4:0]  shift_qq;
    reg  [4:0]  shift_qqq;
    reg  [20:0] power_q;  // T
    reg  [20:0] p_q;

    wire signed [27:0] step_product;
    mul #(
        .A_W(15),
        .B_W(13)
    ) u_step_mul (
        .clk(clk),
        .a  ({1'b0, segment[13:0]}),
        .b  ({1'b0, u[11:0]}),
        .p  (step_product)
    );

    // K - floor((x + 2^11) / 2^12) = floor((2^12 K + 2^11 - 1 - x) / 2^12)
    wire [32:0] power   = {knot_qq, 12'd2047} - {6'd0, step_product[26:0]};
    // T has 21 bits, so from int u = 22 on the result is 0 by itself.
    wire [21:0] shifted = {power_q, 1'b0} >> shift_qqq;

    always @(posedge clk) begin
        far_q     <= {far_q[0], far};
        knot_q    <= segment[41:21];
        knot_qq   <= knot_q;
        shift_q   <= u[22:18] | {5{far_q[1]}};
        shift_qq  <= shift_q;
        shift_qqq <= shift_qq;
        power_q   <= power[32:12];
        p_q       <= shifted[21:1] + {20'd0, shifted[0]};
    end

    // ---- Sum, and the copy of the exponentials.

    (* no_rw_check *)
    reg  [20:0]        exponentials [0:P_DEPTH-1];
    reg  [20:0]        exponential_q;
    reg  [SUM_W-1:0]   sum_q;
    wire [LABEL_W-1:0] enter_class = enter_q[LABEL_W-1:0];
    wire [LABEL_W-1:0] leave_class = leave_q[LABEL_W-1:0];

    always @(posedge clk) begin
        if (p_valid) exponentials[leave_class] <= p_q;
        exponential_q <= exponentials[enter_class];

        if (start)        sum_q <= {SUM_W{1'b0}};
        else if (p_valid) sum_q <= sum_q + {{K_MAX{1'b0}}, p_q};
    end

    // ---- Restoring division, starting from the remainder 2^(20+k), the leading one of the sum.
    // No remainder exceeds the sum. The first of the 18 bits is always 1 and is not kept.

    wire [K_MAX:0] leading;  // bit k
    generate
        for (g = 0; g <= K_MAX; g = g + 1) begin : gen_leading
            assign leading[g] = sum_q[20+g] & ~|(sum_q >> (21 + g));
        end
    endgenerate

    function [K_W-1:0] position(input [K_MAX:0] one_hot);
        integer b;
        begin
            position = {K_W{1'b0}};
            for (b = 1; b <= K_MAX; b = b + 1)
                if (one_hot[b]) position = position | b[K_W-1:0];
        end
    endfunction

    reg  [SUM_W-1:0] remainder_q;
    reg  [16:0]      quotient_q;  // q - 2^17
    reg  [K_MAX:0]   leading_q;
    reg  [K_W-1:0]   k_q;
    wire [SUM_W-1:0] remainder = divide_q ? {leading, 20'd0} : remainder_q;
    wire [SUM_W+1:0] trial     = {1'b0, remainder, 1'b0} - {2'b00, sum_q};
    wire             taken     = ~trial[SUM_W+1];
    wire             dividing  = divide_q | (steps_q != 5'd0);
    wire [16:0]      quotient  = dividing ? {quotient_q[15:0], taken} : quotient_q;

    always @(posedge clk) begin
        remainder_q <= taken ? trial[SUM_W-1:0] : {remainder[SUM_W-2:0], 1'b0};
        quotient_q  <= quotient;
        if (divide_q) leading_q <= leading;
        k_q         <= position(leading_q);
    end

    // ---- Product: p q = 2^17 p + p (q - 2^17) spares a bit of the multiplier. 2^17 p and half an
    // LSB of y, 2^(37-EF+k), are ready before the product is; below 2^17 nothing is added.

    wire signed [39:0] scaled;
    mul #(
        .A_W(22),
        .B_W(18)
    ) u_scale_mul (
        .clk(clk),
        .a  ({1'b0, exponential_q}),
        .b  ({1'b0, quotient}),
        .p  (scaled)
    );

    wire [TOP_W-1:0] half = {{(TOP_W+EF-K_MAX-21){1'b0}}, leading_q, {(20-EF){1'b0}}};
    reg  [TOP_W-1:0] addend_q;
    reg  [TOP_W-1:0] addend_qq;

    always @(posedge clk) begin
        addend_q  <= {{(TOP_W-21){1'b0}}, exponential_q} + half;
        addend_qq <= addend_q;
    end

    wire [TOP_W-1:0] top   = {{(TOP_W-21){1'b0}}, scaled[37:17]} + addend_qq;
    wire [Y_W-1:0]   y     = top[TOP_W-1:21-EF] >> k_q;  // 0 .. 2^EF
    wire [EF-1:0]    y_min = y[EF-1:0] | {EF{|y[Y_W-1:EF]}};

    // y - 2^EF for 0 <= y < 2^EF is y below ones. The difference always fits: nothing saturates.
    wire [XW-1:0] error = {{(XW-EF){leave_class == label_q}}, y_min};

    // ---- Error vector: a memory for every lane, since its elements come one by one.

    generate
        for (g = 0; g < S; g = g + 1) begin : gen_error
            localparam [31:0] LANE = g;
            (* no_rw_check *)
            reg [XW-1:0] errors [0:DEPTH-1];
            always @(posedge clk) begin
                if (e_valid & (leave_lane == LANE[LANE_W-1:0])) errors[leave_word] <= error;
                error_word[g*XW +: XW] <= errors[read_word];
            end
        end
    endgenerate

    wire unused = &{1'b0, log2_product[DIST_W+16:DIST_W+15], segment[20:14], step_product[27],
                    power[11:0], trial[SUM_W], scaled[39:38], scaled[16:0], top[20-EF:0]};

endmodule

`default_nettype wire
