// double: a stand-in for a generated trainer, with its ports and probes and a trivial learning rule, for tests of the
// co-simulation. One matrix W of M rows and N columns and a bias (column N, multiplied by 1):
//   z = W x        XW bits, wraps; the logits
//   W += x + label WW bits, wraps; padding stays 0
// A sample takes NT (NC + NB) beats forward and NT NC beats of update. Lane p steps its LFSR in every
// update beat and rotates its feedback state; the design rotates its perturbation state.
// FAULT plants an error into sample FAULT_AT; see the list in DoubleDesign.
`default_nettype none
`timescale 1ns / 1ps

// Widths and the carry chains through generate loops are not the point of a test double.
/* verilator lint_off WIDTH */
/* verilator lint_off UNOPTFLAT */
module double_bank #(
    parameter integer S = 2, WW = 16, DEPTH = 4, A = 8,
    parameter integer SPLIT = 0  // one memory a column instead of one wide memory
) (
    input  wire            clk,
    input  wire            we,
    input  wire [A-1:0]    wa,
    input  wire [S*WW-1:0] wd,
    input  wire [A-1:0]    ra,
    output wire [S*WW-1:0] rd
);
    genvar k;
    generate
        if (SPLIT != 0) begin : gen_split
            for (k = 0; k < S; k = k + 1) begin : gen_column
                reg [WW-1:0] mem [0:DEPTH-1] /*verilator public_flat_rd*/;
                assign rd[k*WW +: WW] = mem[ra];
                always @(posedge clk) if (we) mem[wa] <= wd[k*WW +: WW];
            end
        end else begin : gen_wide
            reg [S*WW-1:0] mem [0:DEPTH-1] /*verilator public_flat_rd*/;
            assign rd = mem[ra];
            always @(posedge clk) if (we) mem[wa] <= wd;
        end
    endgenerate
endmodule

