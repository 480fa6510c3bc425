package io.hdlgen.golden.rule;

import io.hdlgen.golden.spec.Description;

/** Where the noise of forward gradients and node perturbation comes from. */
public interface Perturbation {
    /** Writes the first {@code n} elements of a noise vector, XF fraction bits. */
    void draw(int[] into, int n);

    /** The LFSR's state; empty for rules without noise. */
    long[] state();

    /**
     * The noise of a description's rule.
     *
     * @param state to go on from, empty for the seed's
     */
    static Perturbation of(Description description, long[] state) {
        return LfsrPerturbation.of(description, state).orElse(new None());
    }

    /** Of rules without noise. */
    record None() implements Perturbation {
        @Override
        public void draw(int[] into, int n) {
            throw new IllegalStateException("a rule without noise draws");
        }

        @Override
        public long[] state() {
            return new long[0];
        }
    }
}
