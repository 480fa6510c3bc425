// noise: perturbation vectors from one 64-bit LFSR for the whole design, bit for bit as
// docs/numerics.md section 6 says: x^64 + x^63 + x^61 + x^60 + 1, no bit used twice.
//
//   Rademacher   an element is +2^(XF-SIGMA) for a new bit of 1, -2^(XF-SIGMA) for 0; S bits a draw
//   Gaussian     32 new bits an element: rnd(111 c, 14 - XF + SIGMA), c = sum of four bytes - 510
//
// Timing, `draw` being high in clock t, the one in which a memory would get an address:
//
//   Rademacher   the word is there in clock t + 1, and in no later one if clock t + 1 draws again
//   Gaussian     one element a clock from t on; the word is there in clock t + S alone. Draws are
//                at least S clocks apart. The elements from `limit` on are neither drawn nor defined.
//
// A Rademacher vector of n elements takes 8 ceil(n / 8) bits, so for S < 8 the last draws may give
// words that nobody wants.
`default_nettype none
`timescale 1ns / 1ps

module noise #(
    parameter integer S        = 4,      // elements of a word: 1, 2, 4, 8
    parameter integer XW       = 16,     // bits of an element
    parameter integer XF       = 9,      // fraction bits of an element
    parameter integer SIGMA    = 0,      // s: the standard deviation is 2^-s
    parameter integer GAUSSIAN = 0,      // 1: Gaussian, XW - XF + s >= 3; 0: Rademacher, 2 or more
    parameter [63:0]  SEED     = 64'd1,  // not 0
    parameter integer LIMIT_W  = 3       // bits that hold 0 .. S
) (
    input  wire               clk,
    input  wire               rst,       // synchronous; back to the seed
    input  wire               draw,
//% if states
    input  wire [1:0]         load,      // bit 1: the upper half of the state becomes `load_half`; bit 0: the lower
    input  wire [31:0]        load_half,
    output wire [63:0]        state,
//% endif
    input  wire [LIMIT_W-1:0] limit,     // with draw: elements of the word that exist, 1 .. S
    output wire [S*XW-1:0]    word       // signed elements
);

    localparam integer STEPS = (GAUSSIAN != 0) ? 32 : S;  // new bits a clock

    // Bit 0 is the newest. The bits of up to 59 steps depend on old bits alone.
    reg  [63:0]      state_q /*verilator public_flat_rd*/;
    wire [STEPS-1:0] fresh;
    wire             step;

    genvar b;
    generate
        for (b = 0; b < STEPS; b = b + 1) begin : gen_fresh
            assign fresh[STEPS-1-b] = state_q[63-b] ^ state_q[62-b] ^ state_q[60-b] ^ state_q[59-b];
        end
    endgenerate

    always @(posedge clk) begin
        if (rst)       state_q <= SEED;
//% if states
        else if (load[1]) state_q[63:32] <= load_half;
        else if (load[0]) state_q[31:0]  <= load_half;
//% endif
        else if (step) state_q <= {state_q[63-STEPS:0], fresh};
    end
//% if states
    assign state = state_q;
//% endif

    genvar k;
    generate
        if (GAUSSIAN != 0) begin : gen_gaussian
            localparam [LIMIT_W-1:0] ONE   = 1;
            localparam integer       SHIFT = 14 - XF + SIGMA;           // down, or up if negative
            localparam integer       DOWN  = (SHIFT > 0) ? SHIFT : 0;
            localparam integer       UP    = (SHIFT < 0) ? -SHIFT : 0;
            localparam integer       WIDE  = 19 + DOWN + UP + XW;       // more than any of it needs

            // Elements of the word that are still to be drawn after the first.
            reg  [LIMIT_W-1:0] left_q;
            always @(posedge clk) begin
                if (rst)                           left_q <= {LIMIT_W{1'b0}};
                else if (draw)                     left_q <= limit - ONE;
                else if (left_q != {LIMIT_W{1'b0}}) left_q <= left_q - ONE;
            end
            assign step = draw | (left_q != {LIMIT_W{1'b0}});

            wire        [9:0]      bytes  = {2'd0, state_q[7:0]} + {2'd0, state_q[15:8]}
                                          + {2'd0, state_q[23:16]} + {2'd0, state_q[31:24]};
            wire signed [WIDE-1:0] sum    = {{(WIDE-10){1'b0}}, bytes};
            wire signed [WIDE-1:0] c      = sum - {{(WIDE-9){1'b0}}, 9'd510};
            wire signed [WIDE-1:0] scaled = (c <<< 7) - (c <<< 4) - c;  // 111 c
            wire signed [WIDE-1:0] half   = ({{(WIDE-1){1'b0}}, 1'b1} << DOWN) >> 1;
            wire signed [WIDE-1:0] value  = ((scaled + half) >>> DOWN) <<< UP;
            wire        [XW-1:0]   element = value[XW-1:0];             // nothing is lost: it fits

            wire unused = &{1'b0, value[WIDE-1:XW]};

            // The elements wait for the last one: element k for S - 1 - k clocks.
            if (S > 1) begin : gen_wait
                reg [(S-1)*XW-1:0] waiting_q;
                if (S > 2) begin : gen_shift
                    always @(posedge clk) waiting_q <= {element, waiting_q[(S-1)*XW-1:XW]};
                end else begin : gen_one
                    always @(posedge clk) waiting_q <= element;
                end
                assign word = {element, waiting_q};
            end else begin : gen_at_once
                assign word = element;
            end
        end else begin : gen_rademacher
            assign step = draw;

            for (k = 0; k < S; k = k + 1) begin : gen_element
                wire one = state_q[S-1-k];                              // the oldest of them first
                wire [XW-1:0] all = {XW{1'b1}};
                assign word[k*XW +: XW] = one ? {{(XW-1){1'b0}}, 1'b1} << (XF - SIGMA)
                                              : all << (XF - SIGMA);
            end

            wire unused = &{1'b0, limit};
        end
    endgenerate

endmodule

`default_nettype wire
