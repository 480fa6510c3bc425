    // numerics.md section 6. From any state: a step of the unit is as many single steps of the polynomial as it takes bits;
    // the words are those of the bits or of the state between the steps. Pauses between draws are any.
    function [63:0] spec_single(input [63:0] s);
        spec_single = {s[62:0], s[63] ^ s[62] ^ s[60] ^ s[59]};
    endfunction

    localparam integer SPEC_BITS = (GAUSSIAN != 0) ? 32 : S;
    reg [63:0]        spec_next;
    reg [63:0]        spec_next_q;
    reg [S*XW-1:0]    spec_signs;     // Rademacher: the word of the bits that are drawn now
    reg [S*XW-1:0]    spec_signs_q;
    reg [LIMIT_W:0]   spec_left_q;    // Gaussian: elements still to be drawn
    reg               spec_step_q;
    reg               spec_begun_q = 1'b0;
    reg [S:0]         spec_drawn_q = 0;  // bit k: a draw k + 1 clocks ago
    reg [S*LIMIT_W+LIMIT_W-1:0] spec_limit_q;
    wire              spec_step = draw | ((GAUSSIAN != 0) & (spec_left_q != 0));
    integer           spec_k;

    always @* begin
        spec_next = state_q;
        for (spec_k = 0; spec_k < SPEC_BITS; spec_k = spec_k + 1) begin
            spec_next = spec_single(spec_next);
            if (spec_k < S) spec_signs[(spec_k%S)*XW +: XW] = spec_next[0] ? 1 << (XF - SIGMA) : -(1 << (XF - SIGMA));
        end
    end

    // Gaussian: the element of the state that is there now.
    wire        [9:0]  spec_bytes  = state_q[7:0] + state_q[15:8] + state_q[23:16] + state_q[31:24];
    wire signed [19:0] spec_c      = $signed({1'b0, spec_bytes}) - 20'sd510;
    wire signed [19:0] spec_scaled = (spec_c <<< 6) + (spec_c <<< 5) + (spec_c <<< 3) + (spec_c <<< 2) + (spec_c <<< 1) + spec_c;
    localparam integer SPEC_SHIFT  = 14 - XF + SIGMA;
    wire signed [35:0] spec_wide   = spec_scaled;
    wire signed [35:0] spec_value  = (SPEC_SHIFT > 0) ? (spec_wide + (36'sd1 <<< (SPEC_SHIFT - 1))) >>> SPEC_SHIFT
                                                      : spec_wide <<< -SPEC_SHIFT;
    reg [S*XW-1:0]     spec_values_q;  // of the clocks before, the last one in the high bits
    reg [3:0]          spec_age_q = 4'd0;  // so many of them were seen; no draw is older
    wire [(S+1)*XW-1:0] spec_values = {spec_value[XW-1:0], spec_values_q};

    always @(posedge clk) begin
        spec_begun_q  <= 1'b1;
        spec_age_q    <= (spec_age_q == 4'd15) ? spec_age_q : spec_age_q + 4'd1;
        spec_next_q   <= rst ? SEED : spec_step ? spec_next : state_q;
        spec_signs_q  <= spec_signs;
        spec_step_q   <= spec_step;
        spec_left_q   <= rst ? 0 : draw ? limit - 1 : (spec_left_q != 0) ? spec_left_q - 1 : 0;
        spec_drawn_q  <= rst ? 0 : {spec_drawn_q, draw};
        spec_limit_q  <= {spec_limit_q, limit};
        spec_values_q <= spec_values[(S+1)*XW-1:XW];
    end

    generate
        if (GAUSSIAN != 0) begin : gen_spec
            // What makes it inductive, however long the word: the counter, and the elements that wait.
            always @* if (spec_begun_q) assert (gen_gaussian.left_q == spec_left_q);
            genvar j;
            for (j = 0; j < S-1; j = j + 1) begin : gen_waiting
                always @* if (spec_age_q > j) begin
                    assert (gen_gaussian.gen_wait.waiting_q[(S-2-j)*XW +: XW] == spec_values_q[(S-1-j)*XW +: XW]);
                end
            end
        end
    endgenerate

    always @* begin
        if (!spec_begun_q) assume (rst);
        if (draw) assume (limit >= 1 && limit <= S);
        if (GAUSSIAN != 0 && draw && S > 1) assume (spec_drawn_q[(S > 1 ? S : 2) - 2:0] == 0);
        if (spec_begun_q) begin
            assert (state_q == spec_next_q);
            if (GAUSSIAN == 0 && spec_drawn_q[0]) assert (word == spec_signs_q);
            if (GAUSSIAN != 0 && spec_drawn_q[S-1] && spec_age_q >= S) begin
                for (spec_k = 0; spec_k < S; spec_k = spec_k + 1) begin
                    if (spec_k < spec_limit_q[(S-1)*LIMIT_W +: LIMIT_W])
                        assert (word[spec_k*XW +: XW] == spec_values[(spec_k+1)*XW +: XW]);
                end
            end
            if (GAUSSIAN != 0) assert (spec_value == $signed(spec_value[XW-1:0]));  // it fits
        end
    end
