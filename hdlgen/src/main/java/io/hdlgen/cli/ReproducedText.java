package io.hdlgen.cli;

import io.hdlgen.golden.experiment.Result;
import java.util.ArrayList;
import java.util.List;

/** What {@code hdlgen reproduce} found, for the console. */
final class ReproducedText {
    private ReproducedText() {}

    static String of(Result result) {
        StringBuilder text = new StringBuilder();
        list(text, "what was run", result.settings());
        list(text, "smaller or other than in the paper", result.reduced());
        for (Result.Table table : result.tables()) {
            text.append('\n').append(table.title()).append('\n').append(TextTable.of(table.rows()));
        }
        text.append("\nshapes of the paper\n");
        List<List<String>> rows = new ArrayList<>();
        for (Result.Finding one : result.findings()) {
            rows.add(List.of(one.holds() ? "  yes" : "  NO", one.claim()));
            rows.add(List.of("", "  paper: " + one.published()));
            rows.add(List.of("", "  here:  " + one.ours()));
        }
        text.append(TextTable.of(rows));
        return text.toString();
    }

    private static void list(StringBuilder text, String title, List<String> lines) {
        text.append('\n').append(title).append('\n');
        lines.forEach(line -> text.append("  ").append(line).append('\n'));
    }
}
