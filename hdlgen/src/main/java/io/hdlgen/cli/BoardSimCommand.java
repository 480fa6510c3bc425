package io.hdlgen.cli;

import io.hdlgen.board.Link;
import io.hdlgen.boardsim.BoardModel;
import io.hdlgen.boardsim.DriverFailed;
import io.hdlgen.boardsim.Trial;
import io.hdlgen.golden.data.Samples;
import io.hdlgen.golden.data.TrainingOrder;
import io.hdlgen.link.LinkTiming;
import io.hdlgen.link.host.LinkException;
import io.hdlgen.plan.Planner;
import io.hdlgen.sim.build.BuildException;
import io.hdlgen.sim.build.ModelBuilder;
import io.hdlgen.sim.build.ModelCache;
import io.hdlgen.sim.build.Optimise;
import io.hdlgen.sim.drive.BoardProcess;
import io.hdlgen.toplevel.BoardTarget;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.cli.Options;

/** {@code hdlgen board-sim}: the top level of a board in simulation, trained over its serial line by the host drivers. */
final class BoardSimCommand implements Command {
    private static final int SAMPLES = 100;
    private static final int MOST_SAMPLES = 100_000;
    private static final int MOST_FAULTS = 1_000_000;
    private static final int MOST_DIVISOR = 4096;
    private static final String ALL = "all";
    private static final String PORT_ONLY = "port-only";

    @Override
    public String name() {
        return "board-sim";
    }

    @Override
    public String summary() {
        return "simulate a board behind a serial port, and train it with the host drivers";
    }

    @Override
    public Positionals positionals() {
        return SubjectOption.POSITIONAL;
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Arguments.value("driver", "NAME", "java, python, c, or all (default)"))
                .addOption(DataOption.option("random"))
                .addOption(Arguments.value("samples", "N", "training samples of each driver (default: 100)"))
                .addOption(Arguments.value("faults", "N", "then let N things go wrong on the wire (default: 0)"))
                .addOption(Arguments.value("seed", "N", "of start-up values and faults (default: 1)"))
                .addOption(Arguments.value(
                        "baud-divisor", "N", "clocks of a bit of the line, from 4 (default: 4, the fastest)"))
                .addOption(Arguments.flag(PORT_ONLY, "say the name of the port, and leave it to other programs"))
                .addOption(Arguments.value(
                        "out", "DIR", "where to put the generated folder (default: build/NAME-board-sim)"))
                .addOption(SubjectOption.set());
    }

    @Override
    public Set<String> repeatable() {
        return SubjectOption.REPEATABLE;
    }

    @Override
    public String details() {
        return "Weights, predictions, banks and random states must be the golden model's; else the status is 1.\n"
                + "With --port-only the board runs until Ctrl-C: hdlgen host PORT, or a program of your own.";
    }

    @Override
    public Outcome run(Invocation call) throws BadInput, IOException {
        Subject subject = SubjectOption.readForHardware(call);
        BoardTarget target = target(subject);
        List<Trial.Driver> drivers = drivers(call);
        int faults = call.number("faults", 0, 0, MOST_FAULTS);
        int seed = call.number("seed", 1, 1, Integer.MAX_VALUE);
        int divisor = call.number("baud-divisor", LinkTiming.DIVISOR_MIN, LinkTiming.DIVISOR_MIN, MOST_DIVISOR);
        int count = call.number("samples", SAMPLES, 1, MOST_SAMPLES);
        Samples samples = new TrainingOrder(
                DataOption.toCompare(call, subject.description()).training(),
                subject.description().seed(),
                count);
        Path folder = call.path("out").orElse(Path.of("build", subject.name() + "-board-sim"));
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("folder", folder.toString());
        report.put("board", target.board().slug());
        report.put("baud_divisor", divisor);
        BoardModel model = BoardModel.generate(Planner.plan(subject.design()), target, divisor, folder);
        call.console().say(Describe.design(subject.design()));
        try {
            ModelBuilder.Model built = model.build(ModelCache.ofUser(), Optimise.RUN);
            call.console().say(built.cached() ? "simulation model: from the cache" : "simulation model: built");
            try (BoardProcess board = model.start(built, seed)) {
                report.put("port", board.port());
                report.put("clocks_per_second", board.rate());
                if (call.has(PORT_ONLY)) {
                    return leave(call, board, report);
                }
                BoardSimRun run = new BoardSimRun(call.console(), model, board, samples, report);
                boolean passed = run.trials(drivers);
                passed &= faults == 0 || run.torture(faults, seed);
                return passed ? Outcome.ok(report) : Outcome.checkFailed(report);
            }
        } catch (BuildException | LinkException | DriverFailed failed) {
            call.console().error("error: " + failed.getMessage());
            report.put("failure", failed.getMessage());
            return Outcome.checkFailed(report);
        }
    }

    private static BoardTarget target(Subject subject) throws BadInput, IOException {
        BoardTarget target = Target.of(subject)
                .orElseThrow(() -> BadInput.of(
                        Mistake.NO_SERIAL_LINE,
                        subject.path().toString(),
                        "no board is named",
                        "--set board=icebreaker, for example, names one"));
        if (target.board().link() == Link.AXI) {
            throw BadInput.of(
                    Mistake.NO_SERIAL_LINE,
                    subject.path().toString(),
                    target.board().slug() + " has a processor and no serial line to its engine",
                    "hdlgen cosim simulates the engine itself");
        }
        return target;
    }

    private static List<Trial.Driver> drivers(Invocation call) throws BadInput {
        String name = call.text("driver").orElse(ALL);
        List<String> known = new ArrayList<>(List.of(ALL));
        for (Trial.Driver driver : Trial.Driver.values()) {
            known.add(driver.text());
            if (driver.text().equals(name)) {
                return List.of(driver);
            }
        }
        if (!name.equals(ALL)) {
            String hint = Nearest.hint(name, known, "");
            throw BadInput.of(Mistake.UNKNOWN_VALUE, "--driver", name, String.join(", ", known), hint);
        }
        return Arrays.asList(Trial.Driver.values());
    }

    private static Outcome leave(Invocation call, BoardProcess board, Map<String, Object> report) {
        call.console().answer(board.port());
        call.console().say("the board runs until Ctrl-C");
        while (!call.stop().requested()) {
            board.checkAlive();
            pause();
        }
        return Outcome.ok(report);
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LinkException("interrupted", e);
        }
    }
}
