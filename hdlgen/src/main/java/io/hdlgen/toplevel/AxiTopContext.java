package io.hdlgen.toplevel;

import io.hdlgen.plan.Microcode;
import io.hdlgen.plan.Plan;
import io.hdlgen.plan.Widths;

/**
 * Context of {@code axi/axi_top.v.j2}.
 *
 * @param design name of the design
 * @param title of the board
 * @param top module of the engine
 * @param block S, elements of a word
 * @param element_bits XW
 * @param lane bits of an element in a stream: 16 or 32, so that a beat has 32 bits or more
 * @param label_bits of a label
 * @param operation_bits of a host micro-operation
 * @param stream_range of a beat, as Verilog
 * @param extended an element with its sign, as Verilog
 * @param narrow elements are narrower than their lanes
 */
public record AxiTopContext(
        String design,
        String title,
        String top,
        int block,
        int element_bits,
        int lane,
        int label_bits,
        int operation_bits,
        String stream_range,
        String extended,
        boolean narrow) {

    static AxiTopContext of(Plan plan, String top, String title) {
        int block = plan.design().shape().block();
        int width = plan.design().description().formats().vectorBits();
        int lane = lane(block, width);
        int extra = lane - width;
        String element = "read_data[e*XW +: XW]";
        return new AxiTopContext(
                plan.design().description().name(),
                title,
                top,
                block,
                width,
                lane,
                Widths.index(plan.design().description().network().classes()),
                Microcode.of(plan).format().width(),
                "[" + (beat(plan) - 1) + ":0]",
                extra == 0 ? element : "{ {" + extra + "{read_data[e*XW + XW - 1]}}, " + element + "}",
                extra > 0);
    }

    /** Bits of a beat. */
    public static int beat(Plan plan) {
        int block = plan.design().shape().block();
        return block * lane(block, plan.design().description().formats().vectorBits());
    }

    /** Bits of an element in a stream whose beats are 32, 64, 128, ... bits wide. */
    static int lane(int block, int width) {
        return width <= 16 && block > 1 ? 16 : 32;
    }
}
