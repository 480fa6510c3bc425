package io.hdlgen.golden.naive;

import static java.math.BigInteger.ONE;

import io.hdlgen.golden.fixed.FixedFormat;
import io.hdlgen.golden.spec.FeedbackValues;
import java.math.BigInteger;

/** Section 6 of {@code docs/numerics.md} in big integers: the random numbers of {@link NaiveModel}. */
final class NaiveRandom {
    private static final BigInteger G = new BigInteger("9E3779B97F4A7C15", 16);
    private static final BigInteger WORD = ONE.shiftLeft(64);

    private NaiveRandom() {}

    private static BigInteger mix(BigInteger value) {
        BigInteger z = value.mod(WORD);
        z = z.xor(z.shiftRight(30))
                .multiply(new BigInteger("BF58476D1CE4E5B9", 16))
                .mod(WORD);
        z = z.xor(z.shiftRight(27))
                .multiply(new BigInteger("94D049BB133111EB", 16))
                .mod(WORD);
        return z.xor(z.shiftRight(31));
    }

    static BigInteger derive(long seed, int purpose, long index) {
        BigInteger first =
                mix(BigInteger.valueOf(seed).add(BigInteger.valueOf(purpose).multiply(G)));
        return mix(first.add(BigInteger.valueOf(index + 1).multiply(G)));
    }

    /** n-th output, from 1, of splitmix64 that starts from {@code state}. */
    static BigInteger output(BigInteger state, long n) {
        return mix(state.add(BigInteger.valueOf(n).multiply(G)));
    }

    /** 2 (d >>> 11) 2^-53 - 1. */
    private static double symmetric(BigInteger d) {
        return 2 * (d.shiftRight(11).longValueExact() * Math.pow(2, -53)) - 1;
    }

    /** As many values as asked for, uniform in [-1, 1), from outputs 1, 2, ... */
    static double[] uniform(BigInteger state, int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = symmetric(output(state, i + 1L));
        }
        return values;
    }

    static double[] feedback(BigInteger state, FeedbackValues kind, int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            BigInteger d = output(state, i + 1L);
            values[i] = switch (kind) {
                case SIGN -> d.bitLength() < 64 ? -1 : 1;
                case TERNARY -> new double[] {-1, 0, 0, 1}[d.shiftRight(62).intValueExact()];
                case UNIFORM -> symmetric(d);
                case NORMAL -> normal(output(state, 2L * i + 1), output(state, 2L * i + 2));
            };
        }
        return values;
    }

    private static double normal(BigInteger d1, BigInteger d2) {
        double u1 = (symmetric(d1) + 1) / 2;
        double u2 = (symmetric(d2) + 1) / 2;
        return StrictMath.sqrt(-2 * StrictMath.log(1 - u1)) * StrictMath.cos(2 * Math.PI * u2);
    }

    /** {@code sat(floor(v 2^F + 1/2))} of a draw. */
    static BigInteger stored(double value, FixedFormat format, Counters counters, String name) {
        double scaled = value * Math.pow(2, format.fractionBits());
        return counters.sat(Big.big((long) Math.floor(scaled + 0.5)), format.bits(), name);
    }

    static BigInteger lfsrStep(BigInteger s, int width, int... taps) {
        boolean b = false;
        for (int tap : taps) {
            b ^= s.testBit(tap);
        }
        BigInteger shifted = s.shiftLeft(1).clearBit(width);
        return b ? shifted.setBit(0) : shifted;
    }

    /** The rb bits of element k of a word. */
    static BigInteger noiseBits(BigInteger state, int k, int rb) {
        BigInteger r = BigInteger.ZERO;
        for (int bit = 0; bit < rb; bit++) {
            if (state.testBit((k * rb + bit) % 32)) {
                r = r.setBit(bit);
            }
        }
        return r;
    }
}
