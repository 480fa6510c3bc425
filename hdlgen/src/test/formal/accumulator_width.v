    // numerics.md section 2: the accumulator holds the exact sum of SPEC_WORDS words of S products, whatever they are, any number
    // of rows one after the other. Abstracted: the sum of S products is any number from -S 2^(WW+XW-2) to S 2^(WW+XW-2),
    // which is what `mul` and `sum_tree` can give.
    localparam signed [95:0] SPEC_BOUND = S * (96'sd1 <<< (WW + XW - 2));  // of a word's sum
    reg signed [95:0] spec_sum_q;
    reg [15:0]        spec_words_q;
    reg               spec_begun_q = 1'b0;
    wire signed [95:0] spec_bound = spec_words_q * SPEC_BOUND;

    always @(posedge clk) begin
        if (accumulate) begin
            spec_sum_q   <= (first ? 96'sd0 : spec_sum_q) + $signed(sum);
            spec_words_q <= first ? 16'd1 : spec_words_q + 16'd1;
            spec_begun_q <= 1'b1;
        end
    end

    always @* begin
        assume ($signed(sum) <= SPEC_BOUND && $signed(sum) >= -SPEC_BOUND);
        if (accumulate) assume (first || (spec_begun_q && spec_words_q < `SPEC_WORDS));
        if (spec_begun_q) begin
            assert ($signed(accumulator) == spec_sum_q);
            // what makes it inductive
            assert (spec_words_q >= 1 && spec_words_q <= `SPEC_WORDS);
            assert (spec_sum_q <= spec_bound && spec_sum_q >= -spec_bound);
        end
    end
