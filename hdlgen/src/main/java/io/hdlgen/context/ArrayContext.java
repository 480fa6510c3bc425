package io.hdlgen.context;

import io.hdlgen.plan.Plan;

/**
 * Context of {@code rtl/systolic_array.v.j2}, {@code rtl/systolic_block.v.j2} and {@code rtl/systolic_lane.v.j2}: one datapath, three levels of it.
 *
 * @param narrow_weights weights have fewer bits than vector elements
 */
public record ArrayContext(
        boolean transposed,
        boolean tiled_hold,
        boolean stochastic,
        boolean projection,
        boolean projection_lfsr,
        boolean reset,
        boolean narrow_weights,
        ControlWord control) {

    static ArrayContext of(Plan plan) {
        Features f = Features.of(plan);
        return new ArrayContext(
                f.transposed(),
                f.tiled_hold(),
                f.stochastic(),
                f.projection(),
                f.projection_lfsr(),
                f.reset(),
                plan.layout().weightBits() < plan.layout().vectorBits(),
                ControlWord.of(plan));
    }
}
