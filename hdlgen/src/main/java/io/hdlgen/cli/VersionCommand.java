package io.hdlgen.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** {@code hdlgen version}. */
final class VersionCommand implements Command {
    @Override
    public String name() {
        return "version";
    }

    @Override
    public String summary() {
        return "show the version";
    }

    @Override
    public Outcome run(Invocation call) {
        String java = System.getProperty("java.version", "unknown");
        call.console().answer("hdlgen " + version() + " (Java " + java + ")");
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("version", version());
        report.put("java", java);
        return Outcome.ok(report);
    }

    /** From the manifest of our jar; a build that was never packed has none. */
    static String version() {
        String packed = VersionCommand.class.getPackage().getImplementationVersion();
        return packed == null ? "unpacked" : packed;
    }
}
