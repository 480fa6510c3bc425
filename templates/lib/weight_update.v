// weight_update: W' = sat((W 2^SHIFT + product + noise 2^(SHIFT - NOISE_BITS)) >> SHIFT), two clocks.
//
// `noise` is {r, 1} for stochastic rounding with random bits r, or 1 for round to nearest. The
// weight may come with FRACTION fraction bits: what is left of it when it decays. The bits of the
// product below all of these cannot change the floor and are dropped; of a product that ends
// below them the sign is left, which is its floor.
`default_nettype none
`timescale 1ns / 1ps

module weight_update #(
    parameter integer WW         = 16,  // bits of a weight
    parameter integer PRODUCT_W  = 32,  // bits of the product
    parameter integer SHIFT      = 17,  // SH, at least NOISE_BITS and FRACTION
    parameter integer NOISE_BITS = 9,   // RB + 1, or 1
    parameter integer FRACTION   = 0    // fraction bits of the weight
) (
    input  wire                   clk,
    input  wire [WW+FRACTION-1:0] weight,
    input  wire [PRODUCT_W-1:0]   product,
    input  wire [NOISE_BITS-1:0]  noise,
//% if saturation
    output reg                    saturated,  // with updated: it is not what the sum would have given
//% endif
    output reg  [WW-1:0]          updated
);

    localparam integer FINE    = (NOISE_BITS > FRACTION) ? NOISE_BITS : FRACTION;
    localparam integer BELOW   = (SHIFT > FINE) ? SHIFT - FINE : 0;
    localparam integer DROP    = (BELOW < PRODUCT_W) ? BELOW : PRODUCT_W - 1;
    localparam integer KEPT_W  = PRODUCT_W - DROP;
    localparam integer EXACT_W = WW + FINE;
    // One bit more than the wider addend.
    localparam integer SUM_W   = ((KEPT_W > EXACT_W) ? KEPT_W : EXACT_W) + 1;

    wire [SUM_W-1:0] exact;  // weight and noise
    generate
        if (FRACTION == 0) begin : gen_beside
            assign exact = { {(SUM_W-EXACT_W){weight[WW-1]}}, weight, noise};
        end else begin : gen_added
            wire [SUM_W-1:0] weight_wide = { {(SUM_W-WW-FRACTION){weight[WW+FRACTION-1]}}, weight};
            wire [SUM_W-1:0] noise_wide  = { {(SUM_W-NOISE_BITS){1'b0}}, noise};
            assign exact = (weight_wide << (FINE - FRACTION)) + (noise_wide << (FINE - NOISE_BITS));
        end
    endgenerate

    wire [SUM_W-1:0] kept = { {(SUM_W-KEPT_W){product[PRODUCT_W-1]}}, product[PRODUCT_W-1:DROP]};
    reg  [SUM_W-1:0] sum_q;

    wire [WW-1:0] floor    = sum_q[FINE +: WW];
    wire          negative = sum_q[SUM_W-1];
    wire          fits     = (sum_q[SUM_W-1:EXACT_W-1] == {(SUM_W-EXACT_W+1){negative}});

    always @(posedge clk) begin
        sum_q   <= exact + kept;
        updated <= fits ? floor : {negative, {(WW-1){~negative}}};
//% if saturation
        saturated <= ~fits;
//% endif
    end

endmodule

`default_nettype wire
