package io.hdlgen.toplevel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

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

    /** What a clock multiplier does, for people; the oscillator and the output in MHz. */
    static String comment(long input, double oscillator, double output) {
        return String.format(
                Locale.ROOT,
                "%.4f MHz in, %.4f MHz out; the oscillator runs at %.2f MHz.",
                input / 1e6,
                output,
                oscillator);
    }
}
