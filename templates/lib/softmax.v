// softmax: the error vector e = softmax(logits) - onehot(label), bit for bit as docs/numerics.md
// section 3 says. The exponentials p_i, their sum S and k are those of the module exponentials:
//
//   q   = min(floor(2^(38+k) / S), 2^18 - 1)
//   y_i = min(rnd(p_i q, 38 + k - EF), 2^EF - 1)
//   e_i = y_i - 2^EF [i = label]
//
// It copies the logits as they pass, runs on its own, and keeps the error until the next logits
// come, which must not be before the error has been read. A reset drops the sample under way.
//
// Timing, cycle 0 being the one with logit_valid and logit_last, n = CLASSES:
//
//   cycle           what happens to element i
//   8 + i           its exponential is copied
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

    localparam integer K_MAX = $clog2(CLASSES + 1) - 1;          // S < 2^(21 + K_MAX)
    localparam integer SUM_W = 21 + K_MAX;
    localparam integer K_W   = (K_MAX > 7) ? 4 : (K_MAX > 3) ? 3 : (K_MAX > 1) ? 2 : 1;
    localparam integer Y_W   = 1 + ((K_MAX > EF) ? K_MAX : EF);  // y before its shift by k
    localparam integer TOP_W = Y_W + 21 - EF;                    // p q / 2^17, half an LSB of y

    localparam [INDEX_W-1:0] LAST = CLASSES[INDEX_W-1:0] - {{(INDEX_W-1){1'b0}}, 1'b1};

    generate
        if (EF < 1 || EF >= XW) begin : gen_refuse
            softmax_parameter_out_of_range u_refuse ();
        end
    endgenerate

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

    // ---- Control: one counter for elements that enter the product, one for those that leave it.
    // Both wrap to 0 at the end of a pass, so neither needs a start.

    reg                product_q;       // elements enter the product
    reg  [2:0]         product_pipe_q;  // bit 2: a product is in scaled
    reg  [4:0]         steps_q;         // steps of the division left after its first
    reg  [INDEX_W-1:0] enter_q;
    reg  [INDEX_W-1:0] leave_q;

    wire               e_valid    = product_pipe_q[2];
    wire               enter_last = enter_q == LAST;
    wire               leave_last = leave_q == LAST;

    always @(posedge clk) begin
        product_q      <= (steps_q == 5'd3) | (product_q & ~enter_last);
        product_pipe_q <= {product_pipe_q[1:0], product_q};

        if (sum_valid)            steps_q <= 5'd17;
        else if (steps_q != 5'd0) steps_q <= steps_q - 5'd1;

        if (product_q)
            enter_q <= enter_last ? {INDEX_W{1'b0}} : enter_q + {{(INDEX_W-1){1'b0}}, 1'b1};
        if (e_valid)
            leave_q <= leave_last ? {INDEX_W{1'b0}} : leave_q + {{(INDEX_W-1){1'b0}}, 1'b1};

        if (rst) begin
            product_q      <= 1'b0;
            product_pipe_q <= 3'd0;
            steps_q        <= 5'd0;
            enter_q        <= {INDEX_W{1'b0}};
            leave_q        <= {INDEX_W{1'b0}};
        end
    end

    // Word and lane of an element; with one word the word is constant.
    wire [WORD_W-1:0] leave_word;
    wire [LANE_W-1:0] leave_lane;
    generate
        if (LOG_S > 0) begin : gen_lanes
            assign leave_lane = leave_q[LANE_W-1:0];
        end else begin : gen_one_lane
            assign leave_lane = 1'b0;
        end
        if (WORDS > 1) begin : gen_words
            assign leave_word = leave_q[INDEX_W-1:LOG_S];
        end else begin : gen_one_word
            assign leave_word = {WORD_W{1'b0}};
        end
    endgenerate

    // ---- Copies of the exponentials and of the label.

    (* no_rw_check *)
    reg  [20:0]        exponentials [0:P_DEPTH-1];
    reg  [20:0]        exponential_q;
    reg  [LABEL_W-1:0] label_q;
    wire [LABEL_W-1:0] enter_class = enter_q[LABEL_W-1:0];
    wire [LABEL_W-1:0] leave_class = leave_q[LABEL_W-1:0];

    always @(posedge clk) begin
        if (p_valid) exponentials[p_class] <= p;
        exponential_q <= exponentials[enter_class];
        if (logit_valid & logit_last) label_q <= label;
    end

    // ---- Restoring division, starting from the remainder 2^(20+k), the leading one of the sum.
    // No remainder exceeds the sum. The first of the 18 bits is always 1 and is not kept.

    reg  [SUM_W-1:0] remainder_q;
    reg  [16:0]      quotient_q;  // q - 2^17
    reg  [K_MAX:0]   leading_q;
    wire [SUM_W-1:0] remainder = sum_valid ? {leading, 20'd0} : remainder_q;
    wire [SUM_W+1:0] trial     = {1'b0, remainder, 1'b0} - {2'b00, sum};
    wire             taken     = ~trial[SUM_W+1];
    wire             dividing  = sum_valid | (steps_q != 5'd0);
    wire [16:0]      quotient  = dividing ? {quotient_q[15:0], taken} : quotient_q;

    always @(posedge clk) begin
        remainder_q <= taken ? trial[SUM_W-1:0] : {remainder[SUM_W-2:0], 1'b0};
        quotient_q  <= quotient;
        if (sum_valid) leading_q <= leading;
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
    wire [Y_W-1:0]   y     = top[TOP_W-1:21-EF] >> k;  // 0 .. 2^EF
    wire [EF-1:0]    y_min = y[EF-1:0] | {EF{|y[Y_W-1:EF]}};

    // y - 2^EF for 0 <= y < 2^EF is y below ones. The difference always fits: nothing saturates.
    wire [XW-1:0] error = {{(XW-EF){leave_class == label_q}}, y_min};

    // ---- Error vector: a memory for every lane, since its elements come one by one.

    genvar g;
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

    wire unused = &{1'b0, distance_valid, distance_class, distance, trial[SUM_W], scaled[39:38],
                    scaled[16:0], top[20-EF:0]};

endmodule

`default_nettype wire
