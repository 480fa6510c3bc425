package io.hdlgen.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.plan.Plan;
import io.hdlgen.plan.Planner;
import io.hdlgen.plan.TestDesigns;
import io.hdlgen.regress.Patch;
import io.hdlgen.sim.lockstep.CosimReport;
import io.hdlgen.sim.lockstep.Mismatch;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Faults planted in generated Verilog: each is found, and located where it is. */
class PlantedFaultIT {
    private static final int SAMPLES = 60;

    @TempDir
    static Path work;

    /** Designs that between them have everything. */
    enum Subject {
        BP(
                "{input: 5, layers: [{units: 7, activation: hard-tanh}, {units: 6, activation: leaky-relu}, 3], loss: squared-error}",
                "{name: bp, learning-rate: 2^-3}",
                "{weights: s3.9, activations: s4.8, rounding: nearest}",
                "{block: 2, blocks: 2}"),
        NARROW(
                "{input: 5, layers: [{units: 9, activation: linear}, 4], loss: squared-error}",
                "{name: bp, learning-rate: 2^-3}",
                "{weights: s2.4, activations: s2.4, rounding: nearest}",
                "{block: 1, blocks: 3}"),
        DFA(
                "{input: 5, layers: [{units: 9, activation: relu}, {units: 6, activation: hard-sigmoid}, 5]}",
                "{name: dfa, learning-rate: 2^-3, feedback: {values: normal}}",
                "{weights: s3.9, activations: s6.8, rounding-bits: 4}",
                "{block: 2, blocks: 2}"),
        LFSR(
                "{input: 5, layers: [{units: 9, activation: relu}, {units: 6, activation: hard-tanh}, 5], loss: squared-error}",
                "{name: dfa, learning-rate: 2^-3, feedback: {values: ternary, source: lfsr}}",
                "{weights: s3.9, activations: s4.8, rounding-bits: 5}",
                "{block: 4, blocks: 2}"),
        ONE_LAYER(
                "{input: 3, layers: [4], loss: squared-error}",
                "{name: bp, learning-rate: 2^-3}",
                "{weights: s3.9, activations: s4.8, rounding: nearest}",
                "{block: 2, blocks: 2}"),
        LOGITS(
                "{input: 5, layers: [5]}",
                "{name: bp, learning-rate: 2^-3}",
                "{weights: s3.9, activations: s7.9, rounding: nearest}",
                "{block: 2, blocks: 2}"),
        DUAL(
                "{input: 5, layers: [{units: 7, activation: hard-tanh}, {units: 6, activation: linear}, 3]}",
                "{name: dp, learning-rate: 2^-3, beta: 2^-1, sweeps: 2}",
                "{weights: s3.9, activations: s4.8, rounding: nearest}",
                "{block: 2, blocks: 2}"),
        DUAL_NARROW(
                "{input: 5, layers: [{units: 9, activation: linear}, 4], loss: squared-error}",
                "{name: dp-t, alpha: 1, learning-rate: 2^0, beta: 2^-1}",
                "{weights: s2.2, activations: s2.2, rounding: nearest}",
                "{block: 1, blocks: 3}"),
        PERTURBED(
                "{input: 5, layers: [{units: 7, activation: hard-tanh}, {units: 6, activation: leaky-relu}, 5]}",
                "{name: np, learning-rate: 2^-3, draws: 2, sigma: 2^-1}",
                "{weights: s3.9, activations: s6.8, rounding: nearest}",
                "{block: 2, blocks: 2}"),
        MEASURED(
                "{input: 5, layers: [{units: 7, activation: hard-tanh}, 4], loss: squared-error}",
                "{name: anp, learning-rate: 2^-3, noise: gaussian, sigma: 2^-2}",
                "{weights: s3.9, activations: s4.8, rounding: nearest}",
                "{block: 2, blocks: 2}"),
        SLOPE(
                "{input: 5, layers: [{units: 7, activation: hard-tanh}, 5]}",
                "{name: fg-a, learning-rate: 2^-3, noise: gaussian}",
                "{weights: s3.9, activations: s4.8, rounding: nearest}",
                "{block: 2, blocks: 2}"),
        DECORRELATED(
                "{input: 5, layers: [{units: 7, activation: hard-tanh}, 5]}",
                "{name: dnp, learning-rate: 2^-3, decorrelation-rate: 2^-4}",
                "{weights: s3.9, activations: s4.8, rounding-bits: 4}",
                "{block: 2, blocks: 2}"),
        FORGETTING(
                "{input: 5, layers: [{units: 7, activation: hard-tanh}, {units: 6, activation: leaky-relu}, 5]}",
                "{name: fdfa, learning-rate: 2^-3, alpha: 2^-4, decay: 2^-6}",
                "{weights: s3.9, activations: s4.8, rounding-bits: 4}",
                "{block: 2, blocks: 2}"),
        ONE_INPUT(
                "{input: 1, layers: [4], loss: squared-error}",
                "{name: bp, learning-rate: 2^-3}",
                "{weights: s3.9, activations: s4.8, rounding: nearest}",
                "{block: 2, blocks: 2}");

