package io.hdlgen.estimate;

import io.hdlgen.board.Family;
import io.hdlgen.board.Totals;
import io.hdlgen.family.BlockRams;
import io.hdlgen.plan.Estimate.Memory;
import io.hdlgen.plan.Estimate.Ports;
import java.util.List;

/** Memory blocks of all memories of a design. Exact. */
final class Blocks {
    /** Bits of a block of Xilinx devices, which can be used as two. */
    private static final int WHOLE = 36864;

    private Blocks() {}

    /** Block RAMs; of Xilinx halves of 18 kbit. */
    static int small(Family family, List<Memory> memories) {
        return memories.stream()
                .mapToInt(memory -> memory.count() * small(family, memory))
                .sum();
    }

    /** Single-port memories of iCE40 UltraPlus. */
    static int large(Family family, List<Memory> memories) {
        return memories.stream()
                .filter(memory -> isLarge(family, memory))
                .mapToInt(memory -> memory.count() * BlockRams.singlePort(memory.bits(), memory.words()))
                .sum();
    }

    private static boolean isLarge(Family family, Memory memory) {
        return family == Family.ICE40 && memory.ports() == Ports.ONE;
    }

    private static int small(Family family, Memory memory) {
        return switch (memory.ports()) {
            case TWO, SHARED_ADDRESS -> BlockRams.count(family, memory.bits(), memory.words());
            case ONE -> isLarge(family, memory) ? 0 : BlockRams.count(family, memory.bits(), memory.words());
            case TABLE -> BlockRams.table(family, memory.bits(), memory.words());
            case UNCLOCKED, UNCLOCKED_TABLE -> 0;
        };
    }

    /** In how many parts a block can be used, each as {@link BlockRams} counts. */
    static int halves(Totals.Memory memory) {
        return memory.bits() == WHOLE ? 2 : 1;
    }
}
