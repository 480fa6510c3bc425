package io.hdlgen.plan;

import io.hdlgen.plan.Estimate.Memory;
import io.hdlgen.plan.Estimate.Ports;
import java.util.ArrayList;
import java.util.List;

/** Every memory of an engine, by the unit that it stands in. */
final class Memories {
    /** Bits of an exponential of the softmax unit. */
    private static final int EXPONENTIAL_BITS = 21;
    /** Words and bits of the tables of the exponential and the logarithm: a knot and the slope after it. */
    private static final int SEGMENTS = 64;

    private static final int SEGMENT_BITS = 42;
    /** Micro-operations whose results are under way. */
    private static final int DESCRIPTORS = 4;

    private final Plan plan;
    private final int block;
    private final int bits;
    private final int classes;
    private final List<Memory> list = new ArrayList<>();

    private Memories(Plan plan) {
        this.plan = plan;
        this.block = plan.layout().block();
        this.bits = plan.layout().vectorBits();
        this.classes = plan.design().description().network().classes();
    }

    static List<Memory> of(Plan plan) {
        Memories memories = new Memories(plan);
        memories.array();
        memories.vectors();
        memories.outputs();
        memories.queues();
        return List.copyOf(memories.list);
    }

    private void array() {
        int lanes = plan.design().shape().lanes();
        int memories = plan.widths().memories();
        add(
                "weight bank",
                lanes * memories,
                plan.layout().bankWords(),
                block * plan.layout().weightBits() / memories,
                plan.singlePort() ? Ports.ONE : Ports.TWO);
        if (plan.transposed()) {
            int tiles = plan.layout().matrices().stream()
                    .mapToInt(m -> m.tiles())
                    .max()
                    .orElse(1);
            add("held values", lanes, 1 << Widths.index(tiles), bits, Ports.SHARED_ADDRESS);
        }
    }

    private void vectors() {
        add("vector memory", plan.operands() ? 2 : 1, plan.layout().vectorWords(), block * bits, Ports.TWO);
    }

    private void outputs() {
        // An index has at least one bit, so a memory has two words.
        int words = Math.max(2, (classes + block - 1) / block);
        if (plan.softmax()) {
            exponentials("softmax", words);
            add("softmax, exponentials", 1, Math.max(2, classes), EXPONENTIAL_BITS, Ports.TWO);
            add("softmax, errors", block, words, bits, Ports.TWO);
        }
        if (plan.logLoss()) {
            exponentials("loss", words);
            add("loss, logarithms", 1, SEGMENTS, SEGMENT_BITS, Ports.TABLE);
        }
    }

    private void exponentials(String unit, int words) {
        add(unit + ", logits", 1, words, block * bits, Ports.TWO);
        add(unit + ", powers of 2", 1, SEGMENTS, SEGMENT_BITS, Ports.TABLE);
    }

    private void queues() {
        int label = Widths.index(classes);
        add("queue of descriptors", 1, DESCRIPTORS, Microcode.of(plan).format().resultWidth() + label, Ports.UNCLOCKED);
        add("queue of reads", 1, 1 << Widths.index(plan.layout().blocks()), block * bits, Ports.UNCLOCKED);
    }

    private void add(String name, int count, int words, int width, Ports ports) {
        list.add(new Memory(name, count, words, width, ports));
    }
}
