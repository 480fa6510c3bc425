package io.hdlgen.toplevel;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Frequencies and periods as tools read them. */
final class Megahertz {
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private Megahertz() {}

    /** A frequency in MHz, as short as it can be said: {@code 27}, {@code 33.333333}. */
    static String text(long hertz) {
        BigDecimal value = BigDecimal.valueOf(hertz)
                .divide(MILLION, 6, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return (value.scale() < 0 ? value.setScale(0) : value).toPlainString();
    }

    /** The period in ns, cut to a ps so that what is asked for is never slower than what is needed. */
    static String period(long hertz) {
        return BigDecimal.valueOf(1e9)
                .divide(BigDecimal.valueOf(hertz), 3, RoundingMode.DOWN)
                .toPlainString();
    }
}
