package io.hdlgen.cli;

import io.hdlgen.estimate.Resource;
import io.hdlgen.plan.Estimate;
import java.util.List;

/** What is wanted of a design; the front of a comparison is among these. */
enum Objective {
    ACCURACY("test accuracy", "%", true),
    RATE("samples a second", "", true),
    LUT("look-up tables", "", false),
    /** Time and size of an engine that nobody has chosen a device for. */
    WORK("cycles x multipliers", "", false),
    MEMORY("weight memory", "bits", false);

    private final String text;
    private final String unit;
    private final boolean more;

    Objective(String text, String unit, boolean more) {
        this.text = text;
        this.unit = unit;
        this.more = more;
    }

    /** Those of a comparison: on boards, if every design that can be built has one. */
    static List<Objective> of(List<Compared> all) {
        boolean boards = all.stream()
                .filter(one -> one.contender().built().isPresent())
                .allMatch(one -> one.board().isPresent());
        return boards ? List.of(ACCURACY, RATE, LUT) : List.of(ACCURACY, WORK, MEMORY);
    }

    /** As text. */
    String text() {
        return text;
    }

    /** What it is measured in, or empty. */
    String unit() {
        return unit;
    }

    /** Whether more is better. */
    boolean more() {
        return more;
    }

    /** The value of a contender that is built and trained. */
    double value(Compared one) {
        return switch (this) {
            case ACCURACY -> one.accuracy();
            case RATE -> one.board().orElseThrow().throughput().samplesPerSecond();
            case LUT -> one.board().orElseThrow().resources().of(Resource.LUT);
            case WORK ->
                (double) estimate(one).cyclesPerSample() * estimate(one).multipliers();
            case MEMORY -> estimate(one).memoryBits();
        };
    }

    /** The value so that more is better. */
    double merit(Compared one) {
        return more ? value(one) : -value(one);
    }

    private static Estimate estimate(Compared one) {
        return one.contender().built().orElseThrow().estimate();
    }
}