        private final String text;

        Subject(String network, String rule, String format, String engine) {
            text = "network: " + network + "\nrule: " + rule + "\nformat: " + format + "\nengine: " + engine;
        }

        Plan plan() {
            return Planner.plan(TestDesigns.of(text));
        }
    }

    /** What is wrong, and as what it is found: {@code sample operation: place}, or the kind of failure. */
    enum Fault {
        // ---- from a sum to a vector element
        NEGATION_LEFT_OUT(
                Subject.DFA,
                "map_element",
                "value_q <= negate ? ~value : value;",
                "value_q <= value;",
                "0 4 MAP g3: g3\\[\\d]"),
        SUM_NOT_ROUNDED(
                Subject.BP,
                "map_element",
                "carry_q <= negate ? ~(half & rest) : half;",
                "carry_q <= negate;",
                "\\d 0 FORWARD W1: x1\\[\\d]"),
        HALF_OF_A_NEGATED_SUM_ROUNDED_DOWN(
                Subject.DFA, "map_element", "~(half & rest)", "~half", "\\d+ 4 MAP g3: g3\\[\\d]"),
        RESULT_SATURATES_TO_THE_WRONG_END(
                Subject.BP,
                "map_element",
                "{negative, {(XW-1){~negative}}}",
                "{~negative, {(XW-1){negative}}}",
                "0 0 FORWARD W1: x1\\[\\d]"),
        OVERFLOW_OF_THE_ROUNDING_MISSED(
                Subject.NARROW,
                "map_element",
                "fits_q & (rounded[XW] == rounded[XW-1])",
                "fits_q",
                "\\d+ \\d \\w+ \\w+: (x1|logits|e|g[12])\\[\\d]"),
        DERIVATIVE_INCLUDES_ITS_BOUNDARY(
                Subject.BP, "map_element", "(x < ONE)", "(x <= ONE)", "\\d 7 TRANSPOSED W2: g1\\[\\d]"),
        DERIVATIVE_OF_RELU_AT_ZERO(
                Subject.DFA,
                "map_element",
                "(x > ZERO) ? activated : ZERO",
                "(x >= ZERO) ? activated : ZERO",
                "\\d 5 FORWARD F1: g1\\[\\d]"),
        ACTIVATION_CLIPS_TO_THE_WRONG_END(
                Subject.BP, "map_element", "(a > ONE) ? ONE", "(a > ONE) ? MINUS_ONE", "0 0 FORWARD W1: x1\\[\\d]"),
        ONE_HOT_DOES_NOT_SATURATE(
                Subject.BP,
                "map_element",
                "beyond ? {moved[XW], {(XW-1){~moved[XW]}}} : moved[XW-1:0]",
                "moved[XW-1:0]",
                "\\d+ 2 FORWARD W3: e\\[\\d]"),
        ONE_HOT_ON_THE_WRONG_ELEMENT(
                Subject.BP,
                "result_path",
                "<< LOG_S) + OFFSET;",
                "<< LOG_S) - OFFSET;",
                "\\d+ 2 FORWARD W3: e\\[[12]]"),
        DIFFERENCE_TAKEN_AS_A_SUM(
                Subject.DUAL, "map_element", "z ^ {XW{subtract}}", "z", "0 \\d+ MAP d[23]: d[23]\\[\\d]"),
        SUBTRAHEND_SATURATES_ON_ITS_OWN(
                Subject.DUAL_NARROW,
                "map_element",
                "{ {XW{1'b0}}, subtract};",
                "{ {XW{1'b0}}, subtract & (z != {1'b1, {(XW-1){1'b0}}})};",
                "\\d+ \\d+ (TRANSPOSED W2: s-1|MAP d1: d1)\\[\\d]"),
        RESULT_ONE_WORD_TOO_FAR(
                Subject.DFA,
                "result_path",
                "write_address_q   <= next[",
                "write_address_q   <= 1 + next[",
                "0 0 FORWARD W1: x1 address\\[0]"),
        MASK_ONE_WORD_BEHIND(
                Subject.BP,
                "result_path",
                "operand_address_q <= operand_address_q + { {(VECTOR_W-1){1'b0}}, 1'b1};",
                "",
                "0 5 TRANSPOSED W3: g2\\[[2-5]]"),
        // ---- updates and their noise
        UPDATE_NOT_ROUNDED(
                Subject.BP,
                "systolic_lane",
                ".noise  (1'b1)",
                ".noise  (1'b0)",
                "0 9 UPDATE W2: W2\\[\\d]\\[\\d]|0 \\d+ UPDATE W1: W1\\[\\d]\\[\\d]"),
        NOISE_WITHOUT_ITS_HALF_BIT(
                Subject.DFA,
                "systolic_lane",
                ".noise  ({noise, 1'b1})",
                ".noise  ({noise, 1'b0})",
                "\\d 7 UPDATE W1: W1\\[\\d]\\[\\d]"),
        NOISE_WITHOUT_ITS_LOWEST_BIT(
                Subject.DFA,
                "systolic_lane",
                ".noise  ({noise, 1'b1})",
                ".noise  ({noise[ROUNDING_BITS-1:1], 2'b01})",
                "\\d \\d UPDATE W\\d: W\\d\\[\\d]\\[\\d]"),
        NOISE_TAKEN_FROM_ANOTHER_ELEMENT(
                Subject.DFA,
                "systolic_lane",
                "NOISE_START = (k*ROUNDING_BITS) % 32",
                "NOISE_START = ((S-1-k)*ROUNDING_BITS) % 32",
                "0 7 UPDATE W1: W1\\[\\d]\\[\\d]"),
        WEIGHT_SATURATES_TO_THE_WRONG_END(
                Subject.BP,
                "weight_update",
                "{negative, {(WW-1){~negative}}}",
                "{negative, {(WW-1){negative}}}",
                "\\d+ \\d+ UPDATE W\\d: W\\d\\[\\d]\\[\\d]"),
        WEIGHT_SATURATES_ONE_BIT_LATE(
                Subject.DFA,
                "weight_update",
                "(sum_q[SUM_W-1:EXACT_W-1] == {(SUM_W-EXACT_W+1){negative}})",
                "(sum_q[SUM_W-1:EXACT_W] == {(SUM_W-EXACT_W){negative}})",
                "\\d+ \\d+ UPDATE W\\d: W\\d\\[\\d]\\[\\d]"),
        ROUNDING_LFSR_WITH_A_WRONG_TAP(
                Subject.DFA,
                "systolic_lane",
                "noise_q[29-b]",
                "noise_q[28-b]",
                "0 (7 UPDATE W1: W1\\[\\d]\\[\\d]|: rounding state\\[0])"),
        ROUNDING_LFSR_STEPS_LATE(
                Subject.DFA,
                "systolic_block",
                "(update_q[2] & ~load_q[2])",
                "(update_q[3] & ~load_q[3])",
                "0 7 UPDATE W1: W1\\[\\d]\\[\\d]"),
        ROUNDING_LFSR_STEPS_IN_LOADS(
                Subject.DFA,
                "systolic_block",
                "(update_q[2] & ~load_q[2])",
                "(update_q[2])",
                "-1 load: rounding state\\[0]"),
        // ---- the stream, the held values and their padding
        PADDING_NOT_MASKED(Subject.DFA, "stream_mask", "{XW{keep_q}}", "{XW{1'b1}}", "0 0 FORWARD W1: x1\\[\\d]"),
        BIAS_WITHOUT_ONE(Subject.DFA, "stream_mask", "bias & (INDEX == limit)", "1'b0", "0 0 FORWARD W1: x1\\[\\d]"),
        BIAS_LEARNS_NOTHING(
                Subject.DFA,
                "sequencer",
                "word_beat & words_end & bias_q",
                "word_beat & words_end & bias_q & ~updates_q",
                "0 7 UPDATE W1: W1\\[\\d]\\[5]"),
        BIAS_IN_PROJECTIONS_TOO(
                Subject.LFSR,
                "sequencer",
                "word_beat & words_end & bias_q",
                "word_beat & words_end",
                "0 4 FORWARD F1: g1\\[\\d]"),
        HELD_PADDING_NOT_MASKED(
                Subject.DFA,
                "sequencer",
                "(held_left_q == ZERO) ? held_tail_q : WHOLE",
                "WHOLE",
                "0 9 UPDATE W3: W3\\[5]\\[\\d] padding"),
        HELD_WORDS_BEYOND_THE_VECTOR(
                Subject.DFA,
                "sequencer",
                "held_gone_q ? {LIMIT_W{1'b0}} : ",
                "",
                "0 8 UPDATE W2: W2\\[[67]]\\[\\d] padding"),
        HELD_WORD_REPEATED(
                Subject.BP,
                "sequencer",
                "held_q      <= held_q + { {(VECTOR_W-1){1'b0}}, 1'b1};",
                "held_q      <= held_q + { {(VECTOR_W-1){1'b0}}, loads_q};",
                "0 5 TRANSPOSED W3: g2\\[\\d]"),
        HELD_VALUE_TAKEN_BY_ALL_BLOCKS(
                Subject.DFA,
                "systolic_block",
                "(hold & (group == GROUP))",
                "(hold & ((group == GROUP) | ~load))",
                "0 7 UPDATE W1: W1\\[[0145]]\\[\\d]"),
        HELD_VALUES_OF_THE_FIRST_TILE_ONLY(
                Subject.BP,
                "systolic_lane",
                "held_read_q <= held_q[tile0];",
                "held_read_q <= held_q[0];",
                "0 \\d+ (TRANSPOSED W2: g1\\[\\d]|UPDATE W[12]: W[12]\\[[4-7]]\\[\\d])"),
        // ---- the array
        SUM_NOT_RESTARTED(
                Subject.DFA,
                "systolic_lane",
                "(first ? {ACC_W{1'b0}} : accumulator)",
                "accumulator",
                "0 0 FORWARD W1: x1\\[\\d]"),
        SUM_WITHOUT_ITS_SIGN(
                Subject.DFA, "sum_tree", "halves[j*HALF_W + HALF_W-1]", "1'b0", "0 0 FORWARD W1: x1\\[\\d]"),
        LANE_DOES_NOT_WRITE(
                Subject.DFA,
                "systolic_block",
                ".write5     (update_q[4])",
                ".write5     (update_q[4] & (load_q[4] | (l != 1)))",
                "0 7 UPDATE W1: W1\\[[1357]]\\[\\d]"),
        COLUMN_WITHOUT_THE_BLOCKS_BEFORE(
                Subject.BP,
                "systolic_block",
                "column_in[k*ACC_W +: ACC_W]",
                "{ACC_W{1'b0}}",
                "0 5 TRANSPOSED W3: g2\\[\\d]"),
        COLUMN_WITHOUT_ITS_FIRST_TILES(
                Subject.BP,
                "systolic_array",
                "{ACC_W{~column_first_q[COLUMN_STAGE-1]}}",
                "{ACC_W{1'b0}}",
                "\\d+ 7 TRANSPOSED W2: g1\\[\\d]"),
        COLUMN_ADDRESS_ONE_TOO_FAR(
                Subject.BP,
                "sequencer",
                "address_q + row_words_q;",
                "address_q + row_words_q + 1;",
                "\\d+ 7 TRANSPOSED W2: g1\\[\\d]"),
        WEIGHT_OF_THE_WORD_BEFORE(
                Subject.DFA,
                "systolic_block",
                ".address5   (address_q[4*ADDR_W +: ADDR_W])",
                ".address5   (address_q[3*ADDR_W +: ADDR_W])",
                "-1 load: W1\\[0]\\[\\d]"),
        // ---- feedback from LFSRs
        FEEDBACK_LFSR_WITH_A_WRONG_TAP(
                Subject.LFSR, "dfa_projection", "state_q[60-b]", "state_q[61-b]", "0 4 FORWARD F1: g1\\[\\d]"),
        FEEDBACK_LFSR_NOT_RESEEDED(
                Subject.LFSR, "sequencer", "word_beat & reseeds_q & ~begun_q", "1'b0", "1 4 FORWARD F1: g1\\[\\d]"),
        FEEDBACK_LFSR_RESEEDED_IN_EVERY_TILE(
                Subject.LFSR,
                "sequencer",
                "word_beat & reseeds_q & ~begun_q",
                "word_beat & reseeds_q & first_q",
                "0 4 FORWARD F1: g1\\[8]"),
        TERNARY_CODE_READ_AS_SIGN(
                Subject.LFSR, "dfa_projection", "(code == 2'd0) | (code == 2'd3)", "1'b1", "0 4 FORWARD F1: g1\\[\\d]"),
        // ---- prediction and softmax
        TIE_WITHIN_A_WORD_BROKEN_UPWARD(
                Subject.BP,
                "arg_max",
                "index_q <= (right > left)",
                "index_q <= (right >= left)",
                "\\d+ 2 FORWARD W3: prediction"),
        TIE_BETWEEN_WORDS_BROKEN_UPWARD(
                Subject.BP,
                "arg_max",
                "(word_value > best_q)",
                "(word_value >= best_q)",
                "\\d+ 2 FORWARD W3: prediction"),
        PADDING_CAN_WIN(Subject.BP, "arg_max", "~in_last | (n < TAIL)", "1'b1", "\\d+ 2 FORWARD W3: prediction"),
        EXPONENTIAL_WITH_TWO_DIGITS_SWAPPED(
                Subject.DFA,
                "exponentials",
                "7'd17: knot = 21'd872246",
                "7'd17: knot = 21'd827246",
                "\\d+ 3 MAP e: e\\[\\d]"),
        EXPONENTIAL_SHIFTED_BY_ITS_NEIGHBOUR(
                Subject.DFA,
                "exponentials",
                "{power_q, 1'b0} >> shift_qqq",
                "{power_q, 1'b0} >> shift_qq",
                "0 3 MAP e: e\\[\\d]"),
        FAR_LOGITS_NOT_CUT_OFF(
                Subject.LOGITS, "exponentials", "u[22:18] | {5{far_q[1]}}", "u[22:18]", "\\d+ 1 MAP g1: g1\\[\\d]"),
        SOFTMAX_WITHOUT_ONE_HOT(
                Subject.DFA, "softmax", "{(XW-EF){leave_class == label_q}}", "{(XW-EF){1'b0}}", "0 3 MAP e: e\\[\\d]"),
        PREDICTION_FROM_EVERY_ERROR(Subject.DUAL, "result_path", "kept0 & logits_q", "kept0 & to_unit_q", "PROTOCOL"),
        SOFTMAX_UNIT_NOT_STARTED_AGAIN(
                Subject.DUAL,
                "result_path",
                "kept0 & to_unit_q",
                "kept0 & logits_q",
                "\\d+ \\d+ MAP [dg]3: [dg]3\\[\\d]"),
        PREDICTION_LOST_UNDER_BACK_PRESSURE(
                Subject.DFA,
                "core",
                "assign start_allowed = ~under_way_q[1];",
                "assign start_allowed = 1'b1 | under_way_q[1];",
                "\\d+ 2 FORWARD W3: (prediction|label)"),
        // ---- the value of the loss
        LOGARITHM_WITH_TWO_DIGITS_SWAPPED(
                Subject.PERTURBED,
                "log_loss",
                "7'd17: knot = 21'd356359",
                "7'd17: knot = 21'd365359",
                "\\d+ \\d+ MAP g1: g1\\[\\d]"),
        LOGARITHM_WITHOUT_ITS_INTEGER(
                Subject.PERTURBED, "log_loss", "{k, knot_q}", "{ {K_W{1'b0}}, knot_q}", "\\d+ \\d+ MAP g1: g1\\[\\d]"),
        LOSS_NOT_ROUNDED(
                Subject.PERTURBED,
                "log_loss",
                "product[38:20] + {18'd0, product[19]}",
                "product[38:20]",
                "\\d+ \\d+ MAP g1: g1\\[\\d]"),
        LOSS_OF_THE_OTHER_CLASSES(
                Subject.PERTURBED,
                "log_loss",
                "distance_valid & (distance_class == label_q)",
                "distance_valid & (distance_class != label_q)",
                "0 \\d+ MAP g1: g1\\[\\d]"),
        LABEL_OF_THE_LOSS_TAKEN_LATE(
                Subject.PERTURBED,
                "log_loss",
                "if (logit_valid & logit_last)                     label_q    <= label;",
                "if (sum_valid)                     label_q    <= label;",
                "0 \\d+ MAP g1: g1\\[\\d]"),
        SQUARES_NOT_RESTARTED(
                Subject.MEASURED,
                "square_loss",
                "(first_q ? {SUM_W{1'b0}} : sum_q)",
                "sum_q",
                "0 \\d+ MAP g1: g1\\[\\d]"),
        SQUARES_RESTARTED_IN_EVERY_WORD(
                Subject.MEASURED,
                "square_loss",
                "first_q <= last_q[STAGES+1];",
                "first_q <= 1'b1;",
                "0 \\d+ MAP g1: g1\\[\\d]"),
        HALF_OF_THE_SQUARES_NOT_ROUNDED(
                Subject.MEASURED,
                "square_loss",
                "{{SUM_W{1'b0}}, 1'b1} << (SHIFT - 1);",
                "{(SUM_W+1){1'b0}};",
                "\\d+ \\d+ MAP g1: g1\\[\\d]"),
        LOSS_OF_A_WORD_BEHIND(
                Subject.MEASURED,
                "result_path",
                "assign loss_last   = last3_q;",
                "assign loss_last   = last_q[1];",
                "0 \\d+ MAP g1: g1\\[\\d]"),
        // ---- the factor
        DIFFERENCE_OF_LOSSES_NEGATED(
                Subject.PERTURBED, "factor", "c1_q - c0_q", "c0_q - c1_q", "0 \\d+ MAP g1: g1\\[\\d]"),
        LOSSES_EXCHANGED(
                Subject.MEASURED, "factor", "first_q <= first;", "first_q <= ~first;", "0 \\d+ MAP g1: g1\\[\\d]"),
        FIRST_LOSS_FORGOTTEN_IN_THE_SECOND_DRAW(
                Subject.PERTURBED,
                "factor",
                "if (loss_valid & first_q)  c0_q    <= loss;",
                "if (loss_valid) c0_q <= loss;",
                "0 \\d+ MAP g1: g1\\[\\d]"),
        FACTOR_NOT_ROUNDED(
                Subject.PERTURBED, "factor", "(wide + half) >>> DOWN", "wide >>> DOWN", "\\d+ \\d+ MAP g1: g1\\[\\d]"),
        FACTOR_SHIFTED_ONE_BIT_LESS(
                Subject.PERTURBED, "factor", ">>> DOWN", ">>> (DOWN - 1)", "0 \\d+ MAP g1: g1\\[\\d]"),
        FACTOR_WITHOUT_ITS_SIGN(
                Subject.PERTURBED, "factor", "{2{difference_q[31]}}", "2'b00", "0 \\d+ MAP g1: g1\\[\\d]"),
        QUOTIENT_WITHOUT_ITS_SIGN(
                Subject.MEASURED,
                "divide",
                "negative_q <= dividend[A_W-1];",
                "negative_q <= 1'b0;",
                "\\d+ \\d+ MAP g1: g1\\[\\d]"),
        QUOTIENT_ROUNDED_DOWN(
                Subject.MEASURED,
                "divide",
                "~clamped + {31'd0, ~low_q[31]}",
                "~clamped",
                "\\d+ \\d+ MAP g1: g1\\[\\d]"),
        QUOTIENT_TAKEN_ONE_BIT_EARLY(
                Subject.MEASURED, "divide", "if (step_q[32])", "if (step_q[31])", "0 \\d+ MAP g1: g1\\[\\d]"),
        DIVISION_BEGINS_EARLY(
                Subject.MEASURED,
                "factor",
                ".start   (start_q[1])",
                ".start   (start_q[0])",
                "0 \\d+ MAP g1: g1\\[\\d]"),
        NUMBER_OF_ELEMENTS_LEFT_OUT(
                Subject.MEASURED,
                "factor",
                "({1'b0, terms})",
                "({ {TERMS_W{1'b0}}, |terms})",
                "0 \\d+ MAP g1: g1\\[\\d]"),
        SUM_OF_SQUARES_OF_THE_LAST_LAYER_ALONE(
                Subject.MEASURED, "result_path", "& ~resumes2_q;", ";", "0 \\d+ MAP g1: g1\\[\\d]"),
        SUM_OF_SQUARES_NEVER_BEGINS_ANEW(
                Subject.MEASURED,
                "result_path",
                "(index2_q == {COUNT_W{1'b0}}) & ~resumes2_q",
                "1'b0 & ~resumes2_q",
                "0 \\d+ MAP g1: g1\\[\\d]"),
        // ---- sums of products and what they are for
        SUM_OF_PRODUCTS_NOT_RESTARTED(
                Subject.SLOPE,
                "reduce",
                "first_q[WAIT-1] ? {SUM_W{1'b0}} : sum_q",
                "sum_q",
                "0 \\d+ MAP g1: g1\\[\\d]"),
        SUM_OF_PRODUCTS_WITHOUT_ITS_SIGN(
                Subject.SLOPE,
                "reduce",
                "{(SUM_W-TREE_W+1){total[TREE_W-1]}}",
                "{(SUM_W-TREE_W+1){1'b0}}",
                "\\d+ \\d+ MAP g1: g1\\[\\d]"),
        PRODUCTS_OF_OTHER_RESULTS(
                Subject.MEASURED, "result_path", "kept0 & dots_q", "kept0", "0 \\d+ MAP g1: g1\\[\\d]"),
        SLOPE_NOT_ROUNDED(
                Subject.SLOPE, "scalar", "(wide + half) >>> DOWN", "wide >>> DOWN", "\\d+ \\d+ MAP g1: g1\\[\\d]"),
        VECTOR_NOT_MULTIPLIED(
                Subject.MEASURED,
                "core",
                "map_scaled_q ? h : 32'd1",
                "map_scaled_q ? 32'd1 : 32'd1",
                "0 \\d+ MAP g1: g1\\[\\d]"),
        SIGN_OF_THE_NOISE_LEFT_OUT(
                Subject.PERTURBED,
                "core",
                "element[XW-1] ? -{h[31], h} : {h[31], h}",
                "{h[31], h}",
                "0 \\d+ MAP g1: g1\\[\\d]"),
        VECTOR_MULTIPLIED_IN_EVERY_MAP(
                Subject.PERTURBED,
                "sequencer",
                "map_scaled     <= scaled_q;",
                "map_scaled     <= 1'b1;",
                "0 \\d+ MAP \\w+: \\w+\\[\\d]"),
        // ---- scaled and decaying matrices
        ROWS_SCALED_BY_THE_STREAM(
                Subject.DECORRELATED,
                "systolic_lane",
                "scale1 ? factor_k : transposed1",
                "transposed1",
                "0 \\d+ SCALE R0: R0\\[\\d]\\[\\d]"),
        ELEMENT_NOT_SQUARED(
                Subject.DECORRELATED,
                "core",
                "map_squared_q ? { {20{element[XW-1]}}, element} : scalar",
                "map_squared_q ? scalar : scalar",
                "0 \\d+ SCALE R0: R0\\[\\d]\\[\\d]"),
        SQUARE_OF_THE_MAGNITUDE_ALONE(
                Subject.DECORRELATED,
                "core",
                "{ {20{element[XW-1]}}, element}",
                "{ {20{1'b0}}, element}",
                "0 \\d+ SCALE R0: R0\\[\\d]\\[\\d]"),
        NO_NOISE_WHILE_ROWS_ARE_SCALED(
                Subject.DECORRELATED,
                "systolic_block",
                "(update_q[2] & ~load_q[2])",
                "(update_q[2] & ~load_q[2] & ~scale1_q)",
                "0 \\d+ .*: R0.*"),
        WEIGHTS_DO_NOT_DECAY(
                Subject.FORGETTING,
                "systolic_lane",
                "whole - lost",
                "whole - (lost & {(WW+6){1'b0}})",
                "0 \\d+ UPDATE .\\d: .\\d\\[\\d]\\[\\d]"),
        WEIGHTS_GROW_INSTEAD(
                Subject.FORGETTING,
                "systolic_lane",
                "whole - lost",
                "whole + lost",
                "0 \\d+ UPDATE .\\d: .\\d\\[\\d]\\[\\d]"),
        DECAY_OF_NEGATIVE_WEIGHTS_TOO_LARGE(
                Subject.FORGETTING,
                "systolic_lane",
                "{{6{weight2_q[WW-1]}}, weight2_q};",
                "{6'd0, weight2_q};",
                "0 \\d+ UPDATE W\\d: W\\d\\[\\d]\\[\\d]"),
        DECAY_OF_THE_OTHER_MATRICES(
                Subject.FORGETTING,
                "systolic_lane",
                "2'd1: lost",
                "2'd3: lost",
                "\\d+ \\d+ UPDATE F\\d: F\\d\\[\\d]\\[\\d]"),
        // ---- perturbations
        PERTURBATION_WITH_A_WRONG_TAP(
                Subject.PERTURBED, "noise", "state_q[60-b]", "state_q[61-b]", "0 \\d+ MAP eps\\d: eps\\d\\[\\d]"),
        NEWEST_BIT_FIRST(
                Subject.PERTURBED, "noise", "state_q[S-1-k]", "state_q[k]", "0 \\d+ MAP eps\\d: eps\\d\\[\\d]"),
        GAUSSIAN_MEAN_NOT_ZERO(Subject.MEASURED, "noise", "9'd510", "9'd511", "0 \\d+ MAP eps\\d: eps\\d\\[\\d]"),
        GAUSSIAN_TIMES_112(
                Subject.MEASURED,
                "noise",
                "(c <<< 7) - (c <<< 4) - c;",
                "(c <<< 7) - (c <<< 4);",
                "0 \\d+ MAP eps\\d: eps\\d\\[\\d]"),
        GAUSSIAN_NOT_ROUNDED(
                Subject.MEASURED,
                "noise",
                "(scaled + half) >>> DOWN",
                "scaled >>> DOWN",
                "0 \\d+ MAP eps\\d: eps\\d\\[\\d]"),
        ELEMENTS_DRAWN_THAT_ARE_NOT_THERE(
                Subject.MEASURED,
                "noise",
                "left_q <= limit - ONE;",
                "left_q <= limit;",
                "0 \\d+ MAP eps\\d: eps\\d\\[\\d]"),
        NOISE_ONE_ELEMENT_LATE(
                Subject.SLOPE,
                "core",
                "wire map_noise = drawn_q[S-1];",
                "wire map_noise = drawn_q[0];",
                "0 \\d+ MAP u1: u1\\[\\d]"),
        // ---- control and streams
        LABEL_OF_ANOTHER_SAMPLE(
                Subject.BP,
                "input_buffer",
                "odd ? odd_label_q : even_label_q",
                "odd ? even_label_q : odd_label_q",
                "\\d 2 FORWARD W3: e\\[\\d]"),
        INPUT_OF_ANOTHER_SAMPLE(
                Subject.ONE_LAYER,
                "sequencer",
                "input_odd ^ release_input",
                "input_odd",
                "1 0 FORWARD W1: logits\\[0]"),
        INPUT_LOST_WHILE_RESULTS_ARE_WRITTEN(Subject.BP, "input_buffer", "& ~write_port_busy", "", "PROTOCOL"),
        INPUT_TAKES_ONE_PACKET_AT_A_TIME(
                Subject.BP, "input_buffer", "~full_q[fill_q] &", "(full_q == 2'b00) &", "PROTOCOL"),
        INPUT_REGION_RELEASED_EARLY(
                Subject.ONE_INPUT,
                "input_buffer",
                "if (released_q) full_q[~odd] <= 1'b0;",
                "if (release_region) full_q[odd] <= 1'b0;",
                "\\d+ 2 UPDATE W1: W1\\[\\d]\\[0]"),
        PREDICTIONS_NEVER_COUNTED_DOWN(Subject.DFA, "core", "- {1'b0, taken}", "- {1'b0, taken & 1'b0}", "HANG"),
        IDLE_CLOCK_BETWEEN_SAMPLES(
                Subject.DFA,
                "sequencer",
                "gap_q         <= next[",
                "gap_q         <= { {(GAP_W-1){1'b0}}, pc_q == {PC_W{1'b0}}} + next[",
                "CYCLES"),
        DISABLED_SEQUENCER_WAITS_FOR_A_SAMPLE(
                Subject.DFA,
                "sequencer",
                "waits_q & ~begun_q & ~host_q & ~enable;",
                "waits_q & ~begun_q & ~host_q & ~enable & 1'b0;",
                "CRASH"),
        RESULTS_COME_OUT_OF_THE_HOST_PORT(
                Subject.DFA, "result_path", "kept0 & to_host_q", "kept0 & (to_host_q | logits_q)", "PROTOCOL"),
        BUSY_IS_LOW_WHEN_A_SAMPLE_STARTS(
                Subject.DFA,
                "core",
                "sequencer_busy | settling | result_busy | read_valid;",
                "(sequencer_busy | settling | result_busy | read_valid) & ~sample_start;",
                "PROTOCOL"),
        BUSY_FALLS_BEFORE_THE_LAST_WRITE(
                Subject.DFA, "core", "SETTLE_CLOCKS = NB + 10", "SETTLE_CLOCKS = 1", "-1 load: .*");

