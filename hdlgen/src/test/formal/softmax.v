    // numerics.md section 3, step 5: q = min(floor(2^(38+k) / S), 2^18 - 1) after 18 steps, the last in the clock in which steps_q
    // is 1. For every sum from 2^20 to CLASSES 2^20, by induction over the steps with the defining equation of a division,
    //     2^(20+k+i) = P + rest, 0 <= rest < S,     P = S * (bits so far), built as the bits come.
    // For S = 2^(20+k) the rest is S in every step: that is the clamp. Abstracted: `exponentials` gives any such sum.
    reg  [4:0]         spec_i_q = 5'd31;    // steps done, 1 .. 18; 31: none
    reg  [SUM_W-1:0]   spec_sum_q;
    reg  [SUM_W+19:0]  spec_number_q;       // 2^(20+k+i)
    reg  [SUM_W+19:0]  spec_p_q;
    reg  [17:0]        spec_quotient_q;
    reg                spec_done_q = 1'b0;  // the quotient stays until the next sum
    reg                spec_begun_q = 1'b0;
    wire [SUM_W+19:0]  spec_start   = {leading, 20'd0};
    wire               spec_step    = sum_valid | (spec_i_q < 18);
    wire [SUM_W+19:0]  spec_before  = sum_valid ? spec_start : spec_number_q;
    wire [SUM_W+19:0]  spec_p       = sum_valid ? 0 : spec_p_q;
    wire               spec_power   = (spec_sum_q & (spec_sum_q - 1)) == 0;

    always @(posedge clk) begin
        spec_begun_q <= 1'b1;
        if (spec_step) begin
            spec_i_q        <= sum_valid ? 1 : spec_i_q + 1;
            spec_number_q   <= spec_before << 1;
            spec_p_q        <= (spec_p << 1) + (taken ? sum : 0);
            spec_quotient_q <= sum_valid ? taken : {spec_quotient_q, taken};
        end else if (spec_i_q == 18) spec_i_q <= 31;
        spec_done_q <= ~rst & ~sum_valid & (spec_done_q | (spec_i_q == 17));
        if (sum_valid) spec_sum_q <= sum;
        if (rst) spec_i_q <= 31;
    end

    always @* begin
        if (!spec_begun_q) assume (rst);
        if (spec_begun_q) begin
            // the sum, its leading one, and that it stays
            if (sum_valid) begin
                assume (sum >= 1 << 20 && sum <= CLASSES << 20);
                assume ((leading & (leading - 1)) == 0 && leading != 0);
                assume (sum >= spec_start && sum < spec_start << 1);
                assume (spec_i_q >= 18);
            end else assume (sum == spec_sum_q);

            assert ((steps_q != 0) == (spec_i_q < 18));
            if (spec_done_q && !sum_valid) assert (quotient == spec_quotient_q[16:0]);
            if (spec_i_q == 18) begin
                assert (spec_done_q);
                assert (spec_quotient_q[17]);
                assert (spec_number_q == {leading_q, 20'd0} << 18);
                assert (spec_number_q == spec_p_q + remainder_q);
                if (spec_power) assert (spec_quotient_q == 18'h3FFFF);
                else            assert (remainder_q < spec_sum_q);
            end
            // what makes it inductive
            assert (spec_i_q == 31 || (spec_i_q >= 1 && spec_i_q <= 18));
            if (spec_i_q < 18) assert (steps_q == 18 - spec_i_q && !spec_done_q);
            if (spec_i_q <= 18) begin
                assert (spec_sum_q >= 1 << 20);
                assert ((leading_q & (leading_q - 1)) == 0 && leading_q != 0);
                assert (spec_sum_q >= {leading_q, 20'd0} && spec_sum_q < {leading_q, 21'd0});
                assert (spec_number_q == {leading_q, 20'd0} << spec_i_q);
                assert (spec_number_q == spec_p_q + remainder_q);
                assert ((spec_sum_q == {leading_q, 20'd0}) ? remainder_q == spec_sum_q : remainder_q < spec_sum_q);
                assert (spec_quotient_q >> (spec_i_q - 1) == 1);
                if (spec_power) assert (&(spec_quotient_q | (18'h3FFFF << spec_i_q)));
                if (spec_i_q > 1) assert (((quotient_q ^ spec_quotient_q) & ((17'd1 << (spec_i_q - 1)) - 17'd1)) == 0);
            end
        end
    end
