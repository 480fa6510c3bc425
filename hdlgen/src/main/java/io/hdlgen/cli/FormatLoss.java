package io.hdlgen.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What formats cost, percent of the test samples.
 *
 * @param reference in floating point
 * @param proposal with the proposed formats
 * @param own with the description's formats
 */
record FormatLoss(double reference, double proposal, double own) {
    String text() {
        return TextTable.numbers(List.of(
                List.of("", "test %", "loss, points"),
                List.of("floating point", percent(reference), ""),
                List.of("proposal", percent(proposal), percent(reference - proposal)),
                List.of("description's formats", percent(own), percent(reference - own))));
    }

    void report(Map<String, Object> report) {
        report.put("float_test_accuracy", reference);
        report.put("proposal_test_accuracy", proposal);
        report.put("own_test_accuracy", own);
        report.put("proposal_loss", reference - proposal);
        report.put("own_loss", reference - own);
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
