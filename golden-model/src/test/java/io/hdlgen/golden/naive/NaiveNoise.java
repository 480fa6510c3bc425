package io.hdlgen.golden.naive;

import static io.hdlgen.golden.naive.Big.big;
import static io.hdlgen.golden.naive.Big.rnd;
import static java.math.BigInteger.ONE;

import io.hdlgen.golden.spec.RuleOptions.NoiseKind;
import java.math.BigInteger;

/** The perturbation noise of section 6. */
final class NaiveNoise {
    private final NoiseKind kind;
    private final int xf;
    private final int s;
    private BigInteger state;

    /**
     * Noise with sigma = 2^-s and xf fraction bits.
     *
     * @param seed of the description
     */
    NaiveNoise(long seed, NoiseKind kind, int xf, int s) {
        this.kind = kind;
        this.xf = xf;
        this.s = s;
        BigInteger derived = NaiveRandom.derive(seed, 7, 0);
        this.state = derived.signum() == 0 ? ONE : derived;
    }

    BigInteger state() {
        return state;
    }

    BigInteger[] draw(int n) {
        BigInteger[] drawn = new BigInteger[n];
        if (kind == NoiseKind.RADEMACHER) {
            for (int bit = 0; bit < 8 * ((n + 7) / 8); bit++) {
                step();
                if (bit < n) {
                    BigInteger sigma = ONE.shiftLeft(xf - s);
                    drawn[bit] = state.testBit(0) ? sigma : sigma.negate();
                }
            }
        } else {
            for (int i = 0; i < n; i++) {
                drawn[i] = rnd(big(111).multiply(fourBytes()), 14 - xf + s);
            }
        }
        return drawn;
    }

    /** c: four bytes of 32 new bits, less their mean. */
    private BigInteger fourBytes() {
        for (int bit = 0; bit < 32; bit++) {
            step();
        }
        BigInteger c = big(-510);
        for (int octet = 0; octet < 4; octet++) {
            c = c.add(state.shiftRight(8 * octet).mod(big(256)));
        }
        return c;
    }

    private void step() {
        state = NaiveRandom.lfsrStep(state, 64, 63, 62, 60, 59);
    }
}
