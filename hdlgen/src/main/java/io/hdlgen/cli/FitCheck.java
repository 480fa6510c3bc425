package io.hdlgen.cli;

import io.hdlgen.board.Board;
import io.hdlgen.estimate.Fit;
import io.hdlgen.estimate.LargestFit;
import io.hdlgen.estimate.Resources;
import io.hdlgen.estimate.Surroundings;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.Shape;
import io.hdlgen.plan.Plan;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Whether a design fits its board, before anything is written; if not, what would. */
final class FitCheck {
    private FitCheck() {}

    /**
     * Says on the error stream what is too large, or what may be.
     *
     * @return empty if the design fits or has no board; else what {@code --json} writes
     */
    static Optional<Map<String, Object>> refuse(Subject subject, Plan plan, Console console) {
        if (subject.board().isEmpty()) {
            return Optional.empty();
        }
        Board board = subject.board().get();
        Fit fit = Fit.of(Resources.of(plan, board.part().family(), Surroundings.of(board)), board.totals());
        for (Fit.Line line : fit.close()) {
            console.warn("about " + numbers(line) + " of the " + board.title() + ": only synthesis tells");
        }
        if (fit.fits()) {
            return Optional.empty();
        }
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("name", subject.name());
        report.put("fits", false);
        ResourceReport.add(report, fit);
        console.error(message(subject.design(), board, fit, report));
        return Optional.of(report);
    }

    private static String message(Design design, Board board, Fit fit, Map<String, Object> report) {
        String tooLarge = fit.lines().stream()
                .filter(line -> line.verdict() == Fit.Verdict.TOO_LARGE)
                .map(FitCheck::numbers)
                .collect(Collectors.joining(", "));
        LargestFit largest = new LargestFit(design, board);
        OptionalInt units = largest.hiddenUnits();
        Optional<Shape> shape = largest.shape();
        StringBuilder text = new StringBuilder("does not fit the ")
                .append(board.title())
                .append(": ")
                .append(tooLarge);
        if (units.isPresent()) {
            report.put("largest_hidden_layer", Map.of("layer", largest.hiddenLayer(), "units", units.getAsInt()));
            text.append("; with ").append(units.getAsInt());
            text.append(" units in network.layers[").append(largest.hiddenLayer());
            text.append("] it fits");
        } else {
            text.append("; no hidden layer is small enough");
        }
        shape.ifPresent(s -> {
            report.put("most_multipliers", Map.of("block", s.block(), "blocks", s.blocks()));
            text.append("; this network fits with at most ").append(Describe.array(s));
        });
        if (shape.isEmpty()) {
            text.append("; this network does not fit with any number of multipliers");
        }
        return text.toString();
    }

    private static String numbers(Fit.Line line) {
        return line.estimate() + " of " + line.available() + " "
                + line.resource().text();
    }
}
