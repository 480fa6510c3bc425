package io.hdlgen.plan;

/** Cycles of the divider, {@code templates/lib/divide.v}. */
public final class DivideTiming {
    /** From {@code start} to {@code done}: the operands are taken, 32 steps, the sign. Exact, and the next {@code start} may not come earlier. */
    public static final int DONE = 34;

    private DivideTiming() {}
}
