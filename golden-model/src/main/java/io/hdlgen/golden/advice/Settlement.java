package io.hdlgen.golden.advice;

import io.hdlgen.golden.fixed.FixedFormat;
import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.DescriptionReader;
import io.hdlgen.golden.spec.DescriptionWriter;
import io.hdlgen.golden.spec.Diagnostic;
import io.hdlgen.golden.spec.Formats;
import io.hdlgen.golden.spec.Problem;
import io.hdlgen.golden.spec.Reading;
import io.hdlgen.golden.spec.RuleName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Reads a description with drafted formats, and moves numbers, one bit at a time, until its checks have nothing to say, or nothing that formats could help. */
final class Settlement {
    private static final int MOST_STEPS = 12;

    private final Description description;
    private final String yaml;
    private final int leastIntegers;
    private final Reasons reasons;
    private final Set<Problem> given = new HashSet<>();
    private Draft draft;
    private Reading reading;

    private Settlement(Description description, Draft draft, int leastIntegers, Reasons reasons) {
        this.description = description;
        this.yaml = DescriptionWriter.yaml(description);
        this.leastIntegers = leastIntegers;
        this.reasons = reasons;
        this.draft = draft;
        this.reading = read(draft);
    }

    /**
     * Settles a draft.
     *
     * @param leastIntegers bits before the point that the activations were seen to need; no warning is worth fewer
     * @param reasons to which every move is added, with the check that asked for it
     */
    static Settlement of(Description description, Draft draft, int leastIntegers, Reasons reasons) {
        Settlement settlement = new Settlement(description, draft, leastIntegers, reasons);
        while (settlement.moveOne()) {
            // Every move leaves fewer findings.
        }
        return settlement;
    }

    Formats formats() {
        return draft.formats(description.network().loss());
    }

    Proposal proposal(List<Advice> advices, List<String> roundingReasons) {
        Description proposed = new Description(
                description.name(),
                description.network(),
                description.rule(),
                formats(),
                description.engine(),
                description.board(),
                description.seed());
        return new Proposal(
                proposed, advices, roundingReasons, FormatLine.of(description, formats()), reading.diagnostics());
    }

    private Reading read(Draft candidate) {
        String line = FormatLine.of(
                description, candidate.formats(description.network().loss()));
        return DescriptionReader.read(description.name(), yaml, List.of("format=" + line));
    }

    /** Helps one finding, errors first; false when there is none that can be helped. */
    private boolean moveOne() {
        List<Diagnostic> findings = reading.diagnostics().stream()
                .sorted((a, b) -> Boolean.compare(b.isError(), a.isError()))
                .toList();
        for (Diagnostic finding : findings) {
            if (!(finding.kind() instanceof Problem problem) || given.contains(problem)) {
                continue;
            }
            for (Move move : moves(problem, description.rule().name())) {
                if (helps(finding, move)) {
                    return true;
                }
            }
            given.add(problem);
        }
        return false;
    }

    private boolean helps(Diagnostic finding, Move move) {
        Draft candidate = draft;
        for (int step = 0; step < MOST_STEPS; step++) {
            candidate = move.step().apply(candidate);
            if (!possible(candidate) || (!finding.isError() && candidate.activationIntegers() < leastIntegers)) {
                return false;
            }
            Reading after = read(candidate);
            if (isBetter(after) && after.diagnostics().stream().noneMatch(d -> d.kind() == finding.kind())) {
                reasons.add(
                        move.moved(),
                        "%s, not %s, with which %s [%s]",
                        shown(candidate, move.moved()),
                        shown(draft, move.moved()),
                        finding.message().replaceFirst("; .*", ""), // what could be done instead
                        finding.kind().code());
                draft = candidate;
                reading = after;
                return true;
            }
        }
        return false;
    }

    private static boolean possible(Draft d) {
        return Math.min(Math.min(d.wf(), d.bf()), Math.min(d.xf(), d.rb())) >= 0
                && Math.max(d.wf(), d.bf()) < d.weightBits()
                && d.xf() < d.vectorBits();
    }

    private boolean isBetter(Reading after) {
        long errors = errors(after) - errors(reading);
        return errors < 0
                || (errors == 0
                        && after.diagnostics().size() < reading.diagnostics().size());
    }

    private static long errors(Reading reading) {
        return reading.diagnostics().stream().filter(Diagnostic::isError).count();
    }

    private String shown(Draft d, Quantity quantity) {
        Formats formats = d.formats(description.network().loss());
        FixedFormat format = switch (quantity) {
            case WEIGHTS -> formats.weights();
            case FEEDBACK -> formats.feedback();
            case DELTAS -> formats.delta();
            default -> formats.activations();
        };
        return quantity == Quantity.UPDATES ? d.rb() + " random bits" : format.toString();
    }

    /**
     * One bit towards what a check wants.
     *
     * @param moved whose format that is
     */
    private record Move(Quantity moved, UnaryOperator<Draft> step) {}

    private static Move weights(int bits) {
        // Feedback in the weights' format stays there.
        return new Move(Quantity.WEIGHTS, d -> {
            Draft moved = d.withWf(d.wf() + bits);
            return d.bf() == d.wf() ? moved.withBf(moved.wf()) : moved;
        });
    }

    private static Move feedback(int bits) {
        return new Move(Quantity.FEEDBACK, d -> d.withBf(d.bf() + bits));
    }

    private static Move activations(int bits) {
        return new Move(Quantity.ACTIVATIONS, d -> d.withXf(d.xf() + bits));
    }

    private static Move deltas(int bits) {
        return new Move(Quantity.DELTAS, d -> d.withDf(d.df() + bits));
    }

    private static Move randomBits(int bits) {
        return new Move(Quantity.UPDATES, d -> d.withRb(d.rb() + bits));
    }

    /** What could help against a finding, best first; nothing if no format can. */
    private static List<Move> moves(Problem problem, RuleName rule) {
        return switch (problem) {
            case HELD_RANGE -> rule == RuleName.KP ? List.of(feedback(-1)) : List.of(deltas(-1), feedback(-1));
            case SHIFT_WIDTH, UPDATE_WIDTH -> List.of(deltas(-1));
            case DELTA_RANGE, SCHEDULE_DELTA -> List.of(deltas(1), deltas(-1));
            case UPDATE_SHIFT -> List.of(weights(-1));
            case ROUNDING_BITS_SHIFT -> List.of(randomBits(-1));
            case DEAD_ZONE, DEAD_ZONE_COLLAPSE -> List.of(randomBits(1));
            case SOFTMAX_FRACTION, SIGMA_RANGE, SIGMA_SMALL, DUAL_RESOLUTION -> List.of(activations(1));
            case ONE_NOT_REPRESENTABLE, NOISE_RANGE, LOGITS_NARROW -> List.of(activations(-1));
            case IDENTITY -> List.of(feedback(-1));
            case FEEDBACK_SCALE_RANGE -> List.of(feedback(1), feedback(-1));
            default -> List.of();
        };
    }
}
