package io.hdlgen.cli;

import io.hdlgen.golden.advice.Advice;
import io.hdlgen.golden.advice.FormatAdvisor;
import io.hdlgen.golden.advice.Magnitudes;
import io.hdlgen.golden.advice.Profile;
import io.hdlgen.golden.advice.Proposal;
import io.hdlgen.golden.advice.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A proposal as a table: what was seen, and what follows. */
final class FormatTable {
    private static final double NEARLY_ALL = 0.999;

    private final Proposal proposal;
    private final Profile profile;

    FormatTable(Proposal proposal, Profile profile) {
        this.proposal = proposal;
        this.profile = profile;
    }

    /**
     * A line of the report.
     *
     * @param nearlyAllBelow 2^e with 99.9 % of the numbers below it
     * @param smallestUseful 2^e; what is smaller makes up at most a thousandth of the sum of all magnitudes
     */
    record Line(
            String quantity,
            double largest,
            double nearlyAllBelow,
            double smallestUseful,
            String format,
            List<String> reasons) {}

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (Advice advice : proposal.advices()) {
            lines.add(line(advice.quantity(), advice.format().toString(), advice.reasons()));
        }
        String rounding = proposal.formats().rounding().text();
        String random =
                proposal.formats().stochastic() ? " " + proposal.formats().roundingBits() : "";
        lines.add(line(Quantity.UPDATES, rounding + random, proposal.roundingReasons()));
        return lines;
    }

    private Line line(Quantity quantity, String format, List<String> reasons) {
        Magnitudes seen = profile.of(quantity);
        double below = seen.any() ? Math.scalb(1.0, seen.exponentBelow(NEARLY_ALL)) : 0;
        double useful = seen.any() ? Math.scalb(1.0, seen.smallestUseful(FormatAdvisor.LOST)) : 0;
        return new Line(quantity.text(), seen.max(), below, useful, format, reasons);
    }

    String text() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("quantity", "largest", "99.9 % below", "smallest useful", "format", "reason"));
        for (Line line : lines()) {
            List<String> reasons = line.reasons();
            rows.add(List.of(
                    line.quantity(),
                    String.format(Locale.ROOT, "%.3g", line.largest()),
                    power(line.nearlyAllBelow()),
                    power(line.smallestUseful()),
                    line.format(),
                    reasons.isEmpty() ? "" : reasons.get(0)));
            reasons.stream().skip(1).forEach(reason -> rows.add(List.of("", "", "", "", "", reason)));
        }
        return TextTable.of(rows);
    }

    private static String power(double value) {
        return value == 0 ? "0" : "2^" + Math.getExponent(value);
    }

    void report(Map<String, Object> report) {
        report.put("formats", lines());
        report.put("line", proposal.line());
        report.put(
                "warnings",
                proposal.diagnostics().stream().map(JsonReport.Problem::of).toList());
    }
}
