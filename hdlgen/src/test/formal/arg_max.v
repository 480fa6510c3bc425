    // Element by element from the lowest index up, a later one wins only if it is greater: the index of the largest, the
    // lowest of equals. Vectors of any length with any pauses, by induction.
    localparam integer SPEC_LATENCY = LEVELS + 1;
    reg signed [XW-1:0] spec_best;
    reg [CLASS_W-1:0]   spec_class;
    reg signed [XW-1:0] spec_best_q;
    reg [CLASS_W-1:0]   spec_class_q;
    reg                 spec_begun_q = 1'b0;  // the first word has come, so there is a best
    reg                 spec_ran_q = 1'b0;
    integer             spec_n;
    reg [INDEX_W-1:0]   spec_index;

    always @* begin
        spec_best  = spec_best_q;
        spec_class = spec_class_q;
        for (spec_n = 0; spec_n < S; spec_n = spec_n + 1) begin
            spec_index = in_index + spec_n;
            if ((in_first && spec_n == 0) || ((!in_last || spec_n < TAIL) && $signed(in_word[spec_n*XW +: XW]) > spec_best)) begin
                spec_best  = in_word[spec_n*XW +: XW];
                spec_class = spec_index[CLASS_W-1:0];
            end
        end
    end

    // The same, as late as the unit.
    reg [SPEC_LATENCY*XW-1:0]      spec_bests_q;
    reg [SPEC_LATENCY*CLASS_W-1:0] spec_classes_q;
    reg [SPEC_LATENCY-1:0]         spec_begun_late_q = 0;
    reg [SPEC_LATENCY-1:0]         spec_done_q = 0;
    wire                           spec_known = spec_begun_q | (in_valid & in_first);
    always @(posedge clk) begin
        spec_ran_q <= 1'b1;
        if (in_valid) begin
            spec_best_q  <= spec_best;
            spec_class_q <= spec_class;
            if (in_first) spec_begun_q <= 1'b1;
        end
        spec_bests_q      <= {spec_bests_q, in_valid ? spec_best : spec_best_q};
        spec_classes_q    <= {spec_classes_q, in_valid ? spec_class : spec_class_q};
        spec_begun_late_q <= {spec_begun_late_q, spec_known};
        spec_done_q       <= {spec_done_q, in_valid & in_last};
    end

    // The newest is in the low bits.
    wire                spec_late      = spec_begun_late_q[SPEC_LATENCY-1];
    wire [CLASS_W-1:0]  spec_answer    = spec_classes_q[(SPEC_LATENCY-1)*CLASS_W +: CLASS_W];
    wire signed [XW-1:0] spec_best_late = spec_bests_q[(SPEC_LATENCY-1)*XW +: XW];

    always @* begin
        assume (rst == !spec_ran_q);
        if (!spec_ran_q) assume (!in_valid);
        if (in_valid && !spec_begun_q) assume (in_first);
        if (spec_late) begin
            assert (best_q == spec_best_late);
            assert (class_q == spec_answer);
        end
        if (spec_ran_q) assert (best_valid == spec_done_q[SPEC_LATENCY-1]);
    end
