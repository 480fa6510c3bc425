package io.hdlgen.boardsim;

import io.hdlgen.board.Board;
import io.hdlgen.board.Pin;
import io.hdlgen.board.Role;
import io.hdlgen.emit.Generator;
import io.hdlgen.plan.Plan;
import io.hdlgen.sim.build.Harness;
import io.hdlgen.sim.build.ModelBuilder;
import io.hdlgen.sim.build.ModelCache;
import io.hdlgen.sim.build.Optimise;
import io.hdlgen.sim.build.ProcessTool;
import io.hdlgen.sim.drive.BoardProcess;
import io.hdlgen.sim.drive.EngineSize;
import io.hdlgen.sim.drive.ModelProcess;
import io.hdlgen.sim.manifest.Manifest;
import io.hdlgen.toplevel.BoardClock;
import io.hdlgen.toplevel.BoardTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A generated folder with a board in it, meant for simulation: everything is as for the real board but the time.
 *
 * @param folder that was generated
 * @param manifest of it
 * @param divisor clocks of a bit of the serial line
 * @param released level of the reset button while nobody presses it
 */
public record BoardModel(Path folder, Manifest manifest, int divisor, boolean released) {
    /** Bits a second of the serial line, if a clock took as long as a device's: so a tick is as many bits as on a fast line. */
    private static final int BAUD = 250_000;

    /** Folder below the generated one for what a simulation leaves. */
    static final String WORK = "board-sim";

    /**
     * Generates the folder.
     *
     * @param target a board with a serial line
     * @param divisor clocks of a bit of it
     */
    public static BoardModel generate(Plan plan, BoardTarget target, int divisor, Path folder) throws IOException {
        Board board = target.board();
        BoardClock clock = new BoardClock((long) divisor * BAUD, target.clock().pll());
        Manifest manifest =
                Generator.generate(plan, Optional.of(new BoardTarget(board, clock, BAUD, target.text())), folder);
        return new BoardModel(
                folder,
                manifest,
                divisor,
                board.pin(Role.RESET).map(Pin::inverted).orElse(false));
    }

    /** Builds the simulation, or finds it in the cache. */
    public ModelBuilder.Model build(ModelCache cache, Optimise optimise) {
        return new ModelBuilder(new ProcessTool(), cache, optimise, Harness.BOARD).build(folder, manifest);
    }

    /**
     * Switches the board on.
     *
     * @param model as built
     * @param seed of what registers begin with
     */
    public BoardProcess start(ModelBuilder.Model model, int seed) throws IOException {
        Path work = Files.createDirectories(work());
        return BoardProcess.start(
                model.binary(),
                new ModelProcess.Traces(work.resolve("commands.frames"), work.resolve("model.log")),
                EngineSize.of(manifest),
                divisor,
                released,
                seed);
    }

    /** Folder for what a run leaves. */
    Path work() {
        return folder.resolve(WORK);
    }
}
