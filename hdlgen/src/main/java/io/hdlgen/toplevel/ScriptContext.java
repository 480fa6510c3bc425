package io.hdlgen.toplevel;

import io.hdlgen.board.Board;
import io.hdlgen.board.Flow;
import io.hdlgen.family.Yosys;
import io.hdlgen.plan.Plan;
import java.util.List;
import java.util.Objects;

/**
 * Context of the templates in {@code scripts/}.
 *
 * @param design for people
 * @param board title of the board
 * @param slug of the board
 * @param name of the design, and of what is built
 * @param top module
 * @param synthesis command of Yosys
 * @param part as the tools call it: options of nextpnr, part number of Vivado, device of Quartus
 * @param part_family as Quartus calls it, else empty
 * @param pack device as gowin_pack calls it, else empty
 * @param vendor_part part number for Gowin's tools, else empty
 * @param vendor_version device version for Gowin's tools, else empty
 * @param megahertz of the trainer
 * @param programmer tool that puts the bitstream on the board
 * @param programmer_arguments of it
 * @param sources Verilog files, from the folder of the design
 */
public record ScriptContext(
        String design,
        String board,
        String slug,
        String name,
        String top,
        String synthesis,
        String part,
        String part_family,
        String pack,
        String vendor_part,
        String vendor_version,
        String megahertz,
        String programmer,
        String programmer_arguments,
        List<String> sources) {

    /** Of a design on a board; {@code sources} are its Verilog files, from the folder of the design. */
    public static ScriptContext of(Plan plan, Board board, BoardClock clock, List<String> sources) {
        String name = plan.design().description().name();
        List<String> program = board.programmer().command("build/" + name + "." + suffix(board.flow()));
        return new ScriptContext(
                name,
                board.title(),
                board.slug(),
                name,
                BoardTop.MODULE,
                Yosys.synthesis(board.part().family(), BoardTop.MODULE),
                tool(board, main(board.flow())),
                tool(board, "quartus-family"),
                tool(board, "gowin-pack"),
                tool(board, "gowin-part"),
                tool(board, "gowin-name"),
                Megahertz.text(clock.hertz()),
                program.get(0),
                String.join(
                        " ",
                        program.subList(1, program.size()).stream()
                                .map(ScriptContext::quoted)
                                .toList()),
                sources);
    }

    private static String tool(Board board, String name) {
        return Objects.requireNonNull(board.part().name(name).orElse(""));
    }

    private static String main(Flow flow) {
        return switch (flow) {
            case ICESTORM, TRELLIS, GOWIN -> "nextpnr";
            case VIVADO -> "vivado";
            case QUARTUS -> "quartus-device";
        };
    }

    private static String suffix(Flow flow) {
        return switch (flow) {
            case ICESTORM -> "bin";
            case TRELLIS, VIVADO -> "bit";
            case GOWIN -> "fs";
            case QUARTUS -> "sof";
        };
    }

    private static String quoted(String argument) {
        return argument.matches("[\\w./=:-]+") ? argument : "'" + argument + "'";
    }
}
