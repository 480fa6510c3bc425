    // Element k of the word is itself for k < limit, ONE for k = limit where there is a bias, else 0. A clock lies between
    // limit and word. For all words, limits and biases.
    reg [LIMIT_W-1:0] spec_limit_q;
    reg               spec_bias_q;
    reg               spec_filled_q = 1'b0;
    reg [XW-1:0]      spec_element;
    integer           spec_k;
    always @(posedge clk) begin
        spec_limit_q  <= limit;
        spec_bias_q   <= bias;
        spec_filled_q <= 1'b1;
        for (spec_k = 0; spec_k < S; spec_k = spec_k + 1) begin
            spec_element = 0;
            if (spec_k == spec_limit_q && spec_bias_q) spec_element = 1 << XF;
            if (spec_k < spec_limit_q)                 spec_element = word[spec_k*XW +: XW];
            if (spec_filled_q) assert (masked[spec_k*XW +: XW] == spec_element);
        end
    end
