package io.hdlgen.synth;

import io.hdlgen.board.Family;
import io.hdlgen.family.Yosys;
import io.hdlgen.sim.build.BuildException;
import io.hdlgen.sim.build.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Runs Yosys, and where the tools are open nextpnr and a packer, in a generated folder. The commands are those of the
 * folder's own build scripts, so what comes out is what {@code make} there would have made.
 */
public final class Synthesis {
    private static final Duration LIMIT = Duration.ofHours(6);
    private static final String BUILD = "build";
    private static final int LAST_LINES = 3;

    private final Tool tool;

    public Synthesis(Tool tool) {
        this.tool = tool;
    }

    /**
     * What Yosys maps a design to.
     *
     * @param counts in the units of devices
     * @param cells by their names
     * @param netlist and the log beside it
     */
    public record Mapped(CellCounts counts, Map<String, Integer> cells, Path netlist, Path log) {}

    /**
     * Maps a design to cells of a family. Netlist, log and cells are {@code NAME.json}, {@code yosys.log} and
     * {@code cells.json} in {@code build/} of the folder.
     *
     * @param folder in which it runs, and from which the sources are named
     * @param name of what is built
     * @throws BuildException when Yosys is not here, or does not come to an end
     */
    public Mapped map(Family family, Path folder, List<String> sources, String top, String name) throws IOException {
        Path build = Files.createDirectories(folder.resolve(BUILD));
        Path cells = build.resolve("cells.json");
        Path netlist = build.resolve(name + ".json");
        Path log = build.resolve("yosys.log");
        Files.deleteIfExists(cells);
        // What option -json of most synthesis commands does; that for Cyclone V has none.
        String script = "read_verilog " + String.join(" ", sources) + "; " + Yosys.synthesis(family, top)
                + "; write_json " + BUILD + "/" + netlist.getFileName() + "; tee -q -o " + BUILD + "/"
                + cells.getFileName() + " stat -json";
        run(folder, log, List.of("yosys", "-q", "-l", BUILD + "/" + log.getFileName(), "-p", script));
        Map<String, Integer> found = CellCounts.read(Files.readString(cells));
        return new Mapped(CellCounts.of(family, found), found, netlist, log);
    }

    /**
     * Places and routes what was mapped, and packs the bitstream, for the iCE40.
     *
     * @param scripts folder of the build scripts
     * @param name of what is built
     * @return what nextpnr says, also when it could not place the design or a clock is too slow
     * @throws BuildException when a tool is not here, or fails for another reason
     */
    public Placement place(Path scripts, String name) throws IOException {
        Path build = scripts.resolve(BUILD);
        Path report = build.resolve(name + ".timing");
        Path log = build.resolve("nextpnr.log");
        Files.deleteIfExists(report);
        Files.deleteIfExists(log);
        Tool.Result result = make(scripts, BUILD + "/" + name + ".asc");
        String said = Files.exists(log) ? Files.readString(log) : "";
        Placement placement = Placement.read(said, Files.exists(report) ? Files.readString(report) : "");
        if (result.exitCode() != 0 && placement.fits() && placement.megahertz().isEmpty()) {
            throw new BuildException("nextpnr failed; its log is " + log + "\n" + end(result.output()));
        }
        return placement;
    }

    /** Packs the bitstream. */
    public Path pack(Path scripts, String name) {
        Tool.Result result = make(scripts, BUILD + "/" + name + ".bin");
        if (result.exitCode() != 0) {
            throw new BuildException("the bitstream could not be packed\n" + end(result.output()));
        }
        return scripts.resolve(BUILD).resolve(name + ".bin");
    }

    private Tool.Result make(Path scripts, String target) {
        return tool.run(new Tool.Command(List.of("make", target), scripts, Map.of(), LIMIT));
    }

    private void run(Path folder, Path log, List<String> words) {
        Tool.Result result = tool.run(new Tool.Command(words, folder, Map.of(), LIMIT));
        if (result.exitCode() != 0) {
            throw new BuildException(words.get(0) + " failed; its log is " + log + "\n" + end(result.output()));
        }
    }

    private static String end(String output) {
        List<String> lines = output.strip().lines().toList();
        return lines.stream().skip(Math.max(0, lines.size() - LAST_LINES)).collect(Collectors.joining("\n"));
    }
}
