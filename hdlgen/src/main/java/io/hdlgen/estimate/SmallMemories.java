package io.hdlgen.estimate;

import io.hdlgen.board.Family;
import io.hdlgen.family.BlockRams;
import io.hdlgen.plan.Estimate.Memory;
import io.hdlgen.plan.Estimate.Ports;
import java.util.List;

/**
 * What memories take of the logic.
 *
 * @param luts look-up tables that are memory; for iCE40, which has no such, bits that need a multiplexer and an enable
 * @param flipFlops registers that hold or pass on words
 * @param multiplexers bits that are chosen from several cells of a memory in look-up tables
 * @param deep bits that are chosen from several blocks
 */
record SmallMemories(long luts, long flipFlops, long multiplexers, long deep) {
    /** Of all memories of a design. */
    static SmallMemories of(Family family, List<Memory> memories) {
        long luts = 0;
        long flipFlops = 0;
        long multiplexers = 0;
        long deep = 0;
        for (Memory m : memories) {
            boolean table = m.ports() == Ports.TABLE || m.ports() == Ports.UNCLOCKED_TABLE;
            if (table || (m.ports() == Ports.ONE && family == Family.ICE40)) {
                continue;
            }
            boolean clocked = m.ports() != Ports.UNCLOCKED;
            if (clocked && BlockRams.count(family, m.bits(), m.words()) > 0) {
                deep += (long) m.count() * m.bits() * (BlockRams.rows(family, m.bits(), m.words()) - 1);
                continue;
            }
            flipFlops += clocked ? (long) m.count() * m.bits() : 0;
            switch (family) {
                case ICE40 -> {
                    luts += (long) m.count() * m.words() * m.bits();
                    flipFlops += (long) m.count() * m.words() * m.bits();
                }
                case ECP5, GOWIN -> {
                    luts += 6L * m.count() * ceil(m.words(), 16) * ceil(m.bits(), 4);
                    multiplexers += (long) m.count() * m.bits() * (ceil(m.words(), 16) - 1);
                }
                case XC7, XCUP, CYCLONE5 -> {
                    long narrow = (long) ceil(m.words(), 32) * ceil(m.bits(), 6);
                    long deepest = (long) ceil(m.words(), 64) * ceil(m.bits(), 3);
                    luts += 4L * m.count() * Math.min(narrow, deepest);
                    multiplexers += (long) m.count() * m.bits() * (ceil(m.words(), 32) - 1);
                }
            }
        }
        return new SmallMemories(luts, flipFlops, multiplexers, deep);
    }

    private static int ceil(int n, int d) {
        return (n + d - 1) / d;
    }
}
