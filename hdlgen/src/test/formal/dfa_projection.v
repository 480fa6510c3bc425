    // numerics.md section 6, feedback values: a projection beat takes S CODE_W single steps of the polynomial, from any state; a
    // reset or a reseed gives the seed. In other beats the operand is the bank's word.
    function [63:0] spec_single(input [63:0] s);
        spec_single = {s[62:0], s[63] ^ s[62] ^ s[60] ^ s[59]};
    endfunction

    reg [63:0] spec_next;
    reg [63:0] spec_next_q;
    reg        spec_begun_q = 1'b0;
    integer    spec_k;
    always @* begin
        spec_next = state_q;
        for (spec_k = 0; spec_k < STEPS; spec_k = spec_k + 1) spec_next = spec_single(spec_next);
    end

    // Entry k takes the bits from k CODE_W up: sign -1, 1; ternary -1, 0, 0, 1; uniform 2 c - (2^CODE_W - 1).
    reg signed [WW-1:0] spec_entry;
    reg [CODE_W-1:0]    spec_code;
    always @(posedge clk) begin
        spec_begun_q <= 1'b1;
        spec_next_q  <= (rst | reseed) ? SEED : project ? spec_next : state_q;
        if (spec_begun_q) assert (state_q == spec_next_q);
        for (spec_k = 0; spec_k < S; spec_k = spec_k + 1) begin
            spec_code = state_q[spec_k*CODE_W +: CODE_W];
            if (CODE_W == 1)      spec_entry = (spec_code == 0) ? -1 : 1;
            else if (CODE_W == 2) spec_entry = (spec_code == 0) ? -1 : (spec_code == 3) ? 1 : 0;
            else                  spec_entry = 2 * spec_code - ((1 << CODE_W) - 1);
            assert (operand[spec_k*WW +: WW] == (project ? spec_entry : weight[spec_k*WW +: WW]));
        end
    end
