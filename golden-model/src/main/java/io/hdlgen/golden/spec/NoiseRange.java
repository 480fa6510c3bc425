package io.hdlgen.golden.spec;

import io.hdlgen.golden.fixed.Fixed;
import io.hdlgen.golden.spec.RuleOptions.NoiseKind;

/** How far perturbation noise reaches, {@code docs/numerics.md} section 6. */
final class NoiseRange {
    /** 111 times the largest sum of four bytes less its mean, 510. */
    private static final int GAUSSIAN = 111 * 510;

    private static final int GAUSSIAN_FRACTION = 14;

    private NoiseRange() {}

    /**
     * The largest element.
     *
     * @param fraction XF - s of an element that is held with XF fraction bits, for a standard deviation of 2^-s; from 0
     */
    static long largest(NoiseKind kind, int fraction) {
        return switch (kind) {
            case RADEMACHER -> 1L << fraction;
            case GAUSSIAN -> Fixed.rnd(GAUSSIAN, GAUSSIAN_FRACTION - fraction);
        };
    }
}
