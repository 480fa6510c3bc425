package io.hdlgen.golden.noise;

import static java.math.BigInteger.ONE;
import static java.math.BigInteger.TWO;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The polynomials of {@code docs/numerics.md} section 6 are primitive, so that every LFSR runs through all states but zero. Arithmetic of polynomials over GF(2), not of the generators. */
class LfsrPolynomialsTest {
    private static final int[] ROUNDING = {32, 31, 30, 10, 0};
    private static final int[] PERTURBATION = {64, 63, 61, 60, 0};
    private static final long[] PRIMES_32 = {3, 5, 17, 257, 65537};
    private static final long[] PRIMES_64 = {3, 5, 17, 257, 641, 65537, 6700417};

    private static BigInteger polynomial(int... exponents) {
        return Arrays.stream(exponents).mapToObj(ONE::shiftLeft).reduce(BigInteger.ZERO, BigInteger::xor);
    }

    private static BigInteger times(BigInteger a, BigInteger b, BigInteger modulus) {
        int degree = modulus.bitLength() - 1;
        BigInteger product = BigInteger.ZERO;
        for (int bit = degree - 1; bit >= 0; bit--) {
            product = product.shiftLeft(1);
            product = product.testBit(degree) ? product.xor(modulus) : product;
            product = b.testBit(bit) ? product.xor(a) : product;
        }
        return product;
    }

    /** x^n modulo a polynomial. */
    private static BigInteger power(BigInteger n, BigInteger modulus) {
        BigInteger result = ONE;
        for (int bit = n.bitLength() - 1; bit >= 0; bit--) {
            result = times(result, result, modulus);
            result = n.testBit(bit) ? times(result, TWO, modulus) : result;
        }
        return result;
    }

    /** Whether the order of x is 2^degree - 1, the primes being those of that number. */
    private static boolean isPrimitive(int[] exponents, long... primes) {
        BigInteger modulus = polynomial(exponents);
        BigInteger period = ONE.shiftLeft(exponents[0]).subtract(ONE);
        return power(period, modulus).equals(ONE)
                && Arrays.stream(primes)
                        .mapToObj(BigInteger::valueOf)
                        .noneMatch(p -> power(period.divide(p), modulus).equals(ONE));
    }

    private static BigInteger product(long... primes) {
        return Arrays.stream(primes).mapToObj(BigInteger::valueOf).reduce(ONE, BigInteger::multiply);
    }

    @Test
    void thePrimesAreAllThereAre() {
        assertThat(product(PRIMES_32)).isEqualTo(ONE.shiftLeft(32).subtract(ONE));
        assertThat(product(PRIMES_64)).isEqualTo(ONE.shiftLeft(64).subtract(ONE));
        assertThat(Arrays.stream(PRIMES_64).mapToObj(BigInteger::valueOf)).allMatch(p -> p.isProbablePrime(50));
    }

    @Test
    void bothAreOfFullPeriod() {
        assertThat(isPrimitive(ROUNDING, PRIMES_32)).isTrue();
        assertThat(isPrimitive(PERTURBATION, PRIMES_64)).isTrue();
    }

    /** One tap misplaced; and x^8 + x^4 + x^3 + x + 1, irreducible but of order 51. */
    @Test
    void othersAreFoundOut() {
        assertThat(isPrimitive(new int[] {32, 31, 30, 9, 0}, PRIMES_32)).isFalse();
        assertThat(isPrimitive(new int[] {64, 63, 61, 59, 0}, PRIMES_64)).isFalse();
        assertThat(isPrimitive(new int[] {8, 4, 3, 1, 0}, 3, 5, 17)).isFalse();
        assertThat(isPrimitive(new int[] {8, 4, 3, 2, 0}, 3, 5, 17)).isTrue();
    }
}