        private final Subject subject;

        @SuppressWarnings("ImmutableEnumChecker") // A record of texts is immutable; its type does not say so.
        private final Patch patch;

        private final String found;

        Fault(Subject subject, String module, String right, String wrong, String found) {
            this.subject = subject;
            this.patch = new Patch(module, right, wrong);
            this.found = found;
        }
    }

    @ParameterizedTest
    @EnumSource
    @Execution(ExecutionMode.CONCURRENT)
    void theSubjectIsRight(Subject subject) throws IOException {
        Rig rig = new Rig(work);
        assertThat(rig.run(rig.generate(subject.plan(), subject.name()), subject.plan(), SAMPLES)
                        .passed())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    @Execution(ExecutionMode.CONCURRENT)
    void isFoundAndLocated(Fault fault) throws IOException {
        Rig rig = new Rig(work);
        Path folder = rig.generate(fault.subject.plan(), fault.name());
        fault.patch.apply(folder);
        CosimReport report = rig.run(folder, fault.subject.plan(), SAMPLES);
        assertThat(report.passed()).isFalse();
        String found = report.mismatch()
                .map(PlantedFaultIT::place)
                .orElseGet(() -> report.failure().orElseThrow().kind().name());
        assertThat(found).matches(fault.found);
    }

    private static String place(Mismatch m) {
        return "%d %s: %s%s".formatted(m.sample(), m.operation(), m.place(), m.padding() ? " padding" : "");
    }
}
