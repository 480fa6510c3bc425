package io.hdlgen.plan;

import java.math.BigInteger;

/** The perturbation noise of {@code docs/numerics.md} section 6 in its plainest form: a register of bits, one step at a time. */
final class NoiseFromText {
    private final boolean gaussian;
    private final int fraction;
    private final int sigmaShift;
    private final boolean[] s = new boolean[64];

    /**
     * Noise from a seed on.
     *
     * @param fraction XF
     * @param sigmaShift s of sigma = 2^-s
     */
    NoiseFromText(boolean gaussian, int fraction, int sigmaShift, long seed) {
        this.gaussian = gaussian;
        this.fraction = fraction;
        this.sigmaShift = sigmaShift;
        for (int i = 0; i < 64; i++) {
            s[i] = (seed >>> i & 1) == 1;
        }
    }

    private boolean step() {
        boolean b = s[63] ^ s[62] ^ s[60] ^ s[59];
        for (int i = 63; i > 0; i--) {
            s[i] = s[i - 1];
        }
        s[0] = b;
        return b;
    }

    long[] vector(int n) {
        long[] elements = new long[n];
        if (gaussian) {
            for (int i = 0; i < n; i++) {
                elements[i] = gaussianElement();
            }
        } else {
            for (int i = 0; i < 8 * ((n + 7) / 8); i++) {
                boolean one = step();
                if (i < n) {
                    long size = (long) Math.pow(2, fraction - sigmaShift);
                    elements[i] = one ? size : -size;
                }
            }
        }
        return elements;
    }

    private long gaussianElement() {
        for (int i = 0; i < 32; i++) {
            step();
        }
        int c = -510;
        for (int i = 0; i < 32; i++) {
            c += s[i] ? 1 << i % 8 : 0;
        }
        BigInteger v = BigInteger.valueOf(111).multiply(BigInteger.valueOf(c));
        int shift = 14 - fraction + sigmaShift;
        if (shift <= 0) {
            return v.shiftLeft(-shift).longValueExact();
        }
        return v.add(BigInteger.ONE.shiftLeft(shift - 1)).shiftRight(shift).longValueExact();
    }

    BigInteger state() {
        BigInteger state = BigInteger.ZERO;
        for (int i = 0; i < 64; i++) {
            state = s[i] ? state.setBit(i) : state;
        }
        return state;
    }
}
