    // numerics.md section 6, rounding noise: an update beat takes eight single steps of the polynomial, from any state.
    function [31:0] spec_single(input [31:0] s);
        spec_single = {s[30:0], s[31] ^ s[30] ^ s[29] ^ s[9]};
    endfunction

    reg [31:0] spec_next;
    reg [31:0] spec_next_q;
    reg        spec_begun_q = 1'b0;
    integer    spec_k;
    always @* begin
        spec_next = noise_q;
        for (spec_k = 0; spec_k < 8; spec_k = spec_k + 1) spec_next = spec_single(spec_next);
    end
    always @(posedge clk) begin
        spec_begun_q <= 1'b1;
        spec_next_q  <= rst ? ROUNDING_SEED : step3 ? spec_next : noise_q;
        if (spec_begun_q) assert (noise_q == spec_next_q);
    end
