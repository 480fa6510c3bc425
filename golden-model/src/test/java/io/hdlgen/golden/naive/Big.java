package io.hdlgen.golden.naive;

import static java.math.BigInteger.ONE;

import java.math.BigInteger;
import java.util.Arrays;

/** The operators of section 1 on big integers. */
final class Big {
    private Big() {}

    static BigInteger big(long v) {
        return BigInteger.valueOf(v);
    }

    static BigInteger rnd(BigInteger v, int s) {
        return s == 0 ? v : s > 0 ? v.add(ONE.shiftLeft(s - 1)).shiftRight(s) : v.shiftLeft(-s);
    }

    static BigInteger clamp(BigInteger v, BigInteger low, BigInteger high) {
        return v.max(low).min(high);
    }

    static BigInteger[] zeros(int n) {
        BigInteger[] zeros = new BigInteger[n];
        Arrays.fill(zeros, BigInteger.ZERO);
        return zeros;
    }

    static BigInteger[][] zeros(int rows, int columns) {
        BigInteger[][] zeros = new BigInteger[rows][];
        Arrays.setAll(zeros, i -> zeros(columns));
        return zeros;
    }

    static BigInteger[] of(int[] values) {
        return Arrays.stream(values).mapToObj(Big::big).toArray(BigInteger[]::new);
    }
}
