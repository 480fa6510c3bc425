package io.hdlgen.context;

import io.hdlgen.plan.Plan;
import io.hdlgen.plan.Widths;
import io.hdlgen.verilog.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Context of {@code rtl/systolic_array.v.j2}, {@code rtl/systolic_block.v.j2} and {@code rtl/systolic_lane.v.j2}: one datapath, three levels of it.
 *
 * @param nearest updates can be told to round to nearest
 * @param states rounding LFSRs can be read and loaded
 * @param saturation weights that saturate leave flags
 * @param flag_width bits of the number of a flag
 * @param flag_lsb where the control word has the flag of the matrix
 * @param operand the word of the bank, of the feedback, or of the rounding noise
 * @param narrow_weights weights have fewer bits than vector elements
 * @param scaling rows of a matrix are multiplied by numbers
 * @param single_port banks have one port
 * @param decay matrices decay when they are updated
 * @param decay_width bits of the selector
 * @param decay_bits the largest kd: fraction bits of a weight that decays
 * @param decay_zeros so many zeros
 * @param decay_text the parts that are lost, in words
 */
public record ArrayContext(
        boolean transposed,
        boolean tiled_hold,
        boolean stochastic,
        boolean projection,
        boolean projection_lfsr,
        boolean reset,
        boolean nearest,
        boolean states,
        boolean saturation,
        int flag_width,
        int flag_lsb,
        String operand,
        boolean narrow_weights,
        boolean scaling,
        boolean single_port,
        boolean decay,
        int decay_width,
        int decay_bits,
        String decay_zeros,
        String decay_text,
        List<Decay> decays,
        ControlWord control) {

    /**
     * A way to decay.
     *
     * @param shift kd
     * @param lost the weight's part 2^-kd with {@link ArrayContext#decay_bits} fraction bits
     */
    public record Decay(String selector, int shift, String lost) {}

    static ArrayContext of(Plan plan) {
        Features f = Features.of(plan);
        List<Integer> shifts = plan.decays();
        int bits = shifts.isEmpty() ? 0 : shifts.get(shifts.size() - 1);
        int width = Widths.index(shifts.size() + 1);
        List<Decay> decays = new ArrayList<>();
        for (int i = 0; i < shifts.size(); i++) {
            decays.add(new Decay(Literal.unsigned(width, i + 1), shifts.get(i), lost(shifts.get(i), bits)));
        }
        return new ArrayContext(
                f.transposed(),
                f.tiled_hold(),
                f.stochastic(),
                f.projection(),
                f.projection_lfsr(),
                f.reset(),
                f.nearest(),
                f.states(),
                f.saturation(),
                plan.saturations().bits(),
                ControlWord.of(plan).width() - plan.saturations().bits(),
                f.states() ? "operand1" : "matrix1",
                plan.layout().weightBits() < plan.layout().vectorBits(),
                f.scaling(),
                f.single_port(),
                f.decay(),
                width,
                bits,
                bits == 0 ? "" : bits + "'d0",
                shifts.stream().map(kd -> "2^-" + kd).collect(Collectors.joining(" or ")),
                decays,
                ControlWord.of(plan));
    }

    private static String lost(int shift, int bits) {
        String sign = shift == 0 ? "" : "{" + shift + "{weight2_q[WW-1]}}, ";
        String zeros = shift == bits ? "" : ", " + (bits - shift) + "'d0";
        return "{" + sign + "weight2_q" + zeros + "}";
    }
}
