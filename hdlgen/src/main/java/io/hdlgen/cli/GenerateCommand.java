package io.hdlgen.cli;

import io.hdlgen.emit.Generator;
import io.hdlgen.plan.Plan;
import io.hdlgen.plan.Planner;
import io.hdlgen.sim.manifest.Manifest;
import io.hdlgen.toplevel.BoardTarget;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.cli.Options;

/** {@code hdlgen generate}: the Verilog of a trainer. */
final class GenerateCommand implements Command {
    @Override
    public String name() {
        return "generate";
    }

    @Override
    public String summary() {
        return "write the Verilog of the trainer, its memory images, test vectors and manifest";
    }

    @Override
    public Positionals positionals() {
        return SubjectOption.POSITIONAL;
    }

    @Override
    public Options options() {
        return new Options().addOption(OutOption.option()).addOption(SubjectOption.set());
    }

    @Override
    public Set<String> repeatable() {
        return SubjectOption.REPEATABLE;
    }

    @Override
    public String details() {
        return "A folder that was generated before is replaced as a whole; a folder with other files is refused.\n"
                + "Given a generated folder, generates it again from its manifest.";
    }

    @Override
    public Outcome run(Invocation call) throws BadInput, IOException {
        Subject subject = SubjectOption.readForHardware(call);
        Path folder = OutOption.of(call, subject);
        Plan plan = Planner.plan(subject.design());
        Optional<BoardTarget> target = Target.of(subject);
        Optional<Map<String, Object>> refusal = FitCheck.refuse(subject, plan, call.console());
        if (refusal.isPresent()) {
            return Outcome.checkFailed(refusal.get());
        }
        Manifest manifest = Generator.generate(plan, target, folder);
        long cycles = manifest.timing().cyclesPerSample();
        call.console().say(Describe.design(subject.design()));
        call.console()
                .say(String.format(
                        Locale.ROOT,
                        "wrote %d files to %s; top module %s, %d cycles a training sample",
                        manifest.files().size() + 1,
                        folder,
                        manifest.top(),
                        cycles));
        target.flatMap(board -> BoardText.doubts(board.board()))
                .ifPresent(doubts -> call.console()
                        .say(doubts + ": \"hdlgen boards show "
                                + subject.description().board().name() + "\" tells which of the board's"));
        call.console().say("next: hdlgen cosim " + folder);
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("name", subject.name());
        report.put("folder", folder.toString());
        report.put("top", manifest.top());
        report.put("digest", manifest.digest());
        report.put("files", manifest.files().size() + 1);
        report.put("cycles_per_sample", cycles);
        return Outcome.ok(report);
    }
}
