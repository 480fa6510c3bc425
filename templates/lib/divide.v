// divide: quotient = sat_32(trunc(dividend 2^EXPONENT / divisor)), truncated toward 0; 0 if the
// divisor is 0 (docs/numerics.md section 4.5).
//
// Restoring division, one bit a clock. Its first step asks whether the quotient needs more than 31
// bits; then it clamps. With a negative exponent the bits below the point are dropped before the
// division, which does not change the floor. Operands are taken with `start`, which must not come
// again before `done`. A reset drops the division under way.
//
// Timing, cycle 0 being the one with start (class DivideTiming):
//
//   cycle           what happens
//   1               overflow?
//   2 .. 32         bits 30 .. 0
//   33              the sign is put back
//   34              done, quotient
`default_nettype none
`timescale 1ns / 1ps

module divide #(
    parameter integer A_W      = 40,  // bits of the dividend, 2..64
    parameter integer Q_W      = 36,  // bits of the divisor, 1..64
    parameter integer EXPONENT = 16   // -63..63
) (
    input  wire           clk,
    input  wire           rst,       // synchronous; control only

    input  wire           start,
    input  wire [A_W-1:0] dividend,  // signed
    input  wire [Q_W-1:0] divisor,   // never negative

    output wire           done,      // one clock
//% if saturation
    output reg            saturated, // with quotient: 31 bits and the sign did not hold it
//% endif
    output reg  [31:0]    quotient   // signed; until the next one is done
);

    // |dividend| 2^EXPONENT without what lies below the point, and at least one bit more than the 32
    // that are brought down one by one.
    localparam integer WHOLE_W  = A_W + EXPONENT;
    localparam integer NUMBER_W = (WHOLE_W > 33) ? WHOLE_W : 33;
    localparam integer HIGH_W   = NUMBER_W - 32;
    localparam integer REST_W   = (HIGH_W > Q_W) ? HIGH_W : Q_W;

    wire [A_W-1:0]      magnitude = dividend[A_W-1] ? -dividend : dividend;
    wire [NUMBER_W-1:0] number;
    generate
        if (EXPONENT >= 0) begin : gen_up
            assign number = {{(NUMBER_W-A_W){1'b0}}, magnitude} << EXPONENT;
        end else if (WHOLE_W > 0) begin : gen_down
            assign number = {{(NUMBER_W-WHOLE_W){1'b0}}, magnitude[A_W-1:-EXPONENT]};
            wire [-EXPONENT-1:0] unused_fraction = magnitude[-EXPONENT-1:0];
        end else begin : gen_nothing
            assign number = {NUMBER_W{1'b0}};
            wire [A_W-1:0] unused_fraction = magnitude;
        end
    endgenerate

    reg               negative_q;
    reg               zero_q;     // the divisor is 0
    reg  [Q_W-1:0]    divisor_q;
    reg  [REST_W-1:0] rest_q;     // below the divisor, unless the quotient overflows
    reg  [31:0]       low_q;      // bits to bring down above bits of the quotient
    reg  [33:0]       step_q;     // bit s: cycle s + 1

    wire [REST_W:0]   brought = {rest_q, low_q[31]};
    wire [REST_W+1:0] trial   = {1'b0, brought} - {{(REST_W+2-Q_W){1'b0}}, divisor_q};
    wire              taken   = ~trial[REST_W+1];
    wire [31:0]       clamped = low_q[31] ? {1'b0, {31{1'b1}}} : low_q;

    assign done = step_q[33];

    always @(posedge clk) begin
        step_q <= rst ? 34'd0 : {step_q[32:0], start};

        if (start) begin
            negative_q <= dividend[A_W-1];
            zero_q     <= divisor == {Q_W{1'b0}};
            divisor_q  <= divisor;
            rest_q     <= {{(REST_W-HIGH_W){1'b0}}, number[NUMBER_W-1:32]};
            low_q      <= number[31:0];
        end else begin
            rest_q     <= taken ? trial[REST_W-1:0] : brought[REST_W-1:0];
            low_q      <= {low_q[30:0], taken};
        end

        // -2^31 is the clamped magnitude's complement, any other negative number that and 1.
        if (step_q[32])
            quotient <= zero_q     ? 32'd0
                      : negative_q ? ~clamped + {31'd0, ~low_q[31]}
                      : clamped;
//% if saturation
        if (step_q[32]) saturated <= ~zero_q & low_q[31];
//% endif
    end

    wire unused = &{1'b0, trial[REST_W]};

endmodule

`default_nettype wire
