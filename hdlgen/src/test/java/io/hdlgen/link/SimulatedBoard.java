package io.hdlgen.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.plan.Plan;
import io.hdlgen.regress.Patch;
import io.hdlgen.sim.manifest.Manifest;
import io.hdlgen.sim.manifest.ManifestFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** An engine with its link in Verilator; the serial line ends in the standard streams of the process. */
final class SimulatedBoard implements AutoCloseable {
    /** Short, so that the wire takes no longer than the engine. */
    static final LinkTiming TIMING = new LinkTiming(4, 20_000);

    private final Process process;
    private final Manifest manifest;

    private SimulatedBoard(Process process, Manifest manifest) {
        this.process = process;
        this.manifest = manifest;
    }

    /** Builds a board in a folder; returns the binary. */
    static Path build(Plan plan, Path folder, Patch... patches) throws IOException, InterruptedException {
        List<String> link = LinkRig.generate(plan, TIMING, folder);
        for (Patch patch : patches) {
            patch.apply(folder);
        }
        try (InputStream driver = Objects.requireNonNull(SimulatedBoard.class.getResourceAsStream("/link/wire.cpp"))) {
            Files.copy(driver, folder.resolve("wire.cpp"));
        }
        List<String> command = new ArrayList<>(List.of(
                "verilator --cc --exe --build -j 2 --default-language 1364-2005 --x-initial unique -O3 -Mdir model -o wire --top-module trainer"
                        .split(" ")));
        command.addAll(List.of("-MAKEFLAGS", "OPT_FAST=-O1 OPT_SLOW=-O0 OPT_GLOBAL=-O1", "wire.cpp"));
        command.addAll(Files.readAllLines(folder.resolve("rtl/files.f")));
        command.addAll(link);
        Path log = folder.resolve("build.log");
        int status = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        assertThat(status).as(Files.readString(log)).isZero();
        return folder.resolve("model/wire");
    }

    /** Switches it on. */
    static SimulatedBoard start(Path folder) throws IOException {
        Process process = new ProcessBuilder(
                        folder.resolve("model/wire").toString(), Integer.toString(TIMING.divisor()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new SimulatedBoard(process, ManifestFile.read(folder));
    }

    Manifest manifest() {
        return manifest;
    }

    InputStream input() {
        return process.getInputStream();
    }

    OutputStream output() {
        return process.getOutputStream();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
