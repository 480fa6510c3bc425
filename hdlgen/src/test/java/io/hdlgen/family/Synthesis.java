package io.hdlgen.family;

import io.hdlgen.board.Family;
import io.hdlgen.emit.FamilySources;
import io.hdlgen.sim.build.BuildException;
import io.hdlgen.sim.build.ProcessTool;
import io.hdlgen.sim.build.Tool.Command;
import io.hdlgen.sim.build.Tool.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Yosys and Icarus on modules of {@code templates/}. */
final class Synthesis {
    static final Path ROOT = Path.of(Objects.requireNonNull(System.getProperty("hdlgen.root")));
    /** Models of cells that Yosys has none of. */
    private static final Path MODELS = ROOT.resolve("hdlgen/src/test/resources/family");

    private static final Pattern CELLS = Pattern.compile("(?m)^ {5}(\\S+) +(\\d+)$");

    private Synthesis() {}

    /** Runs a program to its end, which must be a good one. */
    static String run(Path folder, String... words) {
        Result result = new ProcessTool().run(new Command(List.of(words), folder, Map.of(), Duration.ofMinutes(5)));
        if (result.exitCode() != 0) {
            throw new BuildException(String.join(" ", words) + "\n" + result.output());
        }
        return result.output();
    }

    /** Runs a script; what each {@code tee -q -o NAME stat} of it has counted is in the folder. */
    static void yosys(Path folder, String script) throws IOException {
        Files.writeString(folder.resolve("script.ys"), script);
        run(folder, "yosys", "-q", "script.ys");
    }

    /** Models of the cells of a family: of Yosys, beside its program, or our own. */
    static List<String> models(Family family) {
        return switch (family) {
            case ICE40 -> List.of(shared("ice40/cells_sim.v"));
            case ECP5 -> List.of(MODELS.resolve("MULT18X18D.v").toString());
            case GOWIN ->
                List.of(
                        MODELS.resolve("MULT9X9.v").toString(),
                        MODELS.resolve("MULT18X18.v").toString());
            case XC7 -> List.of(shared("xilinx/cells_sim.v"));
            case XCUP -> List.of(MODELS.resolve("DSP48E2.v").toString());
            case CYCLONE5 -> List.of();
        };
    }

    private static String shared(String file) {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .map(folder -> Path.of(folder, "yosys"))
                .filter(Files::isExecutable)
                .map(program -> program.resolveSibling("../share/yosys/" + file).normalize())
                .filter(Files::exists)
                .map(Path::toString)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + file + " of Yosys"));
    }

    /** Cells by their names. */
    static Map<String, Integer> cells(Path statistics) throws IOException {
        Map<String, Integer> cells = new TreeMap<>();
        Matcher line = CELLS.matcher(Files.readString(statistics));
        while (line.find()) {
            cells.put(line.group(1), Integer.valueOf(line.group(2)));
        }
        return cells;
    }

    /** Files of a family that stand in the place of one of the library's, written into a folder; paths from there. */
    static List<String> files(Family family, Path folder, String module) throws IOException {
        Files.createDirectories(folder.resolve("rtl"));
        Files.writeString(folder.resolve("rtl/files.f"), "rtl/" + module + ".v\n");
        return FamilySources.write(family, folder);
    }

    /** The file of the library. */
    static Path library(String module) {
        return ROOT.resolve("templates/lib/" + module + ".v");
    }
}
