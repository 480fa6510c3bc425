package io.hdlgen.plan;

import io.hdlgen.golden.spec.RateStep;
import io.hdlgen.golden.spec.RuleSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;

/**
 * A schedule of learning rates as the engine follows it, {@code docs/numerics.md} section 8: one copy of the program for each rate, and from how many trained samples on which of them is
 * in force.
 *
 * @param rates every k that occurs, that of the first sample first
 * @param changes later rates, by ascending {@code begin}; empty for a rate that never changes
 */
public record RateSchedule(List<Integer> rates, List<Change> changes) {
    /** The engine counts samples in 32 bits. */
    static final long MOST_SAMPLES = 0xFFFF_FFFFL;

    public RateSchedule {
        rates = List.copyOf(rates);
        changes = List.copyOf(changes);
    }

    /**
     * A change of the rate.
     *
     * @param begin samples that were trained before
     * @param rate index of the rate from there on
     */
    public record Change(long begin, int rate) {}

    /**
     * The changes of a rule's schedule.
     *
     * @param epoch samples of an epoch; must be known if a step begins after epochs
     */
    static RateSchedule of(RuleSpec rule, OptionalInt epoch) {
        TreeSet<Long> begins = new TreeSet<>();
        long size = epoch.orElse(0);
        for (RateStep step : rule.schedule()) {
            begins.add(begin(step, size));
        }
        List<Integer> rates = new ArrayList<>(List.of(rule.rateShift(0, size)));
        List<Change> changes = new ArrayList<>();
        int now = 0;
        for (long begin : begins) {
            int k = rule.rateShift(begin, size);
            if (!rates.contains(k)) {
                rates.add(k);
            }
            if (rates.indexOf(k) != now) {
                now = rates.indexOf(k);
                changes.add(new Change(begin, now));
            }
        }
        return new RateSchedule(rates, changes);
    }

    /** Samples that are trained before a step begins. */
    static long begin(RateStep step, long epoch) {
        return step.unit() == RateStep.Unit.SAMPLES ? step.after() : step.after() * epoch;
    }

    /** The largest k: the smallest rate. */
    public int mostShift() {
        return rates.stream().mapToInt(k -> k).max().orElseThrow();
    }

    /** The smallest k. */
    public int leastShift() {
        return rates.stream().mapToInt(k -> k).min().orElseThrow();
    }

    /** Whether the rate ever changes. */
    public boolean exists() {
        return !changes.isEmpty();
    }
}
