package io.hdlgen.cli;

import io.hdlgen.plan.Estimate;
import io.hdlgen.sim.report.ReportText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The demo's results as a page of Markdown. Nothing in it depends on the machine: two runs give the same bytes. */
final class DemoReport {
    private DemoReport() {}

    static String of(List<DemoResult> results) {
        StringBuilder text = new StringBuilder("# Two learning rules, from a description to proven hardware\n\n");
        boolean good = results.stream().allMatch(one -> one.failures().isEmpty());
        text.append(
                        "The built-in handwritten digits (1500 to learn, 297 held out) are learned in fixed point by a golden\n")
                .append("model and by the Verilog generated for it. ")
                .append(good ? "**Everything below holds.**\n\n" : "**Something failed**, see below.\n\n")
                .append(TextTable.markdown(summary(results)))
                .append(
                        "\nEvery stored number, padding included, was compared after every training sample of the first epoch,\n")
                .append(
                        "most of it with random pauses of input and output. Cycles are measured where nothing pauses.\n");
        results.forEach(one -> text.append(section(one)));
        return text.append(next(results)).toString();
    }

    private static List<List<String>> summary(List<DemoResult> results) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "design",
                "test accuracy",
                "floating point",
                "samples compared",
                "words compared",
                "samples that differ",
                "cycles predicted",
                "cycles measured"));
        for (DemoResult one : results) {
            rows.add(List.of(
                    one.name(),
                    percent(one.lastEpoch().testAccuracy()),
                    percent(one.lastEpoch().floatTestAccuracy().orElse(Double.NaN)),
                    Long.toString(one.cosim().samples()),
                    Long.toString(one.cosim().wordsCompared()),
                    Long.toString(one.cosim().mismatches()),
                    Long.toString(one.estimate().cyclesPerSample()),
                    one.cosim().cyclesPerSampleMeasured().isPresent()
                            ? Long.toString(
                                    one.cosim().cyclesPerSampleMeasured().getAsLong())
                            : "-"));
        }
        return rows;
    }

    private static String section(DemoResult one) {
        Estimate estimate = one.estimate();
        StringBuilder text = new StringBuilder();
        text.append("\n## ")
                .append(one.name())
                .append("\n\n")
                .append(Describe.design(one.design()))
                .append("\n\n");
        text.append(TextTable.markdown(EstimateTables.breakdown(estimate))).append('\n');
        text.append(TextTable.markdown(EstimateTables.memories(estimate))).append("\nLint: ");
        text.append(one.lint().stream()
                        .map(v -> v.tool() + (v.clean() ? " has no remark" : " is not content"))
                        .collect(Collectors.joining(", ")))
                .append(".\n");
        if (!one.failures().isEmpty()) {
            text.append("\nWhat failed:\n\n```\n")
                    .append(String.join("\n", one.failures()))
                    .append('\n');
            if (!one.cosim().passed()) {
                text.append(String.join("\n", ReportText.lines(one.cosim()))).append('\n');
            }
            text.append("```\n");
        }
        return text.toString();
    }

    private static String next(List<DemoResult> results) {
        DemoResult last = results.get(results.size() - 1);
        return """

                ## To go on

                ```sh
                # which digits are taken for which
                ./hdlgen.sh eval %1$s --weights %2$s
                # every micro-operation of a training sample
                ./hdlgen.sh estimate %1$s
                # the first sample as waves
                ./hdlgen.sh cosim %1$s --vcd waves.vcd
                # a description of your own
                ./hdlgen.sh init mine.yaml
                ```
                """.formatted(last.folder(), last.checkpoint());
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.2f %%", value);
    }
}
