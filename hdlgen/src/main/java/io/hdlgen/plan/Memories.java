package io.hdlgen.plan;

import io.hdlgen.plan.Estimate.Memory;
import io.hdlgen.plan.Estimate.Ports;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Every memory of an engine, by the unit that it stands in. */
final class Memories {
    /** Bits of an exponential of the softmax unit. */
    private static final int EXPONENTIAL_BITS = 21;
    /** Words of the tables of the exponential and the logarithm, and bits of a knot with the slope after it. */
    private static final int SEGMENTS = 64;

    private static final int SEGMENT_BITS = 35;
    /** A program of fewer words is logic for Yosys, and so is one that fills less of its addresses. */
    private static final int PROGRAM_WORDS = 8;

    private static final int PROGRAM_SPARSE = 4;
    /** Micro-operations whose results are under way. */
    private static final int DESCRIPTORS = 4;

    private final Plan plan;
    private final Microcode code;
    private final int block;
    private final int bits;
    private final int classes;
    private final List<Memory> list = new ArrayList<>();

    private Memories(Plan plan) {
        this.plan = plan;
        this.code = Microcode.of(plan);
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
        memories.program();
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
            add("held values", lanes, 1 << plan.tileBits(), bits, Ports.SHARED_ADDRESS);
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
        add(unit + ", powers of 2", 1, SEGMENTS, SEGMENT_BITS, Ports.UNCLOCKED_TABLE);
    }

    private void queues() {
        int label = Widths.index(classes);
        add("queue of descriptors", 1, DESCRIPTORS, code.format().resultWidth() + label, Ports.UNCLOCKED);
        // Its read address is a register, so its words can come from a block a clock early.
        add("queue of reads", 1, 1 << Widths.index(plan.layout().blocks()), block * bits, Ports.TWO);
    }

    private void program() {
        List<List<BigInteger>> programs = code.words();
        int counter = 1 << Widths.index(plan.program().size());
        int words = programs.stream().mapToInt(List::size).sum();
        int last = (programs.size() - 1) * counter
                + programs.get(programs.size() - 1).size()
                - 1;
        int depth = 1 << Widths.bits(last);
        // An address without a word reads as zero.
        BigInteger everywhere =
                words < depth ? BigInteger.ZERO : programs.get(0).get(0);
        BigInteger somewhere = BigInteger.ZERO;
        for (BigInteger word : programs.stream().flatMap(List::stream).toList()) {
            everywhere = everywhere.and(word);
            somewhere = somewhere.or(word);
        }
        boolean dense = words >= PROGRAM_WORDS && depth / words <= PROGRAM_SPARSE;
        add("program", 1, depth, somewhere.andNot(everywhere).bitCount(), dense ? Ports.TABLE : Ports.UNCLOCKED_TABLE);
    }

    private void add(String name, int count, int words, int width, Ports ports) {
        list.add(new Memory(name, count, words, width, ports));
    }
}
