package io.hdlgen.context;

import io.hdlgen.plan.Microcode;
import io.hdlgen.plan.Plan;
import java.util.Map;

/**
 * Context of {@code rtl/result_path.v.j2}.
 *
 * @param beside it masks or adds
 * @param saturation what saturates leaves flags
 * @param sees_offset sums with an offset among them
 * @param flag_width bits of the number of a flag
 * @param result_width bits of the descriptor
 * @param field parts of the descriptor
 */
public record ResultContext(
        boolean restarts,
        boolean onehot,
        boolean operands,
        boolean masked,
        boolean adds,
        boolean subtracts,
        boolean beside,
        boolean dots,
        boolean resumes,
        boolean losses,
        boolean log_loss,
        boolean square_loss,
        boolean saturation,
        boolean sees_offset,
        int flag_width,
        int result_width,
        Map<String, String> field) {
    static ResultContext of(Plan plan, Microcode code) {
        Features f = Features.of(plan);
        return new ResultContext(
                f.restarts(),
                f.onehot(),
                f.operands(),
                f.masked(),
                f.adds(),
                f.subtracts(),
                f.masked() || f.adds(),
                f.dots(),
                f.resumes(),
                f.losses(),
                f.log_loss(),
                f.square_loss(),
                f.saturation(),
                f.saturation() && (f.onehot() || f.adds()),
                plan.saturations().bits(),
                code.format().resultWidth(),
                FieldNames.of(code.format()));
    }
}
