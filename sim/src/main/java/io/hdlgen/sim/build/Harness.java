package io.hdlgen.sim.build;

import io.hdlgen.sim.manifest.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The C++ around a model, and what of a generated folder it drives. */
public enum Harness {
    /** The engine at its ports, compared after every sample. */
    ENGINE,
    /** The top level of a board with a serial line at its pins, behind a pseudo-terminal. */
    BOARD;

    /** Verilog of a board, in {@code rtl/}. */
    private static final String BOARD_LIST = "rtl/board.f";
    /** That of the engine alone. */
    private static final String ENGINE_LIST = "rtl/files.f";
    /** The vendor's clock multiplier, for which a model of the harness stands in. */
    static final String CLOCKING = "rtl/clocking.v";

    /** C++ files, in the resources beside this class. */
    List<String> sources() {
        return switch (this) {
            case ENGINE ->
                List.of("harness.cpp", "harness_commands.h", "harness_run.h", "harness_plain.h", "harness_model.h");
            case BOARD -> List.of("board.cpp", "board_line.h", "board_wire.h", "harness_model.h");
        };
    }

    /** The module that is simulated. */
    String top(Manifest manifest) {
        return switch (this) {
            case ENGINE -> manifest.top();
            case BOARD -> "board_top";
        };
    }

    /** Hierarchical name below that module of what the manifest names below the engine. */
    String below(String probe) {
        return switch (this) {
            case ENGINE -> probe;
            case BOARD -> "u_trainer.u_engine." + probe;
        };
    }

    /** Verilog files of a folder that are compiled. */
    List<String> verilog(Path folder, Manifest manifest) throws IOException {
        return switch (this) {
            // Around an engine for a board stand cells that only the board's tools know.
            case ENGINE ->
                Files.exists(folder.resolve(BOARD_LIST))
                        ? Files.readAllLines(folder.resolve(ENGINE_LIST))
                        : manifest.files().stream()
                                .map(Manifest.GeneratedFile::path)
                                .filter(Harness::isVerilog)
                                .toList();
            case BOARD -> Files.readAllLines(folder.resolve(BOARD_LIST));
        };
    }

    private static boolean isVerilog(String path) {
        return path.startsWith("rtl/") && Stream.of(".v", ".vh", ".svh").anyMatch(path::endsWith);
    }
}
