    // The exact sum of all terms, STAGES clocks later. For all terms at full width.
    wire signed [95:0] spec_total [0:N];
    assign spec_total[0] = 96'sd0;
    genvar spec_n;
    generate
        for (spec_n = 0; spec_n < N; spec_n = spec_n + 1) begin : gen_spec
            wire signed [W-1:0] term = terms[spec_n*W +: W];
            assign spec_total[spec_n+1] = spec_total[spec_n] + term;
        end
    endgenerate

    reg signed [95:0] spec_total_q;
    reg signed [95:0] spec_total_qq;
    reg [1:0]         spec_filled_q = 2'd0;
    always @(posedge clk) begin
        spec_total_q  <= spec_total[N];
        spec_total_qq <= spec_total_q;
        spec_filled_q <= {spec_filled_q[0], 1'b1};
        if (spec_filled_q[1]) assert ($signed(sum) == ((STAGES == 2) ? spec_total_qq : spec_total_q));
    end
