package io.hdlgen.handover;

import io.hdlgen.board.Board;
import io.hdlgen.board.Link;
import io.hdlgen.board.Pin;
import io.hdlgen.plan.Microcode;
import io.hdlgen.plan.Plan;
import io.hdlgen.plan.Widths;
import io.hdlgen.toplevel.AxiTopContext;
import io.hdlgen.toplevel.BoardTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A port of the top module of a generated folder.
 *
 * @param input whether it is one
 * @param width in bits
 */
public record Port(String name, boolean input, int width) {
    private static final int ADDRESS_BITS = 7;
    private static final int WORD_BITS = 32;

    /** Those of the top module: of the board's, or of the engine where there is no board. */
    public static List<Port> of(Plan plan, Optional<BoardTarget> target) {
        if (target.isEmpty()) {
            return engine(plan);
        }
        Board board = target.get().board();
        return board.link() == Link.AXI
                ? axi(AxiTopContext.beat(plan))
                : board.ports().stream()
                        .map(pin -> new Port(pin.port(), pin.direction() == Pin.Direction.IN, 1))
                        .toList();
    }

    private static Port in(String name, int width) {
        return new Port(name, true, width);
    }

    private static Port out(String name, int width) {
        return new Port(name, false, width);
    }

    private static List<Port> engine(Plan plan) {
        int word = plan.layout().block() * plan.layout().vectorBits();
        int label = Widths.index(plan.design().description().network().classes());
        List<Port> ports = new ArrayList<>(List.of(
                in("clk", 1),
                in("rst", 1),
                in("enable", 1),
                in("in_valid", 1),
                out("in_ready", 1),
                in("in_data", word),
                in("in_last", 1),
                in("in_label", label),
                out("sample_start", 1),
                out("pred_valid", 1),
                in("pred_ready", 1),
                out("pred_class", label),
                out("pred_label", label)));
        if (plan.controlled()) {
            ports.addAll(List.of(
                    in("reg_write", 1),
                    in("reg_address", 5),
                    in("reg_write_data", WORD_BITS),
                    out("reg_read_data", WORD_BITS)));
        }
        ports.addAll(List.of(
                in("host_valid", 1),
                in("host_op", Microcode.of(plan).format().width()),
                out("busy", 1),
                out("read_valid", 1),
                in("read_ready", 1),
                out("read_data", word)));
        return ports;
    }

    private static List<Port> axi(int beat) {
        return List.of(
                in("aclk", 1),
                in("aresetn", 1),
                in("s_axi_awaddr", ADDRESS_BITS),
                in("s_axi_awvalid", 1),
                out("s_axi_awready", 1),
                in("s_axi_wdata", WORD_BITS),
                in("s_axi_wstrb", WORD_BITS / 8),
                in("s_axi_wvalid", 1),
                out("s_axi_wready", 1),
                out("s_axi_bresp", 2),
                out("s_axi_bvalid", 1),
                in("s_axi_bready", 1),
                in("s_axi_araddr", ADDRESS_BITS),
                in("s_axi_arvalid", 1),
                out("s_axi_arready", 1),
                out("s_axi_rdata", WORD_BITS),
                out("s_axi_rresp", 2),
                out("s_axi_rvalid", 1),
                in("s_axi_rready", 1),
                in("s_axis_tvalid", 1),
                out("s_axis_tready", 1),
                in("s_axis_tdata", beat),
                in("s_axis_tlast", 1),
                out("m_axis_pred_tvalid", 1),
                in("m_axis_pred_tready", 1),
                out("m_axis_pred_tdata", WORD_BITS),
                out("m_axis_pred_tlast", 1),
                out("m_axis_read_tvalid", 1),
                in("m_axis_read_tready", 1),
                out("m_axis_read_tdata", beat),
                out("m_axis_read_tlast", 1));
    }
}
