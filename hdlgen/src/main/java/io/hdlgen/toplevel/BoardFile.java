package io.hdlgen.toplevel;

import io.hdlgen.board.Board;
import io.hdlgen.board.Flow;
import io.hdlgen.board.Link;
import io.hdlgen.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/**
 * A file for the tools of a board.
 *
 * @param path in the folder of the design
 * @param template below {@code templates/}
 * @param context what the template may say
 */
public record BoardFile(String path, String template, Record context) {

    /**
     * Constraints in the formats of the board's tools, and build scripts of its flow.
     *
     * @param sources Verilog files, from the folder of the design
     */
    public static List<BoardFile> of(Plan plan, Board board, BoardClock clock, List<String> sources) {
        List<BoardFile> files = constraints(plan, board);
        files.addAll(scripts(plan, board, clock, sources));
        return files;
    }

    private static List<BoardFile> constraints(Plan plan, Board board) {
        ConstraintContext context =
                ConstraintContext.of(board, plan.design().description().name());
        List<BoardFile> files = new ArrayList<>();
        switch (board.flow()) {
            case ICESTORM -> files.add(constraint(board, "pcf", "pcf", context));
            case TRELLIS -> files.add(constraint(board, "lpf", "lpf", context));
            case GOWIN -> {
                files.add(constraint(board, "cst", "cst", context));
                files.add(constraint(board, "sdc", "gowin_sdc", context));
            }
            case VIVADO -> files.add(constraint(board, "xdc", "xdc", context));
            case QUARTUS -> {
                files.add(constraint(board, "qsf", "qsf", context));
                files.add(constraint(board, "sdc", "quartus_sdc", context));
            }
        }
        return files;
    }

    private static BoardFile constraint(Board board, String suffix, String template, ConstraintContext context) {
        return new BoardFile("constraints/" + board.slug() + "." + suffix, "pins/" + template + ".j2", context);
    }

    private static List<BoardFile> scripts(Plan plan, Board board, BoardClock clock, List<String> sources) {
        ScriptContext context = ScriptContext.of(plan, board, clock, sources);
        String flow = board.flow().text();
        List<BoardFile> files = new ArrayList<>();
        files.add(new BoardFile("scripts/Makefile", "scripts/" + flow + ".mk.j2", context));
        if (board.link() == Link.AXI) {
            files.add(new BoardFile(
                    "scripts/vivado.tcl", "scripts/block_design.tcl.j2", BlockDesignContext.of(context, board, plan)));
        } else if (board.flow() != Flow.ICESTORM && board.flow() != Flow.TRELLIS) {
            files.add(new BoardFile("scripts/" + flow + ".tcl", "scripts/" + flow + ".tcl.j2", context));
        }
        return files;
    }
}
