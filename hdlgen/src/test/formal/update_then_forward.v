    // What a lane is for: a weight word is loaded, an UPDATE beat adds held * stream (numerics.md section 5), and a FORWARD beat
    // as soon after it as the schedule allows, 6 clocks, sums the new weights times its stream. For all weights, vectors and
    // random bits; in between and behind any other beats run through the lane: updates of other words, forward products,
    // any first and accumulate. The multipliers are real.
    //
    // The clock of a beat is that in which it is in stage 0; the block's delays are assumed as the head of the lane says.
    localparam integer SPEC_LOAD    = 2;
    localparam integer SPEC_HOLD    = 3;
    localparam integer SPEC_UPDATE  = SPEC_LOAD + 6;
    localparam integer SPEC_FORWARD = SPEC_UPDATE + 6;
    localparam integer SPEC_DONE    = SPEC_FORWARD + SUM_STAGES + 4;

    reg  [4:0]         spec_t = 5'd0;
    wire               spec_update0     = $anyseq;
    wire               spec_load0       = $anyseq;
    wire               spec_accumulate0 = $anyseq;
    wire               spec_first0      = $anyseq;
    wire [S*XW-1:0]    spec_stream0     = $anyseq;
    wire [ADDR_W-1:0]  spec_address     = $anyconst;
    reg  [4:0]         spec_update_q;
    reg  [4:0]         spec_load_q;
    reg  [SUM_STAGES+2:0] spec_accumulate_q;
    reg  [SUM_STAGES+2:0] spec_first_q;
    reg  [S*XW-1:0]    spec_stream_q;
    reg  [5*ADDR_W-1:0] spec_address_q;

    always @(posedge clk) begin
        if (spec_t != 5'd31) spec_t <= spec_t + 5'd1;
        spec_update_q     <= {spec_update_q, spec_update0};
        spec_load_q       <= {spec_load_q, spec_load0};
        spec_accumulate_q <= {spec_accumulate_q, spec_accumulate0};
        spec_first_q      <= {spec_first_q, spec_first0};
        spec_stream_q     <= spec_stream0;
        spec_address_q    <= {spec_address_q, address0};
    end

    always @* begin
        // the block
        assume (update1 == spec_update_q[0]);
        assume (load1 == spec_load_q[0]);
        assume (stream1 == spec_stream_q);
        assume (write5 == spec_update_q[4]);
        assume (load5 == spec_load_q[4]);
        assume (address5 == spec_address_q[4*ADDR_W +: ADDR_W]);
        assume (accumulate == spec_accumulate_q[SUM_STAGES+2]);
        assume (first == spec_first_q[SUM_STAGES+2]);
`ifdef SPEC_STOCHASTIC
        assume (!rst);
        assume (step3 == (spec_update_q[2] & ~spec_load_q[2]));
`endif
`ifdef SPEC_TRANSPOSED
        assume (!transposed1);
`endif
        // the program
        assume (spec_update0 || !spec_load0);
        assume (hold0 == (spec_t == SPEC_LOAD - 1 || spec_t == SPEC_HOLD));
        if (spec_t == SPEC_LOAD - 1) assume (hold_value0[0]);
        assume (spec_load0 == (spec_t == SPEC_LOAD));
`ifdef SPEC_TILED
        assume (tile0 == 0);
`endif
        if (spec_t == SPEC_LOAD || spec_t == SPEC_UPDATE || spec_t == SPEC_FORWARD)
            assume (address0 == spec_address);
        else
            assume (!spec_update0 || address0 != spec_address);
        if (spec_t == SPEC_LOAD || spec_t == SPEC_UPDATE) assume (spec_update0);
        if (spec_t == SPEC_FORWARD) assume (!spec_update0 && spec_accumulate0 && spec_first0);
        if (spec_t > SPEC_FORWARD) assume (!spec_accumulate0);
    end

    // ---- numerics.md
    reg         [S*WW-1:0] spec_weights;
    reg         [XW-1:0]   spec_held;
    reg         [S*XW-1:0] spec_change;   // streamed by the update
    reg         [S*XW-1:0] spec_input;    // streamed by the forward product
    reg         [S*WW-1:0] spec_after;
    reg signed  [31:0]     spec_exact;
    reg signed  [31:0]     spec_weight;
    reg signed  [31:0]     spec_sum;
    reg signed  [XW-1:0]   spec_element;
    reg signed  [WW-1:0]   spec_new;
    reg         [31:0]     spec_random;
    integer                spec_k, spec_b;
    localparam signed [31:0] SPEC_MAX = (32'sd1 <<< (WW - 1)) - 32'sd1;
    localparam signed [31:0] SPEC_MIN = -(32'sd1 <<< (WW - 1));

    always @* begin
        for (spec_k = 0; spec_k < S; spec_k = spec_k + 1) begin
            spec_weight  = $signed(spec_weights[spec_k*WW +: WW]);
            spec_element = spec_change[spec_k*XW +: XW];
            spec_exact   = (spec_weight <<< SHIFT) + $signed(spec_held) * spec_element;
`ifdef SPEC_DECAY
            if (spec_decays) spec_exact = spec_exact - (spec_weight <<< (SHIFT - `SPEC_DECAY));
`endif
`ifdef SPEC_STOCHASTIC
            spec_random = 0;
            for (spec_b = 0; spec_b < ROUNDING_BITS; spec_b = spec_b + 1)
                spec_random[spec_b] = noise_q[(spec_k*ROUNDING_BITS + spec_b) % 32];
            spec_exact = spec_exact + ((2 * spec_random + 1) <<< (SHIFT - ROUNDING_BITS - 1));
`else
            spec_exact = spec_exact + (32'sd1 <<< (SHIFT - 1));
`endif
            spec_exact = spec_exact >>> SHIFT;
            spec_new   = (spec_exact > SPEC_MAX) ? SPEC_MAX : (spec_exact < SPEC_MIN) ? SPEC_MIN : spec_exact;
            spec_after[spec_k*WW +: WW] = spec_new;
        end
        spec_sum = 0;
        for (spec_k = 0; spec_k < S; spec_k = spec_k + 1) begin
            spec_new     = spec_weights[spec_k*WW +: WW];
            spec_element = spec_input[spec_k*XW +: XW];
            spec_sum     = spec_sum + spec_new * spec_element;
        end
    end

`ifdef SPEC_DECAY
    reg spec_decays;
    always @* assume (spec_t != SPEC_UPDATE + 2 || decay2 <= 1);
`endif
    always @(posedge clk) begin
        if (spec_t == SPEC_LOAD)   for (spec_b = 0; spec_b < S; spec_b = spec_b + 1)
            spec_weights[spec_b*WW +: WW] <= spec_stream0[spec_b*XW +: WW];
        if (spec_t == SPEC_HOLD)    spec_held   <= hold_value0;
        if (spec_t == SPEC_UPDATE)  spec_change <= spec_stream0;
        if (spec_t == SPEC_FORWARD) spec_input  <= spec_stream0;
`ifdef SPEC_DECAY
        if (spec_t == SPEC_UPDATE + 2) spec_decays <= decay2;
`endif
        if (spec_t == SPEC_UPDATE + 3) spec_weights <= spec_after;  // the noise of stage 3
        if (spec_t == SPEC_DONE) assert ($signed(accumulator) == spec_sum);
    end
