    // A list of at most 2^DEPTH_W words: what goes in at its end comes out at its front, nothing is lost, doubled or out of
    // order. The writer keeps its promise never to write into a full queue. By induction: any number of clocks, resets included.
    localparam integer SPEC_DEPTH = 1 << DEPTH_W;
    reg  [DEPTH_W:0]  spec_count_q;
    wire              spec_take  = out_ready & (spec_count_q != 0);
    wire [DEPTH_W:0]  spec_left  = spec_count_q - {{DEPTH_W{1'b0}}, spec_take};
    wire [DEPTH_W:0]  spec_inside = tail_q - head_q;
    wire [(SPEC_DEPTH+1)*WIDTH-1:0] spec_list;  // front in the low bits
    reg               spec_begun_q = 1'b0;

    assign spec_list[SPEC_DEPTH*WIDTH +: WIDTH] = {WIDTH{1'b0}};
    genvar spec_i;
    generate
        for (spec_i = 0; spec_i < SPEC_DEPTH; spec_i = spec_i + 1) begin : gen_spec
            localparam [DEPTH_W:0]   PLACE  = spec_i;
            wire       [DEPTH_W-1:0] stored = head_q[DEPTH_W-1:0] + PLACE[DEPTH_W-1:0];
            reg        [WIDTH-1:0]   word_q;
            assign spec_list[spec_i*WIDTH +: WIDTH] = word_q;
            always @(posedge clk) begin
                if (in_valid & (spec_left == PLACE)) word_q <= in_data;
                else if (spec_take)                  word_q <= spec_list[(spec_i+1)*WIDTH +: WIDTH];
            end
            // what makes it inductive
            always @* if (spec_begun_q & (PLACE < spec_count_q)) assert (mem[stored] == word_q);
        end
    endgenerate

    always @(posedge clk) begin
        spec_begun_q <= 1'b1;
        spec_count_q <= rst ? {(DEPTH_W+1){1'b0}} : spec_left + {{DEPTH_W{1'b0}}, in_valid};
    end

    always @* begin
        if (!spec_begun_q) assume (rst);
        if (spec_begun_q) begin
            if (in_valid) assume (spec_count_q < SPEC_DEPTH);
            assert (out_valid == (spec_count_q != 0));
            if (spec_count_q != 0) assert (out_data == spec_list[WIDTH-1:0]);
            // what makes it inductive
            assert (spec_count_q <= SPEC_DEPTH);
            assert (spec_count_q == spec_inside);
        end
    end
