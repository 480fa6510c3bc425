package io.hdlgen.golden.spec;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A positive number written as {@code 2^-7}, {@code 1/128} or {@code 0.0078125}.
 *
 * @param shift k if the number is 2^-k
 * @param advice otherwise what to write instead
 */
public record PowerOfTwo(Optional<Integer> shift, String advice) {
    private static final Pattern POWER = Pattern.compile("2\\^([-+]?\\d{1,4})");
    private static final Pattern FRACTION = Pattern.compile("(\\d{1,15})/(\\d{1,15})");
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?(\\d{1,40}(\\.\\d{0,40})?|\\.\\d{1,40})([eE][-+]?\\d{1,3})?");

    static PowerOfTwo parse(String text) {
        Matcher power = POWER.matcher(text);
        if (power.matches()) {
            return new PowerOfTwo(Optional.of(-Integer.parseInt(power.group(1))), "");
        }
        Matcher fraction = FRACTION.matcher(text);
        if (fraction.matches()) {
            return of((double) Long.parseLong(fraction.group(1)) / Long.parseLong(fraction.group(2)));
        }
        if (DECIMAL.matcher(text).matches()) {
            return of(Double.parseDouble(text));
        }
        return new PowerOfTwo(Optional.empty(), "write it as 2^-7, 1/128 or 0.0078125");
    }

    private static PowerOfTwo of(double value) {
        if (!(value >= 0x1p-1000 && value <= 0x1p1000)) {
            return new PowerOfTwo(Optional.empty(), "it must be greater than 0, such as 2^-7");
        }
        int exponent = Math.getExponent(value);
        if (value == Math.scalb(1.0, exponent)) {
            return new PowerOfTwo(Optional.of(-exponent), "");
        }
        return new PowerOfTwo(
                Optional.empty(), "the nearest are " + withValue(-exponent) + " and " + withValue(-exponent - 1));
    }

    private static String withValue(int shift) {
        return show(shift) + " = " + Double.toString(Math.scalb(1.0, -shift));
    }

    /** 2^-k. */
    public static String show(int shift) {
        return shift > 0 ? "2^-" + shift : "2^" + -shift;
    }
}
