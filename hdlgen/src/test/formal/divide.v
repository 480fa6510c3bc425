    // numerics.md section 4.5, divide: sat_32(trunc(a 2^EXPONENT / q)), 0 for q = 0, 34 clocks after the start. For all operands
    // at full width, by induction over the steps. What a step must keep is the defining equation of a division,
    //     prefix = P + rest, 0 <= rest < q,        P = q * (bits so far), built as the bits come: P' = 2 P + q or 2 P,
    // so no multiplier is needed; after the last step the prefix is the whole number.
    localparam integer SPEC_W = NUMBER_W + 33;
    reg  [5:0]         spec_i_q;             // steps done; 33: the quotient is there; 34: idle
    reg  [SPEC_W-1:0]  spec_number_q;        // floor(|a| 2^EXPONENT)
    reg  [Q_W-1:0]     spec_divisor_q;
    reg                spec_negative_q;
    reg  [SPEC_W-1:0]  spec_shifted_q;       // number 2^i: the prefix above its low 32 bits
    reg  [Q_W+33:0]    spec_p_q;
    reg  [32:0]        spec_quotient_q;
    reg                spec_begun_q = 1'b0;

    wire [A_W-1:0]     spec_magnitude = dividend[A_W-1] ? -dividend : dividend;
    wire [SPEC_W+63:0] spec_wide      = spec_magnitude;
    wire [SPEC_W+63:0] spec_number    = (EXPONENT >= 0) ? spec_wide << EXPONENT : spec_wide >> -EXPONENT;
    wire [SPEC_W-33:0] spec_prefix    = spec_shifted_q[SPEC_W-1:32];
    wire               spec_large     = (spec_number_q >> 32) >= spec_divisor_q;  // 2^32 or more
    wire               spec_clamps    = spec_large | spec_quotient_q[31];
    wire [31:0]        spec_positive  = spec_clamps ? 32'h7FFFFFFF : spec_quotient_q[31:0];
    wire [31:0]        spec_negated   = spec_clamps ? 32'h80000000 : -spec_quotient_q[31:0];
    wire [31:0]        spec_answer    = (spec_divisor_q == 0) ? 32'd0 : spec_negative_q ? spec_negated : spec_positive;

    always @(posedge clk) begin
        spec_begun_q <= 1'b1;
        if (spec_i_q < 34) spec_i_q <= spec_i_q + 1;
        if (start) begin
            spec_i_q        <= 0;
            spec_number_q   <= spec_number;
            spec_divisor_q  <= divisor;
            spec_negative_q <= dividend[A_W-1];
            spec_shifted_q  <= spec_number;
            spec_p_q        <= 0;
            spec_quotient_q <= 0;
        end else if (spec_i_q < 32) begin
            spec_shifted_q  <= spec_shifted_q << 1;
            spec_p_q        <= (spec_p_q << 1) + (taken ? spec_divisor_q : 0);
            spec_quotient_q <= {spec_quotient_q, taken};
        end
        if (rst) spec_i_q <= 34;
    end

    always @* begin
        if (!spec_begun_q) assume (rst);
        if (spec_begun_q && spec_i_q < 33) assume (!start);
        if (spec_begun_q) begin
            assert (done == (spec_i_q == 33));
            if (spec_i_q == 33) assert (quotient == spec_answer);
            // what makes it inductive
            assert (spec_i_q <= 34);
            assert (step_q == ((spec_i_q < 34) ? 34'd1 << spec_i_q : 34'd0));
            if (spec_i_q <= 32) begin
                assert (divisor_q == spec_divisor_q);
                assert (zero_q == (spec_divisor_q == 0));
                assert (negative_q == spec_negative_q);
                assert (spec_shifted_q == spec_number_q << spec_i_q);
                assert (spec_quotient_q >> spec_i_q == 0);
                assert (low_q == (spec_shifted_q[31:0] | spec_quotient_q[31:0]));
                if (spec_divisor_q != 0 && !spec_large) begin
                    assert (rest_q < spec_divisor_q);
                    assert (spec_prefix == spec_p_q + rest_q);
                end
                if (spec_i_q == 0) assert (rest_q == spec_number_q >> 32);
                if (spec_divisor_q != 0 && spec_large && spec_i_q != 0) assert (spec_quotient_q[spec_i_q - 1]);
            end
            assert (spec_number_q >> NUMBER_W == 0);
        end
    end
