package io.hdlgen.proof;

import java.util.List;

/** What is proved of a unit of {@code templates/lib}: its checker holds for these parameters, and no longer with this fault in the unit. */
enum Theorem {
    WEIGHT_UPDATE(
            "weight_update",
            5,
            "fits ? floor : {negative, {(WW-1){~negative}}}",
            "fits ? floor : {negative, {(WW-1){negative}}}",
            "WW=16 PRODUCT_W=32 SHIFT=17 NOISE_BITS=9;"
                    + "WW=16 PRODUCT_W=32 SHIFT=23 NOISE_BITS=17;"
                    + "WW=16 PRODUCT_W=32 SHIFT=17 NOISE_BITS=1;"
                    + "WW=12 PRODUCT_W=26 SHIFT=1 NOISE_BITS=1;"
                    + "WW=8 PRODUCT_W=16 SHIFT=20 NOISE_BITS=2;"
                    + "WW=18 PRODUCT_W=36 SHIFT=36 NOISE_BITS=17;"
                    + "WW=16 PRODUCT_W=32 SHIFT=20 NOISE_BITS=9 FRACTION=12;"
                    + "WW=8 PRODUCT_W=16 SHIFT=12 NOISE_BITS=9 FRACTION=3",
            "WW=18 PRODUCT_W=36 SHIFT=2 NOISE_BITS=2;"
                    + "WW=18 PRODUCT_W=36 SHIFT=50 NOISE_BITS=1;"
                    + "WW=4 PRODUCT_W=36 SHIFT=9 NOISE_BITS=9;"
                    + "WW=8 PRODUCT_W=22 SHIFT=30 NOISE_BITS=17"),
    WEIGHT_UPDATE_LOW_BITS(
            "weight_update",
            5,
            "(BELOW < PRODUCT_W) ? BELOW : PRODUCT_W - 1",
            "(BELOW < PRODUCT_W) ? BELOW : PRODUCT_W - 2",
            "WW=8 PRODUCT_W=16 SHIFT=20 NOISE_BITS=2",
            ""),
    WEIGHT_UPDATE_DECAYED(
            "weight_update",
            5,
            "noise_wide << (FINE - NOISE_BITS)",
            "noise_wide << (FINE - FRACTION)",
            "WW=8 PRODUCT_W=16 SHIFT=12 NOISE_BITS=5 FRACTION=7",
            ""),
    NOISE_SIGNS(
            "noise",
            5,
            "state_q[S-1-k]",
            "state_q[k]",
            "S=4 LIMIT_W=3 SEED=64'hB5297A4D68E31DA4;S=1 LIMIT_W=1;S=2 LIMIT_W=2 XW=18 XF=16;S=8 LIMIT_W=4 XW=8 XF=4 SIGMA=2",
            ""),
    NOISE_LEAP(
            "noise",
            5,
            "state_q[60-b] ^ state_q[59-b]",
            "state_q[61-b] ^ state_q[59-b]",
            "S=4 LIMIT_W=3 GAUSSIAN=1;S=1 LIMIT_W=1 XW=10 XF=6 GAUSSIAN=1;S=2 LIMIT_W=2 XW=18 XF=15 GAUSSIAN=1",
            "S=8 LIMIT_W=4 XW=16 XF=9 GAUSSIAN=1 SIGMA=3"),
    NOISE_ROUNDING("noise", 7, "<< DOWN) >> 1;", "<< DOWN) >> 2;", "S=2 LIMIT_W=2 GAUSSIAN=1", ""),
    DIVIDE(
            "divide",
            6,
            "taken ? trial[REST_W-1:0]",
            "(taken | brought[0]) ? trial[REST_W-1:0]",
            "A_W=12 Q_W=10 EXPONENT=30;A_W=12 Q_W=10 EXPONENT=4;A_W=20 Q_W=10 EXPONENT=-6",
            "A_W=33 Q_W=38 EXPONENT=8;A_W=40 Q_W=36 EXPONENT=16;A_W=40 Q_W=36 EXPONENT=-12"),
    DIVIDE_SIGN("divide", 6, "~clamped + {31'd0, ~low_q[31]}", "~clamped", "A_W=6 Q_W=4 EXPONENT=30", ""),
    SOFTMAX_DIVISION(
            "softmax",
            6,
            "taken ? trial[SUM_W-1:0] :",
            "(taken & ~quotient_q[0]) ? trial[SUM_W-1:0] :",
            "S=1 XW=8 XF=3 EF=7 CLASSES=3 WORD_W=2 LABEL_W=2;S=1 XW=8 XF=3 EF=7 CLASSES=10 WORD_W=4 LABEL_W=4",
            "S=4 XW=16 XF=9 EF=15 CLASSES=100 WORD_W=5 LABEL_W=7"),
    STREAM_MASK(
            "stream_mask",
            5,
            "bias & (INDEX == limit)",
            "bias & (INDEX >= limit)",
            "S=4 LIMIT_W=3;"
                    + "S=1 LIMIT_W=1;"
                    + "S=2 LIMIT_W=2;"
                    + "S=8 LIMIT_W=4;"
                    + "S=4 XW=8 XF=0;"
                    + "S=4 XW=8 XF=6",
            ""),
    SUM_TREE(
            "sum_tree",
            5,
            "halves[j*HALF_W + HALF_W-1]",
            "1'b0",
            "N=1 W=32 SUM_W=32 STAGES=1;"
                    + "N=2 W=36 SUM_W=37 STAGES=1;"
                    + "N=4 W=32 SUM_W=34 STAGES=2;"
                    + "N=8 W=16 SUM_W=19 STAGES=2",
            "N=8 W=36 SUM_W=39 STAGES=2;" + "N=4 W=36 SUM_W=38 STAGES=2"),
    FIFO(
            "fifo",
            6,
            "mem[tail_q[DEPTH_W-1:0]] <= in_data",
            "mem[head_q[DEPTH_W-1:0]] <= in_data",
            "WIDTH=8 DEPTH_W=1;" + "WIDTH=4 DEPTH_W=2;" + "WIDTH=16 DEPTH_W=3",
            "WIDTH=64 DEPTH_W=3"),
    FIFO_LOSES(
            "fifo",
            6,
            "if (in_valid)              tail_q",
            "if (in_valid & ~out_valid) tail_q",
            "WIDTH=4 DEPTH_W=2",
            ""),
    ARG_MAX(
            "arg_max",
            6,
            "index_q <= (right > left)",
            "index_q <= (right >= left)",
            "S=4 LEVELS=2 XW=8 TAIL=2 INDEX_W=8 CLASS_W=5;"
                    + "S=1 LEVELS=0 XW=16 TAIL=1 INDEX_W=8 CLASS_W=4;"
                    + "S=2 LEVELS=1 XW=16 TAIL=2 INDEX_W=6 CLASS_W=4",
            "S=4 LEVELS=2 XW=16 TAIL=3 INDEX_W=8 CLASS_W=5;" + "S=8 LEVELS=3 XW=8 TAIL=3 INDEX_W=8 CLASS_W=5"),
    ARG_MAX_TIE(
            "arg_max",
            6,
            "(word_value > best_q)",
            "(word_value >= best_q)",
            "S=2 LEVELS=1 XW=8 TAIL=1 INDEX_W=6 CLASS_W=4",
            ""),
    ARG_MAX_PADDING("arg_max", 6, "~in_last | (n < TAIL)", "1'b1", "S=2 LEVELS=1 XW=8 TAIL=1 INDEX_W=6 CLASS_W=4", ""),
    INPUT_BUFFER(
            "input_buffer",
            10,
            "if (released_q) full_q[~odd] <= 1'b0;",
            "if (release_region) full_q[odd] <= 1'b0;",
            "ADDR_W=4 WORDS=3 ODD_BASE=3 LABEL_W=2;" + "ADDR_W=1 WORDS=1 ODD_BASE=1 LABEL_W=1",
            "ADDR_W=9 WORDS=196 ODD_BASE=196 LABEL_W=4;" + "ADDR_W=4 WORDS=8 ODD_BASE=8 LABEL_W=4"),
    INPUT_BUFFER_LABEL(
            "input_buffer",
            10,
            "odd ? odd_label_q : even_label_q",
            "odd ? even_label_q : odd_label_q",
            "ADDR_W=4 WORDS=3 ODD_BASE=3 LABEL_W=2",
            ""),
    INPUT_BUFFER_OVERFLOW(
            "input_buffer",
            10,
            "(overflow_q | (count_q == LAST))",
            "(count_q == LAST)",
            "ADDR_W=4 WORDS=3 ODD_BASE=3 LABEL_W=2",
            "");

    private final String unit;
    private final int depth;
    private final String right;
    private final String wrong;
    private final String parameters;
    private final String more;

    /** Sets of parameters are separated by semicolons. The fault is planted with the first; {@code more} is proved only in the long run. */
    Theorem(String unit, int depth, String right, String wrong, String parameters, String more) {
        this.unit = unit;
        this.depth = depth;
        this.right = right;
        this.wrong = wrong;
        this.parameters = parameters;
        this.more = more;
    }

    String unit() {
        return unit;
    }

    int depth() {
        return depth;
    }

    /** Whether the fault shows only so long after the start that z3 does not get there: it refutes the step of the induction instead. */
    boolean showsLate() {
        return this == DIVIDE_SIGN;
    }

    String right() {
        return right;
    }

    String wrong() {
        return wrong;
    }

    List<String> parameters() {
        return sets(parameters);
    }

    List<String> more() {
        return sets(more);
    }

    private static List<String> sets(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(";", -1));
    }
}
