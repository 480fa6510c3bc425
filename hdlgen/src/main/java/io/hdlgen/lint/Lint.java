package io.hdlgen.lint;

import io.hdlgen.sim.build.Tool;
import io.hdlgen.sim.manifest.ManifestFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Three readers of the generated Verilog that share no code: Verilator (lint), Icarus Verilog (elaboration) and Yosys
 * (synthesis of processes, and its checks). Each is asked for all warnings it has, and a clean design leaves nothing to
 * say: any output is a failure.
 */
public final class Lint {
    private static final Duration LIMIT = Duration.ofMinutes(10);

    /**
     * What one tool said.
     *
     * @param tool its name
     * @param output empty when it had nothing to say
     * @param exitCode 0 when it got to the end
     */
    public record Verdict(String tool, String output, int exitCode) {
        /** Whether the tool accepts the design without a remark. */
        public boolean clean() {
            return exitCode == 0 && output.isEmpty();
        }
    }

    private Lint() {}

    /**
     * Asks all three.
     *
     * @param folder a generated folder
     * @throws io.hdlgen.sim.SimException when it is none, or when a tool is missing
     */
    public static List<Verdict> run(Path folder, Tool tool) {
        return run(folder, ManifestFile.read(folder).top(), files(folder), tool);
    }

    /**
     * Asks all three about any module.
     *
     * @param folder that the files are named from
     * @param top the module
     * @param files it and those that it needs
     */
    public static List<Verdict> run(Path folder, String top, List<String> files, Tool tool) {
        List<Verdict> verdicts = new ArrayList<>();
        for (List<String> words : commands(top, files)) {
            Tool.Result result = tool.run(new Tool.Command(words, folder, Map.of(), LIMIT));
            verdicts.add(new Verdict(words.get(0), result.output().strip(), result.exitCode()));
        }
        return verdicts;
    }

    /** The command lines, to be run in the generated folder. */
    public static List<List<String>> commands(String top, List<String> files) {
        return List.of(
                with(
                        files,
                        "verilator",
                        "--lint-only",
                        "-Wall",
                        "--default-language",
                        "1364-2005",
                        "--top-module",
                        top),
                with(files, "iverilog", "-g2005", "-Wall", "-s", top, "-o", "/dev/null"),
                List.of(
                        "yosys",
                        "-q",
                        "-p",
                        "read_verilog " + String.join(" ", files) + "; hierarchy -check -top " + top
                                + "; proc; check -assert"));
    }

    private static List<String> with(List<String> files, String... words) {
        List<String> command = new ArrayList<>(List.of(words));
        command.addAll(files);
        return command;
    }

    private static List<String> files(Path folder) {
        try {
            return Files.readAllLines(folder.resolve("rtl").resolve("files.f"));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
