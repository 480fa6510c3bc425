package io.hdlgen.plan;

/** Clocks of the factor unit, {@code templates/rtl/factor.v.j2}, counted from the beat of a FACTOR. */
public final class FactorTiming {
    /** The losses are read. */
    public static final int LOSSES = 2;
    /** The sum of squares is read. */
    public static final int SUM = 4;

    private FactorTiming() {}

    /** The new h stands. */
    public static int ready(boolean divides) {
        return divides ? SUM + DivideTiming.DONE : 4;
    }
}
