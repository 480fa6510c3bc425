package io.hdlgen.cli;

import io.hdlgen.emit.Generator;
import io.hdlgen.golden.checkpoint.WeightFolder;
import io.hdlgen.golden.data.DataSet;
import io.hdlgen.golden.data.Samples;
import io.hdlgen.golden.data.TrainingOrder;
import io.hdlgen.plan.Planner;
import io.hdlgen.regress.CarelessMemories;
import io.hdlgen.sim.build.BuildException;
import io.hdlgen.sim.lockstep.Cosim;
import io.hdlgen.sim.lockstep.CosimOptions;
import io.hdlgen.sim.lockstep.CosimOptions.VcdWindow;
import io.hdlgen.sim.lockstep.CosimReport;
import io.hdlgen.sim.lockstep.GoldenFactory;
import io.hdlgen.sim.report.ReportJson;
import io.hdlgen.sim.report.ReportText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.cli.Options;

/** {@code hdlgen cosim}: does the Verilog do, bit for bit, what the golden model does? */
final class CosimCommand implements Command {
    private static final int SAMPLES = 200;
    private static final int MOST_SAMPLES = 100_000_000;
    private static final String ALL = "all";
    private static final String CARELESS = "careless-memories";

    @Override
    public String name() {
        return "cosim";
    }

    @Override
    public String summary() {
        return "simulate the Verilog beside the golden model and compare every word after every sample";
    }

    @Override
    public Positionals positionals() {
        return SubjectOption.POSITIONAL;
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(DataOption.option("random"))
                .addOption(Arguments.value("samples", "N", "training samples to compare, or all (default: 200)"))
                .addOption(Arguments.value("seed", "N", "of start-up values and pauses (default: 1)"))
                .addOption(Arguments.flag("stalls", "random pauses of input and output; the last part has none"))
                .addOption(Arguments.flag(
                        CARELESS, "memories answer with rubbish when a word is read while it is written"))
                .addOption(
                        Arguments.flag("keep-going", "count the samples that differ instead of stopping at the first"))
                .addOption(Arguments.value("vcd", "FILE", "record waves"))
                .addOption(Arguments.value("from", "N", "first sample of the waves, from 0 (default: 0)"))
                .addOption(Arguments.value("to", "N", "last sample of the waves (default: the first)"))
                .addOption(WeightsOption.orRandom())
                .addOption(Arguments.value(
                        "export",
                        "DIR",
                        "read the trained matrices back through the host port and write one .npy each"))
                .addOption(OutOption.option())
                .addOption(SubjectOption.set());
    }

    @Override
    public Set<String> repeatable() {
        return SubjectOption.REPEATABLE;
    }

    @Override
    public String details() {
        return "A description is generated first. Samples come in the order in which train visits them.\n"
                + "Ends with status 1 if anything differs, cycles included, and says where.";
    }

    @Override
    public Outcome run(Invocation call) throws BadInput, IOException {
        Subject subject = SubjectOption.readForHardware(call);
        DataSet data = DataOption.toCompare(call, subject.description());
        int count = count(call, data);
        CosimOptions.Builder options = CosimOptions.builder(count)
                .seed(call.number("seed", 1, 1, Integer.MAX_VALUE))
                .stalls(call.has("stalls"))
                .keepGoing(call.has("keep-going"));
        Map<String, int[][]> weights = WeightsOption.matrices(call, subject.design());
        if (!weights.isEmpty()) {
            options.golden(GoldenFactory.ofWeights(weights));
        }
        setWaves(call, count, options);
        Optional<Path> export = call.path("export");
        if (export.isPresent()) {
            Writable.checkFolder("export", export.get());
        }
        Path folder = folder(call, subject);
        call.console().say(Describe.design(subject.design()));
        Samples visits =
                new TrainingOrder(data.training(), subject.description().seed(), count);
        return compare(call.console(), folder, options.build(), visits, export);
    }

    private static Outcome compare(
            Console console, Path folder, CosimOptions options, Samples visits, Optional<Path> export)
            throws IOException {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("folder", folder.toString());
        try {
            CosimReport result = simulate(console, folder, options, visits, export);
            ReportText.lines(result).forEach(result.passed() ? console::say : console::error);
            report.putAll(ReportJson.fields(result));
            return result.passed() ? Outcome.ok(report) : Outcome.checkFailed(report);
        } catch (BuildException noModel) {
            console.error("error: " + noModel.getMessage());
            report.put("failure", Map.of("kind", "build", "message", noModel.getMessage()));
            return Outcome.checkFailed(report);
        }
    }

    private static CosimReport simulate(
            Console console, Path folder, CosimOptions options, Samples visits, Optional<Path> export)
            throws IOException {
        try (CosimProgress progress = new CosimProgress(console, options.samples(), "", export.isPresent())) {
            CosimReport result = Cosim.run(folder, options, visits, progress);
            if (export.isPresent() && result.passed()) {
                WeightFolder.write(export.get(), progress.matrices());
                console.say("wrote the matrices to " + export.get());
            }
            return result;
        }
    }

    private static int count(Invocation call, DataSet data) throws BadInput {
        if (call.text("samples").filter(ALL::equals).isPresent()) {
            return data.training().size();
        }
        return call.number("samples", SAMPLES, 1, MOST_SAMPLES);
    }

    private static void setWaves(Invocation call, int count, CosimOptions.Builder options) throws BadInput {
        boolean window = call.has("from") || call.has("to");
        if (window && !call.has("vcd")) {
            throw BadInput.of(Mistake.NEEDS_OPTION, call.has("from") ? "--from" : "--to", "--vcd FILE");
        }
        int from = call.number("from", 0, 0, count - 1);
        int to = call.number("to", from, from, count - 1);
        Optional<Path> file = call.path("vcd");
        if (file.isPresent()) {
            Writable.checkFile("vcd", file.get());
            options.vcd(new VcdWindow(file.get(), from, to));
        }
    }

    private static Path folder(Invocation call, Subject subject) throws BadInput, IOException {
        if (!subject.generated()) {
            Path folder = OutOption.of(call, subject);
            Generator.generate(Planner.plan(subject.design()), folder);
            if (call.has(CARELESS)) {
                new CarelessMemories().apply(folder);
            }
            return folder;
        }
        if (call.has(CARELESS)) {
            throw BadInput.of(Mistake.NEEDS_OPTION, "--" + CARELESS, "a description, which is generated anew");
        }
        OutOption.refuse(call, subject);
        return subject.path();
    }
}
