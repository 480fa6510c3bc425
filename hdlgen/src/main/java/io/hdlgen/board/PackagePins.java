package io.hdlgen.board;

import io.hdlgen.golden.spec.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is known of the pins of a package: a list of them with their banks, or only how such packages name their pins.
 *
 * @param name for messages
 * @param banks bank by pin, an empty text where it is not known; no entry if there is no list
 * @param clockPins pins that reach the clock network; empty if that is not known
 * @param pllPins pins at which a clock multiplier with a pad of its own takes its clock; empty if that is not known
 */
record PackagePins(String name, Map<String, String> banks, List<String> clockPins, List<String> pllPins) {
    /** Packages with leads or pads along their edges, whose pins are numbered. */
    private static final Pattern NUMBERED = Pattern.compile("(?i)(?:SG|QN|QFN|LQ|TQ|VQ|EQ|PQ)(\\d+)\\w*");
    /** Rows of ball grids leave letters out that look like digits or each other. */
    private static final Pattern BALL = Pattern.compile("(?:[A-HJ-NPRT-WY]|[A-D][A-HJ-NPRT-WY])([1-9]\\d?)");

    private static final int MOST_COLUMNS = 60;
    private static final int MOST_LISTED = 60;

    PackagePins {
        banks = Map.copyOf(banks);
        clockPins = List.copyOf(clockPins);
        pllPins = List.copyOf(pllPins);
    }

    /** A package of which nothing but its name is known. */
    static PackagePins named(String name) {
        return new PackagePins(name, Map.of(), List.of(), List.of());
    }

    boolean has(String pin) {
        return banks.isEmpty() ? fitsPattern(pin) : banks.containsKey(pin);
    }

    /** The bank of a pin, if it is known. */
    Optional<String> bank(String pin) {
        return Optional.ofNullable(banks.get(pin)).filter(bank -> !bank.isEmpty());
    }

    /** What can be said about the names of pins to somebody who wrote one that does not exist. */
    String expected(String pin) {
        if (!banks.isEmpty()) {
            return existing(pin);
        }
        Matcher numbered = NUMBERED.matcher(name);
        return numbered.matches()
                ? "; they are numbered from 1 to " + numbered.group(1)
                : "; they are called like A1 or AB12";
    }

    /** All pins where they are few, those of the row in a ball grid. */
    private String existing(String pin) {
        String row = pin.replaceAll("\\d+$", "");
        List<String> pins = banks.keySet().stream()
                .filter(name -> banks.size() <= MOST_LISTED
                        || name.replaceAll("\\d+$", "").equals(row))
                .sorted(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()))
                .toList();
        if (pins.isEmpty()) {
            return "; none begins with " + Words.shorten(row);
        }
        return "; there " + (pins.size() == 1 ? "is " : "are ") + String.join(", ", pins);
    }

    private boolean fitsPattern(String pin) {
        Matcher numbered = NUMBERED.matcher(name);
        if (numbered.matches()) {
            return pin.matches("[1-9]\\d{0,3}") && Integer.parseInt(pin) <= Integer.parseInt(numbered.group(1));
        }
        Matcher ball = BALL.matcher(pin);
        return ball.matches() && Integer.parseInt(ball.group(1)) <= MOST_COLUMNS;
    }
}
