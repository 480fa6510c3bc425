package io.hdlgen.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code hdlgen doctor}: which tools are here, and how to get the others. */
final class DoctorCommand implements Command {
    /** What became of one tool; {@code version} is empty when it was not found. */
    record Finding(
            String tool,
            boolean found,
            String version,
            String oldest,
            boolean needed,
            boolean usable,
            List<String> commands,
            String purpose,
            String debianPackage) {}

    private final ToolProbe probe;

    DoctorCommand(ToolProbe probe) {
        this.probe = probe;
    }

    @Override
    public String name() {
        return "doctor";
    }

    @Override
    public String summary() {
        return "list the tools hdlgen calls: what is here, what is missing, how to install it";
    }

    @Override
    public Outcome run(Invocation call) throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        for (Tool tool : Tool.all()) {
            findings.add(examine(tool));
        }
        List<Finding> lacking = findings.stream().filter(one -> !one.usable()).toList();
        String install = installCommand(lacking);
        call.console().say(table(findings));
        call.console().say(lacking.isEmpty() ? "nothing is missing" : "to install what is missing:\n  " + install);
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("tools", findings);
        report.put("install", install);
        return lacking.stream().anyMatch(Finding::needed) ? Outcome.checkFailed(report) : Outcome.ok(report);
    }

    private Finding examine(Tool tool) throws InterruptedException {
        Optional<String> version = probe.version(tool);
        return new Finding(
                tool.name(),
                version.isPresent(),
                version.orElse(""),
                tool.oldest(),
                tool.needed(),
                version.map(tool::accepts).orElse(false),
                tool.commands(),
                tool.purpose(),
                tool.debianPackage());
    }

    private static String table(List<Finding> findings) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("tool", "found", "oldest", "", "commands", "what for"));
        for (Finding one : findings) {
            String verdict =
                    one.usable() ? "ok" : (one.found() ? "too old" : "missing") + (one.needed() ? "" : ", optional");
            rows.add(List.of(
                    one.tool(),
                    one.found() ? one.version() : "-",
                    one.oldest(),
                    verdict,
                    String.join(" ", one.commands()),
                    one.purpose()));
        }
        return TextTable.of(rows);
    }

    /** For Debian and its relatives; elsewhere the names say what to look for. Empty when nothing is lacking. */
    static String installCommand(List<Finding> lacking) {
        return lacking.isEmpty()
                ? ""
                : lacking.stream()
                        .map(Finding::debianPackage)
                        .distinct()
                        .collect(Collectors.joining(" ", "apt-get install -y --no-install-recommends ", ""));
    }
}
