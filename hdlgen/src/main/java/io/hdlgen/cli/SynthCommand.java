package io.hdlgen.cli;

import io.hdlgen.board.Board;
import io.hdlgen.board.Family;
import io.hdlgen.board.Flow;
import io.hdlgen.emit.FamilySources;
import io.hdlgen.emit.Generator;
import io.hdlgen.estimate.Fit;
import io.hdlgen.estimate.Resources;
import io.hdlgen.estimate.Surroundings;
import io.hdlgen.golden.spec.Words;
import io.hdlgen.plan.Plan;
import io.hdlgen.plan.Planner;
import io.hdlgen.sim.build.BuildException;
import io.hdlgen.sim.build.ProcessTool;
import io.hdlgen.sim.manifest.ManifestFile;
import io.hdlgen.synth.DeviceUse;
import io.hdlgen.synth.Synthesis;
import io.hdlgen.toplevel.BoardTarget;
import io.hdlgen.toplevel.BoardTop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.cli.Options;

/** {@code hdlgen synth}: what a design really takes of a device, and for iCE40 the bitstream. */
final class SynthCommand implements Command {
    private static final String FAMILY = "family";
    private static final String FAMILIES =
            Arrays.stream(Family.values()).map(Family::text).collect(Collectors.joining(", "));

    @Override
    public String name() {
        return "synth";
    }

    @Override
    public String summary() {
        return "synthesise with Yosys and compare with the device; for iCE40 up to the bitstream";
    }

