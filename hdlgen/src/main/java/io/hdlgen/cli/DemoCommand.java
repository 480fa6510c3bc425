package io.hdlgen.cli;

import io.hdlgen.golden.file.AtomicFile;
import io.hdlgen.lint.Lint;
import io.hdlgen.sim.report.ReportJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.Options;

/** {@code hdlgen demo}: everything once, on data that is built in. */
final class DemoCommand implements Command {
    @Override
    public String name() {
        return "demo";
    }

    @Override
    public String summary() {
        return "the whole way once: train, generate, lint, co-simulate, estimate, report";
    }

    @Override
    public Options options() {
        return new Options().addOption(Arguments.value("out", "DIR", "where to put results (default: build/demo)"));
    }

    @Override
    public String details() {
        return "Backpropagation and direct feedback alignment learn the built-in digits. Ends with status 1 unless\n"
                + "both learn, three lint tools have no remark and the Verilog is bit-exact and cycle-exact.";
    }

    @Override
    public Outcome run(Invocation call) throws BadInput, IOException {
        Path folder = call.path("out").orElse(Path.of("build", "demo"));
        Writable.checkFolder("out", folder);
        List<DemoResult> results = new ArrayList<>();
        results.add(new DemoDesign("digits-bp", 90, folder, call.console()).run());
        results.add(new DemoDesign("digits-dfa", 88, folder, call.console()).run());
        Path page = folder.resolve("report.md");
        AtomicFile.write(page, DemoReport.of(results));
        boolean good = true;
        for (DemoResult one : results) {
            for (String failure : one.failures()) {
                call.console().error("error: " + one.name() + ": " + failure);
                good = false;
            }
        }
        call.console().say("\n" + (good ? "everything holds; " : "NOT everything holds; ") + "report: " + page);
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("passed", good);
        report.put("report", page.toString());
        report.put("designs", results.stream().map(DemoCommand::fields).toList());
        return good ? Outcome.ok(report) : Outcome.checkFailed(report);
    }

    private static Map<String, Object> fields(DemoResult one) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", one.name());
        fields.put("folder", one.folder().toString());
        fields.put("checkpoint", one.checkpoint().toString());
        fields.put("test_accuracy", one.lastEpoch().testAccuracy());
        fields.put("float_test_accuracy", one.lastEpoch().floatTestAccuracy().orElse(Double.NaN));
        fields.put("wanted_accuracy", one.wantedAccuracy());
        fields.put("cycles_per_sample", one.estimate().cyclesPerSample());
        fields.put("multipliers", one.estimate().multipliers());
        fields.put("utilisation", one.estimate().utilisation());
        fields.put("memory_bits", one.estimate().memoryBits());
        Map<String, Object> lint = new LinkedHashMap<>();
        for (Lint.Verdict verdict : one.lint()) {
            lint.put(verdict.tool(), verdict.clean());
        }
        fields.put("lint", lint);
        fields.put("cosim", ReportJson.fields(one.cosim()));
        fields.put("failures", one.failures());
        return fields;
    }
}
