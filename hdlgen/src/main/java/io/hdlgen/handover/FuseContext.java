package io.hdlgen.handover;

import io.hdlgen.board.Flow;
import io.hdlgen.board.Link;
import io.hdlgen.toplevel.BoardTarget;
import io.hdlgen.toplevel.ScriptContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Context of {@code handover/core.j2}, a core description for FuseSoC.
 *
 * @param name of the design
 * @param about it in words
 * @param top module of the engine
 * @param engine_files Verilog that simulation and synthesis read
 * @param simulated there are modules that synthesis may take from elsewhere
 * @param family there are modules for it
 * @param board there is one
 * @param constrained it has constraints that the tool reads
 * @param constraints with their types
 * @param board_top its top module
 * @param tool of the board, as FuseSoC calls it
 * @param options of the tool, as lines of YAML
 */
public record FuseContext(
        String name,
        String about,
        String top,
        List<String> engine_files,
        boolean simulated,
        List<String> simulated_files,
        boolean family,
        List<String> family_files,
        boolean board,
        List<String> board_files,
        boolean constrained,
        List<Typed> constraints,
        List<String> bench_files,
        List<String> vector_files,
        String board_top,
        String tool,
        List<String> options) {

    /** A file and its type. */
    public record Typed(String file, String type) {}

    /** For a folder with these files. */
    static FuseContext of(
            String name,
            String about,
            String top,
            FileSets files,
            Optional<BoardTarget> target,
            Optional<ScriptContext> script) {
        List<Typed> constraints = target.isEmpty() || target.get().board().link() == Link.AXI
                ? List.of()
                : files.of("constraints").stream()
                        .map(file -> new Typed(file, type(file)))
                        .toList();
        Optional<Flow> flow = target.map(t -> t.board().flow());
        return new FuseContext(
                name,
                about,
                top,
                files.of("engine"),
                !files.of("simulated").isEmpty(),
                files.of("simulated"),
                !files.of("family").isEmpty(),
                files.of("family"),
                target.isPresent(),
                files.of("board"),
                !constraints.isEmpty(),
                constraints,
                files.of("bench"),
                files.of("vectors"),
                script.map(ScriptContext::top).orElse(""),
                flow.map(Flow::text).orElse(""),
                flow.map(f -> options(f, target.get().board().link(), script.orElseThrow()))
                        .orElse(List.of()));
    }

    private static String type(String file) {
        return switch (file.substring(file.lastIndexOf('.') + 1)) {
            case "pcf" -> "PCF";
            case "lpf" -> "LPF";
            case "cst" -> "CST";
            case "sdc" -> "SDC";
            case "qsf" -> "tclSource";
            case "xdc" -> "xdc";
            default -> throw new IllegalArgumentException(file);
        };
    }

    private static List<String> options(Flow flow, Link link, ScriptContext script) {
        return switch (flow) {
            case ICESTORM, TRELLIS -> List.of(place(script), synthesis(script));
            case GOWIN ->
                List.of(
                        "device: '" + script.vendor_part() + "'",
                        "device_version: '" + script.vendor_version().replaceAll(".*\\d", "") + "'");
            case VIVADO -> {
                List<String> options = new ArrayList<>(List.of("part: '" + script.part() + "'"));
                if (link == Link.AXI) {
                    options.add("pnr: none"); // what stands around it is a block design
                }
                yield options;
            }
            case QUARTUS -> List.of("family: '" + script.part_family() + "'", "device: '" + script.part() + "'");
        };
    }

    /** The options of the build script's command, without the top module, which the tool adds. */
    private static String synthesis(ScriptContext script) {
        String options = script.synthesis().replace(" -top " + script.top(), "");
        List<String> words = List.of(options.split(" "));
        return "yosys_synth_options: [" + String.join(", ", words.subList(1, words.size())) + "]";
    }

    private static String place(ScriptContext script) {
        String part = List.of(script.part().split(" ")).stream()
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(", "));
        return "nextpnr_options: [" + part + ", --freq, '" + script.megahertz() + "']";
    }
}
