package io.hdlgen.plot;

/**
 * One axis of a plot.
 *
 * @param name what is measured
 * @param unit in what, or empty for a pure number
 * @param logarithmic whether equal distances are equal factors; values that are not positive are left out then
 */
public record Axis(String name, String unit, boolean logarithmic) {
    /** An axis in equal steps. */
    public static Axis linear(String name, String unit) {
        return new Axis(name, unit, false);
    }

    /** An axis in powers of ten. */
    public static Axis logarithmic(String name, String unit) {
        return new Axis(name, unit, true);
    }

    /** {@code name (unit)}. */
    String label() {
        return unit.isEmpty() ? name : name + " (" + unit + ")";
    }

    boolean shows(double value) {
        return Double.isFinite(value) && (!logarithmic || value > 0);
    }
}
