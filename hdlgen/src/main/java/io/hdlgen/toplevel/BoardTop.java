package io.hdlgen.toplevel;

import io.hdlgen.board.Board;
import io.hdlgen.context.RtlFile;
import io.hdlgen.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The modules around a trainer on a board. */
public final class BoardTop {
    /** Name of the top module. */
    public static final String MODULE = "board_top";

    /** Module names that no design on a board may use as its own. */
    public static final Set<String> MODULES =
            Set.of("clocking", "reset_hold", "heartbeat", "axi_registers", "axi_input", MODULE);

    private BoardTop() {}

    /**
     * The files beside those of the engine and the link, each module after those that it uses; the top module is the
     * last.
     *
     * @param top module of the engine
     */
    public static List<RtlFile> files(Plan plan, String top, Board board, BoardClock clock, int baud) {
        return switch (board.link()) {
            case UART -> uart(plan.design().description().name(), board, clock, baud);
            case AXI ->
                List.of(
                        library("axi_registers", "axi"),
                        library("axi_input", "axi"),
                        new RtlFile(
                                MODULE, "axi/axi_top.v.j2", Optional.of(AxiTopContext.of(plan, top, board.title()))));
        };
    }

    private static List<RtlFile> uart(String design, Board board, BoardClock clock, int baud) {
        UartTopContext context = UartTopContext.of(design, board, clock, baud);
        List<RtlFile> files = new ArrayList<>();
        clock.pll().ifPresent(pll -> files.add(new RtlFile("clocking", pll.template(), Optional.of((Record) pll))));
        files.add(library("reset_hold", "board"));
        if (context.beats()) {
            files.add(library("heartbeat", "board"));
        }
        files.add(new RtlFile(MODULE, "board/uart_top.v.j2", Optional.of(context)));
        return files;
    }

    private static RtlFile library(String module, String folder) {
        return new RtlFile(module, folder + "/" + module + ".v", Optional.empty());
    }
}
