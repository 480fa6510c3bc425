package io.hdlgen.sim.report;

import io.hdlgen.sim.lockstep.CosimReport;
import io.hdlgen.sim.lockstep.Mismatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The report for people, line by line. */
public final class ReportText {
    private ReportText() {}

    /** Verdict first, then what was compared, then what to look at. */
    public static List<String> lines(CosimReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(verdict(report));
        lines.add(format(
                "%d samples, %d words compared (every stored number, padding included), %d samples differ",
                report.samples(), report.wordsCompared(), report.mismatches()));
        String measured = report.cyclesPerSampleMeasured().isPresent()
                ? Long.toString(report.cyclesPerSampleMeasured().getAsLong())
                : "not measured: too few samples";
        lines.add(format(
                "cycles per sample: %d predicted, %s%s",
                report.cyclesPerSamplePredicted(),
                measured,
                report.cyclesPerSampleMeasured().isPresent() ? " measured" : ""));
        lines.add(format("%.2f million cycles per second", report.cyclesPerSecond() / 1e6));
        if (report.wordsReadBack() > 0) {
            lines.add(report.wordsReadBack() + " words read back through the host port");
        }
        report.mismatch().ifPresent(m -> lines.addAll(mismatch(m)));
        report.failure().ifPresent(f -> lines.add(f.message()));
        report.evidence().ifPresent(e -> {
            e.vcd().ifPresent(vcd -> lines.add("waves:  " + vcd));
            lines.add("replay: " + e.command());
        });
        return List.copyOf(lines);
    }

    private static String verdict(CosimReport report) {
        if (report.passed()) {
            return "bit-exact: RTL and golden model agree";
        }
        return report.mismatch().isPresent() ? "DIFFERENT: RTL and golden model disagree" : "FAILED";
    }

    private static List<String> mismatch(Mismatch m) {
        List<String> lines = new ArrayList<>();
        String when = m.sample() < 0 ? "initial load" : "sample " + m.sample();
        lines.add("first difference: " + when + ", cycle " + m.cycle()
                + (m.operation().isEmpty() ? "" : ", micro-operation " + m.operation()));
        lines.add("  " + m.place() + (m.padding() ? " (padding)" : "") + ": golden "
                + number(m.golden(), m.goldenReal()) + ", RTL " + number(m.rtl(), m.rtlReal()));
        if (!m.note().isEmpty()) {
            lines.add("  " + m.note());
        }
        return lines;
    }

    private static String number(long raw, double real) {
        return real == raw ? Long.toString(raw) : raw + " = " + format("%.9g", real);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