    @Override
    public Positionals positionals() {
        return SubjectOption.POSITIONAL;
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Arguments.value(
                        FAMILY,
                        "LIST",
                        "without a board: the core for these families, such as ice40,ecp5 (default: all)"))
                .addOption(OutOption.option())
                .addOption(SubjectOption.set());
    }

    @Override
    public Set<String> repeatable() {
        return SubjectOption.REPEATABLE;
    }

    @Override
    public String details() {
        return "A description is generated first. Logs and what is built are kept in the generated folder.\n"
                + "Ends with status 1 if the design does not fit the board or its clock is too slow.";
    }

    @Override
    public Outcome run(Invocation call) throws BadInput, IOException {
        Subject subject = SubjectOption.readForHardware(call);
        if (subject.board().isPresent() && call.has(FAMILY)) {
            throw BadInput.of(Mistake.NEEDS_OPTION, "--" + FAMILY, "--set board=none");
        }
        List<Family> families = families(call.text(FAMILY));
        Optional<BoardTarget> target = Target.of(subject);
        Plan plan = Planner.plan(subject.design());
        Optional<Map<String, Object>> refusal = FitCheck.refuse(subject, plan, call.console());
        if (refusal.isPresent()) {
            return Outcome.checkFailed(refusal.get());
        }
        Path folder = OutOption.of(call, subject);
        if (subject.generated()) {
            OutOption.refuse(call, subject);
        } else {
            Generator.generate(plan, target, folder);
        }
        call.console().say(Describe.design(subject.design()));
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("name", subject.name());
        report.put("folder", folder.toString());
        try {
            return target.isPresent()
                    ? onBoard(call.console(), plan, target.get(), folder, report)
                    : core(call.console(), plan, families, folder, report);
        } catch (BuildException failed) {
            call.console().error("error: " + failed.getMessage());
            report.put("failure", failed.getMessage());
            return Outcome.checkFailed(report);
        }
    }

    private static Outcome onBoard(
            Console console, Plan plan, BoardTarget target, Path folder, Map<String, Object> report)
            throws IOException {
        Board board = target.board();
        Family family = board.part().family();
        boolean open = board.flow() == Flow.ICESTORM;
        refuseMissing(open ? List.of("yosys", "make", "nextpnr-ice40", "icepack") : List.of("yosys"));
        report.put("board", board.slug());
        report.put(FAMILY, family.text());
        report.put("top", BoardTop.MODULE);
        Path scripts = folder.resolve("scripts");
        String name = plan.design().description().name();
        SynthReport result;
        try (Steps steps = new Steps(console, open ? 3 : 1)) {
            Synthesis synthesis = new Synthesis(new ProcessTool());
            steps.begin("yosys");
            Synthesis.Mapped mapped =
                    synthesis.map(family, scripts, sources(scripts.resolve("sources.f")), BoardTop.MODULE, name);
            Fit fit = Fit.of(Resources.of(plan, family, Surroundings.of(board)), board.totals());
            result =
                    SynthReport.mapped(board, target.clock().hertz() / 1e6, DeviceUse.of(mapped.counts(), fit), mapped);
            if (open) {
                steps.begin("nextpnr-ice40");
                result = result.placed(synthesis.place(scripts, name));
                if (result.passed()) {
                    steps.begin("icepack");
                    result = result.packed(synthesis.pack(scripts, name));
                }
            }
            steps.end();
        }
        report.putAll(result.fields());
        console.say(result.table());
        result.remarks().forEach(console::say);
        result.failures().forEach(failure -> console.error("error: " + failure));
        return result.passed() ? Outcome.ok(report) : Outcome.checkFailed(report);
    }

    private static Outcome core(
            Console console, Plan plan, List<Family> families, Path folder, Map<String, Object> report)
            throws IOException {
        refuseMissing(List.of("yosys"));
        String top = ManifestFile.read(folder).top();
        report.put("top", top);
        List<SynthReport.OfCore> cores = new ArrayList<>();
        try (Steps steps = new Steps(console, families.size())) {
            Synthesis synthesis = new Synthesis(new ProcessTool());
            for (Family family : families) {
                steps.begin(family.text());
                List<String> sources = FamilySources.write(family, folder).stream()
                        .map(path -> "../../" + path)
                        .toList();
                Path work = Files.createDirectories(folder.resolve("synth").resolve(family.text()));
                cores.add(new SynthReport.OfCore(
                        Resources.of(plan, family, Surroundings.NONE),
                        synthesis.map(
                                family,
                                work,
                                sources,
                                top,
                                plan.design().description().name())));
            }
            steps.end();
        }
        report.put("families", cores.stream().map(SynthReport.OfCore::fields).toList());
        console.say("the core alone, every port a pin; in brackets the estimates");
        console.say(SynthReport.families(cores));
        return Outcome.ok(report);
    }

    private static List<Family> families(Optional<String> list) throws BadInput {
        if (list.isEmpty()) {
            return List.of(Family.values());
        }
        List<Family> families = new ArrayList<>();
        for (String name : list.get().split(",", -1)) {
            families.add(Arrays.stream(Family.values())
                    .filter(family -> family.text().equals(name.strip()))
                    .findFirst()
                    .orElseThrow(() ->
                            BadInput.of(Mistake.UNKNOWN_VALUE, "--" + FAMILY, Words.shorten(name), FAMILIES, "")));
        }
        return families.stream().distinct().toList();
    }

    private static List<String> sources(Path list) throws IOException {
        return Files.readAllLines(list).stream().map(path -> "../" + path).toList();
    }

    /** Before an hour of work is done for nothing. */
    private static void refuseMissing(List<String> programs) {
        List<Tool> missing = Tool.all().stream()
                .filter(tool -> programs.contains(tool.name()))
                .filter(tool -> ProcessTool.find(tool.name()).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            throw new BuildException("not found: "
                    + missing.stream().map(Tool::name).collect(Collectors.joining(", "))
                    + "; `./hdlgen.sh doctor` says how to install what is missing (Debian: apt-get install "
                    + missing.stream().map(Tool::debianPackage).collect(Collectors.joining(" "))
                    + ")");
        }
    }

    /** Shows what is being done; how long a step takes is not known beforehand. */
    private static final class Steps implements AutoCloseable {
        private final Progress progress;
        private long begun;

        Steps(Console console, int count) {
            progress = console.progress("synth", count, "steps");
        }

        void begin(String step) {
            progress.remark(step);
            progress.advanceTo(begun);
            begun++;
        }

        void end() {
            progress.advanceTo(begun);
        }

        @Override
        public void close() {
            progress.close();
        }
    }
}
