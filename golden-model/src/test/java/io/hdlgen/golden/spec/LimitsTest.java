package io.hdlgen.golden.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/** The proof in {@link Limits}, by the largest magnitudes that the limits allow: every exact sum stays below 2^62. */
class LimitsTest {
    private static final int XW = Limits.MAX_BITS;
    private static final int WW = Limits.MAX_BITS;
    private static final BigInteger BOUND = BigInteger.ONE.shiftLeft(62);

    private static BigInteger power(int exponent) {
        return BigInteger.ONE.shiftLeft(exponent);
    }

    @Test
    void aRowWithItsBias() {
        BigInteger product = power(WW - 1).multiply(power(XW - 1));
        BigInteger sum = product.multiply(BigInteger.valueOf(Limits.INPUT + 1L));
        assertThat(sum).isLessThan(BOUND);
        int aw = WW + XW - 1 + 17;
        assertThat(sum).isLessThan(power(aw - 1));
    }

    @Test
    void aProjectionShiftedUp() {
        BigInteger sum = power(WW - 1).multiply(power(XW - 1)).multiply(BigInteger.valueOf(Limits.CLASSES));
        // The shift BF + EF + k - DF is smallest for BF = EF = 0 and DF = XW - 1 + k.
        assertThat(sum.shiftLeft(XW - 1)).isLessThan(BOUND);
    }

    @Test
    void anUpdate() {
        BigInteger weight = power(Limits.UPDATE_BITS - 1);
        BigInteger product = power(XW - 1).multiply(power(XW - 1));
        BigInteger noise = power(Limits.UPDATE_BITS - WW);
        assertThat(weight.add(product).add(noise)).isLessThan(BOUND);
    }

    @Test
    void softmax() {
        int difference = XW;
        BigInteger u = power(difference).multiply(BigInteger.valueOf(23637));
        assertThat(u).isLessThan(power(40));
        BigInteger sum = power(20).multiply(BigInteger.valueOf(Limits.CLASSES));
        assertThat(sum).isLessThanOrEqualTo(power(30));
        assertThat(power(38 + 10)).isLessThan(BOUND);
    }

    @Test
    void theOtherMatricesOfARow() {
        BigInteger sum = power(WW - 1).multiply(power(XW - 1)).multiply(BigInteger.valueOf(Limits.UNITS));
        assertThat(sum).isLessThan(power(52)).isLessThan(BOUND);
    }

    @Test
    void anUpdateWithDecay() {
        BigInteger weight = power(Limits.UPDATE_BITS - 1);
        BigInteger product = power(XW - 1).multiply(power(XW - 1));
        BigInteger noise = power(Limits.UPDATE_BITS - WW);
        // The decay has the other sign than the weight and is at most as large.
        assertThat(weight.add(product).add(noise)).isLessThan(BOUND);
        BigInteger scaling = power(XW - 1).multiply(power(WW - 1));
        assertThat(weight.add(scaling).add(noise)).isLessThan(BOUND);
    }

    @Test
    void scalars() {
        BigInteger scalar = power(31);
        assertThat(scalar.multiply(power(XW - 1))).isLessThan(BOUND);
        // shift(s) is smallest for DF = XW - 1 + k and m = 0, with s of at most XF - 3.
        int left = XW - 1 - 16 + 2 * (XW - 2 - Limits.NOISE_FRACTION);
        assertThat(scalar.shiftLeft(left)).isLessThan(BOUND);
        BigInteger units = BigInteger.valueOf((long) Limits.LAYERS * Limits.UNITS);
        assertThat(units.multiply(scalar)).isLessThan(BOUND);
        // The rest of a division is doubled before it is compared.
        assertThat(units.multiply(power(2 * XW - 2)).shiftLeft(1)).isLessThan(BOUND);
        // FG-A: e . ta, with a shift that is smallest as for a projection.
        BigInteger dot = power(2 * XW - 2).multiply(BigInteger.valueOf(Limits.CLASSES));
        assertThat(dot.shiftLeft(XW - 1)).isLessThan(BOUND);
    }

    @Test
    void squaredLoss() {
        BigInteger sum = power(2 * XW - 2).multiply(BigInteger.valueOf(Limits.CLASSES));
        assertThat(sum.shiftLeft(15)).isLessThan(BOUND);
    }

    @Test
    void differencesOfStates() {
        assertThat(power(XW).shiftLeft(XW - 1 + Limits.BETA_SHIFT)).isLessThan(BOUND);
        assertThat(power(XW - 1).shiftLeft(XW - 1 + Limits.BETA_SHIFT)).isLessThan(BOUND);
    }
}
