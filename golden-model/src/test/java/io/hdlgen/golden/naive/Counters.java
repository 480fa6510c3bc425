package io.hdlgen.golden.naive;

import static java.math.BigInteger.ONE;

import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;

/** {@code sat} of section 1, and how often it changed its argument, by the name of what it wrote. */
final class Counters {
    private final Map<String, Long> counts = new TreeMap<>();

    BigInteger sat(BigInteger v, int bits, String name) {
        BigInteger result = uncounted(v, bits);
        if (!result.equals(v)) {
            counts.merge(name, 1L, Long::sum);
        }
        return result;
    }

    static BigInteger uncounted(BigInteger v, int bits) {
        BigInteger end = ONE.shiftLeft(bits - 1);
        return Big.clamp(v, end.negate(), end.subtract(ONE));
    }

    Map<String, Long> counts() {
        return new TreeMap<>(counts);
    }

    /** Goes back to what {@link #counts} said before. */
    void reset(Map<String, Long> earlier) {
        counts.clear();
        counts.putAll(earlier);
    }
}
