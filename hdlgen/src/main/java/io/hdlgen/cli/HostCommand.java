package io.hdlgen.cli;

import io.hdlgen.golden.data.DataSet;
import io.hdlgen.golden.data.SampleRange;
import io.hdlgen.golden.data.Samples;
import io.hdlgen.golden.data.TrainingOrder;
import io.hdlgen.golden.spec.ControlOption;
import io.hdlgen.golden.spec.Description;
import io.hdlgen.link.host.HostLink;
import io.hdlgen.link.host.LinkException;
import io.hdlgen.link.host.LinkSession;
import io.hdlgen.link.host.SerialLine;
import io.hdlgen.link.host.Statistics;
import io.hdlgen.sim.manifest.Manifest;
import io.hdlgen.sim.manifest.ManifestFile;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.cli.OptionGroup;
import org.apache.commons.cli.Options;

/** {@code hdlgen host}: works an engine on a board over its serial line. */
final class HostCommand implements Command {
    private static final int MOST_SAMPLES = 1 << 30;
    private static final int MOST_BAUD = 12_000_000;
    private static final int MOST_MILLISECONDS = 60_000;

    @Override
    public String name() {
        return "host";
    }

    @Override
    public String summary() {
        return "train an engine on a board over its serial port, read and write its weights";
    }

    @Override
    public Positionals positionals() {
        return new Positionals(HostAction.usage() + " FOLDER", 2, 2);
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Arguments.value("port", "NAME", "the serial port, such as /dev/ttyUSB1 or COM3; needed"))
                .addOption(Arguments.value("baud", "N", "rate of the port (default: that of the design's board)"))
                .addOption(Arguments.value(
                        "timeout", "MS", "longest time from a frame to its answer (default: by the rate)"))
                .addOptionGroup(new OptionGroup()
                        .addOption(WeightsOption.option())
                        .addOption(Arguments.value("resume", "FILE", "load: go on where this checkpoint was saved")))
                .addOption(DataOption.option("required"))
                .addOption(Arguments.value("samples", "N", "train, infer: how many (default: all, once)"))
                .addOption(Arguments.value("predictions", "FILE", "train, infer: write what was predicted, one a line"))
                .addOption(Arguments.value("export", "DIR", "read: write the matrices, one .npy each"))
                .addOption(Arguments.flag("csv", "read: write .csv instead of .npy"))
                .addOption(Arguments.value("checkpoint", "FILE", "save: the checkpoint"));
    }

    @Override
    public String details() {
        return "FOLDER is what was generated for the engine on the board; an engine of another design is refused.\n"
                + "load resets the engine and loads the weights of the seed, or others; write changes the weights only.";
    }

    @Override
    public Outcome run(Invocation call) throws BadInput, IOException {
        HostAction action = HostAction.of(call);
        checkOutputs(call, action);
        Manifest manifest =
                ManifestFile.read(Invocation.pathOf("host", call.arguments().get(1)));
        Description description = manifest.design().description();
        needControl(description, ControlOption.LINK);
        String port = call.text("port").orElseThrow(() -> missing(action, "--port NAME"));
        int baud = call.number("baud", description.board().baud(), 1, MOST_BAUD);
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("action", action.text());
        report.put("port", port);
        try (SerialLine line = open(port, baud)) {
            LinkSession session = call.has("timeout")
                    ? line.session(Duration.ofMillis(call.number("timeout", 0, 1, MOST_MILLISECONDS)))
                    : line.session();
            HostLink link = attach(session, manifest, port);
            try {
                boolean complete = act(call, action, link, manifest, report);
                statistics(call.console(), link.statistics(), action, report);
                report.put("resent", session.resent());
                return complete ? Outcome.ok(report) : Outcome.checkFailed(report);
            } catch (LinkException broken) {
                call.console().error("error: " + port + ": " + broken.getMessage());
                report.put("failure", broken.getMessage());
                return Outcome.checkFailed(report);
            }
        }
    }

    private static SerialLine open(String port, int baud) throws BadInput {
        try {
            return SerialLine.open(port, baud);
        } catch (LinkException closed) {
            throw BadInput.of(Mistake.NO_ENGINE, "--port", String.valueOf(closed.getMessage()));
        }
    }

    private static HostLink attach(LinkSession session, Manifest manifest, String port) throws BadInput {
        try {
            return new HostLink(session, manifest);
        } catch (LinkException other) {
            throw BadInput.of(Mistake.NO_ENGINE, port, String.valueOf(other.getMessage()));
        }
    }

    private static boolean act(
            Invocation call, HostAction action, HostLink link, Manifest manifest, Map<String, Object> report)
            throws BadInput, IOException {
        switch (action) {
            case LOAD -> HostFiles.load(call, link, manifest);
            case WRITE -> HostFiles.write(call, link, manifest);
            case TRAIN -> {
                return HostRun.run(call, link, next(call, link, manifest), true, report);
            }
            case INFER -> {
                needControl(manifest.design().description(), ControlOption.INFERENCE);
                Samples test = data(call, manifest).test();
                int count = call.number("samples", test.size(), 1, test.size());
                return HostRun.run(call, link, new SampleRange(test, 0, count), false, report);
            }
            case READ -> HostFiles.read(call, link, manifest);
            case SAVE -> HostFiles.save(call, link, manifest, data(call, manifest));
            case STATS -> {
                // told after every action
            }
        }
        return true;
    }

    /** Training samples after those that the engine has had. */
    private static Samples next(Invocation call, HostLink link, Manifest manifest) throws BadInput {
        DataSet data = data(call, manifest);
        int count = call.number("samples", data.training().size(), 1, MOST_SAMPLES);
        int had = Math.toIntExact(link.statistics().samples());
        long seed = manifest.design().description().seed();
        return new SampleRange(new TrainingOrder(data.training(), seed, Math.addExact(had, count)), had, count);
    }

    private static DataSet data(Invocation call, Manifest manifest) throws BadInput {
        return DataOption.toLearn(call, manifest.design().description());
    }

    private static void statistics(Console console, Statistics counted, HostAction action, Map<String, Object> report) {
        if (action == HostAction.STATS) {
            console.say(counted.samples() + " samples trained since the reset");
            console.say(counted.predictions() + " predictions, " + counted.correct() + " of them right, "
                    + counted.cycles() + " busy clocks (0 without engine.control: [counters])");
        }
        report.put("statistics", counted);
    }

    private static void checkOutputs(Invocation call, HostAction action) throws BadInput {
        switch (action) {
            case READ ->
                Writable.checkFolder("export", call.path("export").orElseThrow(() -> missing(action, "--export DIR")));
            case SAVE ->
                Writable.checkFile(
                        "checkpoint", call.path("checkpoint").orElseThrow(() -> missing(action, "--checkpoint FILE")));
            case WRITE -> {
                if (call.path("weights").isEmpty()) {
                    throw missing(action, "--weights DIR|CHECKPOINT");
                }
            }
            case TRAIN, INFER -> {
                if (call.path("predictions").isPresent()) {
                    Writable.checkFile("predictions", call.path("predictions").get());
                }
            }
            case LOAD, STATS -> {
                // nothing is written
            }
        }
    }

    private static BadInput missing(HostAction action, String option) {
        return BadInput.of(
                Mistake.MISSING_ARGUMENT, "host", option, "host " + action.text() + " " + option + " FOLDER");
    }

    static void needControl(Description description, ControlOption control) throws BadInput {
        if (!description.engine().controls(control)) {
            throw BadInput.of(Mistake.NO_CONTROL, "engine.control", control.text());
        }
    }
}
