package io.hdlgen.cli;

import io.hdlgen.golden.spec.DescriptionJson;
import io.hdlgen.golden.spec.DesignDigest;
import io.hdlgen.plan.Hardware;
import io.hdlgen.sim.manifest.ManifestException;
import io.hdlgen.sim.manifest.ManifestFile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.cli.Options;

/** {@code hdlgen check}: is this description valid, or this folder as it was generated? */
final class CheckCommand implements Command {
    @Override
    public String name() {
        return "check";
    }

    @Override
    public String summary() {
        return "validate a description, or see whether a generated folder is unchanged";
    }

    @Override
    public Positionals positionals() {
        return SubjectOption.POSITIONAL;
    }

    @Override
    public Options options() {
        return new Options().addOption(SubjectOption.set());
    }

    @Override
    public Set<String> repeatable() {
        return SubjectOption.REPEATABLE;
    }

    @Override
    public Outcome run(Invocation call) throws BadInput {
        Subject subject = SubjectOption.read(call);
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("name", subject.name());
        report.put("digest", DesignDigest.of(subject.design()));
        report.put("design", DescriptionJson.of(subject.design()));
        Optional<String> missing = Hardware.missing(subject.description());
        missing.ifPresent(what ->
                call.console().warn(SubjectOption.noHardware(subject, what).toString()));
        report.put("hardware", missing.isEmpty());
        report.put(
                "warnings",
                subject.warnings().stream().map(JsonReport.Problem::of).toList());
        if (subject.generated() && !isUnchanged(subject, call.console())) {
            return Outcome.checkFailed(report);
        }
        call.console().say(subject.path() + ": valid: " + Describe.design(subject.design()));
        return Outcome.ok(report);
    }

    private static boolean isUnchanged(Subject folder, Console console) {
        try {
            ManifestFile.readAndVerify(folder.path());
            return true;
        } catch (ManifestException changed) {
            console.error("error: " + changed.getMessage());
            return false;
        }
    }
}
