package io.hdlgen.golden.spec;

/**
 * A learning rate that begins later, {@code docs/numerics.md} section 8.
 *
 * @param unit of {@code after}
 * @param after how many samples or epochs have been trained when it begins, from 1
 * @param rateShift k of eta = 2^-k from there on
 */
public record RateStep(Unit unit, int after, int rateShift) {
    /** What is counted. */
    public enum Unit {
        SAMPLES("samples"),
        EPOCHS("epochs");

        private final String text;

        Unit(String text) {
            this.text = text;
        }

        /** The name in a description. */
        public String text() {
            return text;
        }
    }
}
