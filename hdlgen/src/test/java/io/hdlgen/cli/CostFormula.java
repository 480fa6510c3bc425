package io.hdlgen.cli;

import java.util.Map;

/**
 * A formula of the pages of the rules, such as {@code 2S + T (S - O + S')}: sums, differences, brackets, and factors
 * that stand side by side.
 */
final class CostFormula {
    private final String text;
    private final Map<String, Long> letters;
    private int at;

    private CostFormula(String text, Map<String, Long> letters) {
        this.text = text;
        this.letters = letters;
    }

    /** Its value. */
    static long value(String text, Map<String, Long> letters) {
        CostFormula formula = new CostFormula(text.replace(" ", ""), letters);
        long value = formula.sum();
        if (formula.at < formula.text.length()) {
            throw new IllegalArgumentException(text + ": what is " + formula.text.substring(formula.at) + "?");
        }
        return value;
    }

    private long sum() {
        long value = product();
        while (next() == '+' || next() == '-') {
            char sign = text.charAt(at++);
            value += sign == '+' ? product() : -product();
        }
        return value;
    }

    private long product() {
        long value = factor();
        while (next() == '(' || Character.isLetterOrDigit(next())) {
            value *= factor();
        }
        return value;
    }

    private long factor() {
        if (next() == '(') {
            at++;
            long value = sum();
            if (next() != ')') {
                throw new IllegalArgumentException(text + ": a bracket is missing");
            }
            at++;
            return value;
        }
        return Character.isDigit(next()) ? number() : letter();
    }

    private long number() {
        int from = at;
        while (Character.isDigit(next())) {
            at++;
        }
        return Long.parseLong(text.substring(from, at));
    }

    private long letter() {
        int end = at + 1;
        while (end < text.length() && text.charAt(end) == '\'') {
            end++;
        }
        String name = at < text.length() ? text.substring(at, end) : "";
        Long value = letters.get(name);
        if (value == null) {
            throw new IllegalArgumentException(text + ": no letter " + name);
        }
        at = end;
        return value;
    }

    private char next() {
        return at < text.length() ? text.charAt(at) : ' ';
    }
}
