package io.hdlgen.link;

import io.hdlgen.plan.Estimate.Memory;
import io.hdlgen.plan.Estimate.Ports;
import io.hdlgen.plan.Plan;
import java.util.List;

/** Memories of the link. */
public final class LinkMemories {
    /** Bytes of frames that are received: two of them. */
    private static final int FRAME_BYTES = 512;

    private static final int BYTE = 8;

    private LinkMemories() {}

    /** Of the link of a design. */
    public static List<Memory> of(Plan plan) {
        int kept = (1 << LinkContext.resultBits(plan)) + (LinkContext.entryBytes(plan) << LinkContext.RING_BITS);
        return List.of(
                new Memory("link, frames", 1, FRAME_BYTES, BYTE, Ports.TWO),
                new Memory("link, results and predictions", 1, kept, BYTE, Ports.TWO));
    }
}
