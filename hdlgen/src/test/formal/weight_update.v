    // numerics.md section 5: M' = sat_WW((M 2^SH + h v + noise) >> SH), noise = (2 r + 1) 2^(SH-RB-1) or 2^(SH-1).
    // A decay leaves the weight FRACTION fraction bits. All weights, products and random bits at full width. The product is any number: no multiplier is involved.
    localparam signed [95:0] SPEC_MAX = (96'sd1 <<< (WW - 1)) - 96'sd1;
    localparam signed [95:0] SPEC_MIN = -(96'sd1 <<< (WW - 1));

    wire signed [95:0] spec_weight  = $signed(weight);
    wire signed [95:0] spec_product = $signed(product);
    wire signed [95:0] spec_noise   = $signed({1'b0, noise});  // 2 r + 1, or 1
    wire signed [95:0] spec_exact   = (spec_weight <<< (SHIFT - FRACTION)) + spec_product + (spec_noise <<< (SHIFT - NOISE_BITS));
    wire signed [95:0] spec_floor   = spec_exact >>> SHIFT;

    reg signed [95:0] spec_sat_q;
    reg signed [95:0] spec_sat_qq;
    reg [1:0]         spec_filled_q = 2'd0;
    always @(posedge clk) begin
        spec_sat_q    <= (spec_floor > SPEC_MAX) ? SPEC_MAX : (spec_floor < SPEC_MIN) ? SPEC_MIN : spec_floor;
        spec_sat_qq   <= spec_sat_q;
        spec_filled_q <= {spec_filled_q[0], 1'b1};
        if (spec_filled_q[1]) assert ($signed(updated) == spec_sat_qq);
    end
