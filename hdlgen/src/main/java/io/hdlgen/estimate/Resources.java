package io.hdlgen.estimate;

import io.hdlgen.board.Family;
import io.hdlgen.family.Multipliers;
import io.hdlgen.link.LinkMemories;
import io.hdlgen.plan.Estimate;
import io.hdlgen.plan.Estimate.Memory;
import io.hdlgen.plan.Plan;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a design takes of a family's devices, in the units of {@link io.hdlgen.synth.CellCounts}.
 *
 * @param family of the device
 * @param surroundings what stands around the engine
 * @param amounts of each resource; memory blocks and multipliers are exact
 */
public record Resources(Family family, Surroundings surroundings, Map<Resource, Integer> amounts) {
    public Resources {
        amounts = Map.copyOf(amounts);
    }

    /** Of an engine and what stands around it. */
    public static Resources of(Plan plan, Family family, Surroundings surroundings) {
        return of(plan, Estimate.of(plan), family, surroundings);
    }

    /** The same of a plan that is estimated already. */
    static Resources of(Plan plan, Estimate estimate, Family family, Surroundings surroundings) {
        List<Memory> memories = memories(plan, estimate, surroundings);
        Sizes sizes = Sizes.of(plan, family, estimate, surroundings);
        CostModel model = CostModel.of(family);
        Map<Resource, Integer> amounts = new EnumMap<>(Resource.class);
        amounts.put(Resource.LUT, model.lut().predict(LutTerms.of(plan, surroundings, sizes)));
        amounts.put(Resource.FF, model.ff().predict(FlipFlopTerms.of(plan, surroundings, sizes)));
        amounts.put(Resource.BLOCK_RAM, Blocks.small(family, memories));
        amounts.put(Resource.LARGE_RAM, Blocks.large(family, memories));
        amounts.put(
                Resource.DSP,
                estimate.multiplierUnits().stream()
                        .mapToInt(m -> m.count() * Multipliers.count(family, m.leftBits(), m.rightBits()))
                        .sum());
        return new Resources(family, surroundings, amounts);
    }

    /** All memories, those around the engine too. */
    static List<Memory> memories(Plan plan, Estimate estimate, Surroundings surroundings) {
        List<Memory> memories = new ArrayList<>(estimate.memories());
        if (surroundings == Surroundings.SERIAL_LINE) {
            memories.addAll(LinkMemories.of(plan));
        }
        return memories;
    }

    /** How much of a resource. */
    public int of(Resource resource) {
        return amounts.getOrDefault(resource, 0);
    }
}
