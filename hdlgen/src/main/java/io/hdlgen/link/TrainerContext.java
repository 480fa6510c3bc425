package io.hdlgen.link;

import io.hdlgen.plan.Microcode;
import io.hdlgen.plan.Plan;

/**
 * Context of {@code link/trainer.v.j2}.
 *
 * @param top module of the engine
 * @param operation_bits of a host micro-operation
 * @param link what the link has
 */
public record TrainerContext(String top, int operation_bits, LinkContext link) {
    static TrainerContext of(Plan plan, String top, LinkContext link) {
        return new TrainerContext(top, Microcode.of(plan).format().width(), link);
    }
}