module double #(
    parameter integer S = 2, NB = 2, WW = 12, XW = 16, N = 5, M = 3, HOST_W = 40, LABEL_W = 2,
    parameter integer SPLIT = 0, FAULT = 0, FAULT_AT = 0
) (
    input  wire               clk,
    input  wire               rst,
    input  wire               enable,
    input  wire               in_valid,
    output wire               in_ready,
    input  wire [S*XW-1:0]    in_data,
    input  wire               in_last,
    input  wire [LABEL_W-1:0] in_label,
    output wire               sample_start,
    output wire               pred_valid,
    input  wire               pred_ready,
    output wire [LABEL_W-1:0] pred_class,
    output wire [LABEL_W-1:0] pred_label,
    input  wire               host_valid,
    input  wire [HOST_W-1:0]  host_op,
    output wire               busy,
    output wire               read_valid,
    input  wire               read_ready,
    output wire [S*XW-1:0]    read_data
);
    localparam integer P  = S * NB;
    localparam integer NC = (N + S) / S;        // words of a row, the bias counted
    localparam integer NI = (N + S - 1) / S;    // words of a sample
    localparam integer NT = (M + P - 1) / P;
    localparam integer D  = NT * NC;
    localparam integer A  = 12;                 // width of counters and addresses
    localparam integer BUFFER = 64;             // words of an input buffer

    // ---- input: two buffers
    reg  [S*XW-1:0]    buffer [0:2*BUFFER-1];
    reg  [LABEL_W-1:0] label [0:1];
    reg                in_half, work_half;
    reg  [1:0]         full;
    reg  [A-1:0]       in_count;
    wire               in_fire = in_valid & in_ready;
    wire               release_buffer;
    always @(posedge clk) begin
        if (in_fire) begin
            if ({20'd0, in_count} < BUFFER) buffer[(in_half ? BUFFER : 0) + {20'd0, in_count}] <= in_data;
            label[in_half] <= in_label;
            in_count <= in_last ? {A{1'b0}} : in_count + 1'b1;
            if (in_last) begin
                full[in_half] <= 1'b1;
                in_half <= ~in_half;
            end
        end
        if (release_buffer) begin
            full[work_half] <= 1'b0;
            work_half <= ~work_half;
        end
        if (rst) begin
            full <= 2'b00; in_half <= 1'b0; work_half <= 1'b0; in_count <= {A{1'b0}};
        end
    end

    // ---- control
    localparam [2:0] IDLE = 0, FORWARD = 1, DRAIN = 2, UPDATE = 3, SELECT = 4, LOAD = 5, READ = 6, EXTRA = 7;
    reg  [2:0]   state;
    assign in_ready = ~full[in_half] & (state != DRAIN);  // results go first
    reg  [A-1:0] tile, word, base, left;
    reg  [31:0]  sample;
    reg  [1:0]   untaken;
    wire         faulty = sample == FAULT_AT;
    wire         can_start = enable & full[work_half] & ~untaken[1] & ~(FAULT == 3 & faulty);
    wire         last_word = word == NC - 1;
    wire         last_tile = tile == NT - 1;
    wire         last_beat = state == UPDATE & last_word & last_tile & ~(FAULT == 4 & faulty) | state == EXTRA;
    wire         pred_fire = pred_valid & pred_ready;
    assign sample_start = state == FORWARD & tile == 0 & word == 0;
    reg  [3:0]   settle;  // the last beat's words are written behind it
    always @(posedge clk) settle <= rst ? 4'd0 : (state != IDLE) ? 4'd8 : (settle != 0) ? settle - 4'd1 : 4'd0;
    assign busy = state != IDLE | settle != 0;
    assign release_buffer = last_beat | state == LOAD & left == 1 | state == READ & read_fire & word == NB - 1;

    wire read_fire = read_valid & read_ready;
    assign read_valid = state == READ;
    always @(posedge clk) begin
        word <= word + 1'b1;
        case (state)
            IDLE: begin
                word <= {A{1'b0}}; tile <= {A{1'b0}};
                if (host_valid) begin
                    state <= host_op[0] ? SELECT : READ;
                    base <= host_op[8 +: A];
                    left <= host_op[24 +: A] - 12'd1;
                end else if (can_start) state <= FORWARD;
            end
            FORWARD: if (last_word) begin word <= {A{1'b0}}; state <= DRAIN; end
            DRAIN: if (word == NB - 1) begin
                word <= {A{1'b0}};
                tile <= last_tile ? {A{1'b0}} : tile + 1'b1;
                state <= last_tile ? UPDATE : FORWARD;
            end
            UPDATE: if (last_word) begin
                word <= {A{1'b0}};
                tile <= last_tile ? {A{1'b0}} : tile + 1'b1;
                if (last_tile) state <= (FAULT == 4 & faulty) ? EXTRA : can_start_next ? FORWARD : IDLE;
            end
            EXTRA: state <= IDLE;
            SELECT: if (word == NB - 1) begin state <= LOAD; end
            LOAD: begin left <= left - 1'b1; if (left == 1) state <= IDLE; end
            READ: begin
                if (~read_fire) word <= word;
                if (read_fire & word == NB - 1) state <= IDLE;
            end
        endcase
        if (rst) begin state <= IDLE; word <= {A{1'b0}}; tile <= {A{1'b0}}; end
    end
    // The other buffer is the next one when this sample's is released in the same cycle.
    wire can_start_next = enable & full[~work_half] & ~untaken[1] & ~(FAULT == 3 & sample + 1 == FAULT_AT);

    // ---- lanes
    wire [A-1:0]    at = (work_half ? BUFFER : 0) + (state == LOAD ? word : state == READ ? {A{1'b0}} : word);
    wire [S*XW-1:0] raw = buffer[at[$clog2(2*BUFFER)-1:0]];
    wire [S*XW-1:0] x;
    wire [S*WW-1:0] bank_word [0:P-1];
    reg  signed [XW-1:0] acc [0:P-1];
    reg  [P-1:0]    selected;
    wire [A-1:0]    address = state == READ ? base : state == LOAD ? base + (word - NB) : tile * NC + word;
    wire            update = state == UPDATE | state == EXTRA & 1'b0;
    genvar g, l, k;
    generate
        for (k = 0; k < S; k = k + 1) begin : gen_x
            // column N sees 1, columns beyond it 0
            assign x[k*XW +: XW] = state == LOAD | state == READ ? raw[k*XW +: XW]
                : word * S + k == N ? {{(XW-1){1'b0}}, 1'b1} : word * S + k > N ? {XW{1'b0}} : raw[k*XW +: XW];
        end
        for (g = 0; g < NB; g = g + 1) begin : gen_block
            for (l = 0; l < S; l = l + 1) begin : gen_lane
                localparam integer LANE = g * S + l;
                wire [S*WW-1:0] rd, wd;
                wire [XW-1:0]   partial [0:S];
                reg  [31:0]     lfsr_q /*verilator public_flat_rd*/;
                reg  [63:0]     feedback_q /*verilator public_flat_rd*/;
                assign bank_word[LANE] = rd;
                assign partial[0] = {XW{1'b0}};
                for (k = 0; k < S; k = k + 1) begin : gen_column
                    wire signed [WW-1:0] w = rd[k*WW +: WW];
                    wire signed [XW-1:0] wide = w;
                    wire signed [XW-1:0] xk = x[k*XW +: XW];
                    wire pad = tile * P + LANE >= M | word * S + k > N;
                    wire hit = FAULT == 1 & faulty & LANE == 1 & word == 1 & k == S - 1 & tile == 0;
                    wire [XW-1:0] sum = wide + xk + label[work_half] + (hit ? 1 : 0);
                    assign partial[k+1] = partial[k] + wide * xk;
                    assign wd[k*WW +: WW] = state == LOAD ? raw[k*XW +: WW]
                        : (pad & ~(FAULT == 2 & faulty)) ? {WW{1'b0}} : sum[WW-1:0];
                end
                double_bank #(.S(S), .WW(WW), .DEPTH(D), .A(A), .SPLIT(SPLIT)) u_bank (
                    .clk(clk), .we(update | state == LOAD & selected[LANE]), .wa(address), .wd(wd), .ra(address), .rd(rd)
                );
                always @(posedge clk) begin
                    if (state == FORWARD) acc[LANE] <= (word == 0 ? {XW{1'b0}} : acc[LANE]) + partial[S];
                    if (state == SELECT & word == g) selected[LANE] <= raw[l*XW];
                    if (update) lfsr_q <= {lfsr_q[30:0], lfsr_q[31] ^ lfsr_q[30] ^ lfsr_q[29]
                        ^ (FAULT == 7 & faulty ? lfsr_q[8] : lfsr_q[9])};
                    if (update) feedback_q <= {feedback_q[62:0], feedback_q[63]};
                    if (rst) lfsr_q <= 32'd1000 + LANE;
                    if (rst) feedback_q <= 64'h9000_0000_8000_0001 + LANE;
                end
            end
        end
    endgenerate

    // ---- perturbation: a register of the whole design
    reg [63:0] perturbation_q /*verilator public_flat_rd*/;
    always @(posedge clk) begin
        if (update) perturbation_q <= {perturbation_q[0] ^ (FAULT == 9 & faulty), perturbation_q[63:1]};
        if (rst) perturbation_q <= 64'hC000_0000_0000_0001;
    end

    // ---- results: one word of S rows a cycle while draining
    wire             result_valid /*verilator public_flat_rd*/ = state == DRAIN;
    wire [A-1:0]     result_address /*verilator public_flat_rd*/ = 12'd100 + tile * NB + word;
    wire [S*XW-1:0]  result_word /*verilator public_flat_rd*/;
    generate
        for (k = 0; k < S; k = k + 1) begin : gen_result
            assign result_word[k*XW +: XW] = acc[(word * S + k) % P] + (FAULT == 6 & faulty ? k : 0);
            // host reads: the one column that the packet selects
            wire [XW-1:0] chosen [0:S];
            assign chosen[0] = {XW{1'b0}};
            genvar c;
            for (c = 0; c < S; c = c + 1) begin : gen_choice
                wire signed [WW-1:0] w = bank_word[(word * S + k) % P][c*WW +: WW];
                wire signed [XW-1:0] wide = w;
                assign chosen[c+1] = chosen[c] | (raw[c*XW] ? wide : {XW{1'b0}});
            end
            assign read_data[k*XW +: XW] = chosen[S];
        end
    endgenerate
    // logits: only words that hold one
    wire [A-1:0] first_row = (tile * NB + word) * S;
    wire logit_valid /*verilator public_flat_rd*/ = state == DRAIN & first_row < M;

    // ---- prediction: largest logit, the lowest row wins
    reg signed [XW-1:0] best;
    reg [LABEL_W-1:0]   best_row, class_q [0:1], label_q [0:1];
    reg                 head, tail;
    integer             i;
    always @(posedge clk) begin : arg_max
        reg signed [XW-1:0] b;
        reg [LABEL_W-1:0]   r;
        reg signed [XW-1:0] z;
        b = best; r = best_row;
        if (logit_valid) for (i = 0; i < S; i = i + 1) begin
            z = result_word[i*XW +: XW];
            if (first_row + i < M && ((first_row == 0 && i == 0) || z > b)) begin b = z; r = first_row + i; end
        end
        best <= b; best_row <= r;
        if (state == DRAIN & word == NB - 1 & last_tile) begin
            class_q[tail] <= (FAULT == 5 & faulty) ? r + 1'b1 : r;
            label_q[tail] <= label[work_half];
            tail <= ~tail;
        end
        if (pred_fire) head <= ~head;
        untaken <= untaken + ((state == DRAIN & word == NB - 1 & last_tile) ? 2'd1 : 2'd0) - (pred_fire ? 2'd1 : 2'd0);
        if (last_beat) sample <= sample + 1;
        if (rst) begin head <= 1'b0; tail <= 1'b0; untaken <= 2'd0; sample <= 32'd0; end
        if (FAULT == 8 & faulty & sample_start) begin $display("planted stop"); $stop; end
    end
    assign pred_valid = untaken != 0;
    assign pred_class = class_q[head];
    assign pred_label = label_q[head];
endmodule
`default_nettype wire
