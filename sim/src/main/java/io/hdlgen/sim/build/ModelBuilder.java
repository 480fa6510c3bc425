package io.hdlgen.sim.build;

import io.hdlgen.sim.SimException;
import io.hdlgen.sim.manifest.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Turns a generated folder into a model binary with Verilator, or finds the binary in the cache. */
public final class ModelBuilder {
    private static final List<String> FLAGS = List.of(
            "--cc",
            "--exe",
            "--build",
            "--prefix",
            "Vdut",
            "--default-language",
            "1364-2005", // in which "clocking" is a name
            "--flatten", // one class, so that the names of registers can be foretold
            "--x-initial",
            "unique",
            "--x-assign",
            "unique",
            "-fno-const-bit-op-tree", // Verilator 5.006 computes some boolean trees wrongly without it
            "-CFLAGS",
            "-I..");
    private static final Duration LIMIT = Duration.ofMinutes(20);
    private static final int LINES_SHOWN = 30;

    private final Tool tool;
    private final ModelCache cache;
    private final Optimise optimise;
    private final Harness harness;

    /** Of engines. */
    public ModelBuilder(Tool tool, ModelCache cache, Optimise optimise) {
        this(tool, cache, optimise, Harness.ENGINE);
    }

    public ModelBuilder(Tool tool, ModelCache cache, Optimise optimise, Harness harness) {
        this.tool = tool;
        this.cache = cache;
        this.optimise = optimise;
        this.harness = harness;
    }

    /**
     * A model that can be started.
     *
     * @param binary the executable
     * @param cached whether nothing had to be compiled
     */
    public record Model(Path binary, boolean cached) {}

    /**
     * The model of a generated folder.
     *
     * @throws BuildException when Verilator is missing or refuses the sources; the message ends with its last lines
     */
    public Model build(Path folder, Manifest manifest) {
        ModelSources sources = ModelSources.of(folder, manifest, harness);
        String key = sources.key(verilatorVersion(), command(manifest, sources));
        AtomicBoolean compiled = new AtomicBoolean();
        Path binary = cache.findOrBuild(key, scratch -> {
            compiled.set(true);
            compile(scratch, manifest, sources);
        });
        return new Model(binary, !compiled.get());
    }

    private String verilatorVersion() {
        Tool.Result result = tool.run(
                new Tool.Command(List.of("verilator", "--version"), Path.of("."), Map.of(), Duration.ofMinutes(1)));
        if (result.exitCode() != 0) {
            throw new BuildException(
                    "`verilator --version` failed: " + result.output().strip());
        }
        return result.output().strip();
    }

    private List<String> command(Manifest manifest, ModelSources sources) {
        List<String> words = new ArrayList<>(List.of("verilator"));
        words.addAll(FLAGS);
        words.addAll(optimise.verilatorFlags());
        words.addAll(List.of("-MAKEFLAGS", "OPT_FAST=" + optimise.flag())); // -CFLAGS -O2 has no effect in 5.006
        words.addAll(List.of("--top-module", harness.top(manifest), "-Irtl", "--Mdir", "obj", "-o", "../model"));
        words.addAll(sources.compiled());
        return List.copyOf(words);
    }

    private void compile(Path scratch, Manifest manifest, ModelSources sources) {
        try {
            sources.writeTo(scratch);
            List<String> words = new ArrayList<>(command(manifest, sources));
            words.addAll(1, List.of("-j", Integer.toString(Runtime.getRuntime().availableProcessors())));
            Tool.Result result = tool.run(new Tool.Command(words, scratch, environment(), LIMIT));
            Path model = scratch.resolve("model");
            if (result.exitCode() != 0 || !Files.isRegularFile(model)) {
                throw new BuildException("Verilator could not build " + harness.top(manifest) + " (exit "
                        + result.exitCode() + "):\n" + lastLines(result.output()));
            }
            Files.setPosixFilePermissions(model, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new SimException("cannot write " + scratch + ": " + e.getMessage(), e);
        }
    }

    /** ccache, where it is installed, compiles Verilator's own run-time library only once. */
    private static Map<String, String> environment() {
        return ProcessTool.find("ccache").isPresent() ? Map.of("OBJCACHE", "ccache") : Map.of();
    }

    private static String lastLines(String output) {
        List<String> lines = output.strip().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
    }
}
