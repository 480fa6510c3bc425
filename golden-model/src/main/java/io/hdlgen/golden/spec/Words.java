package io.hdlgen.golden.spec;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Helpers for messages: what the user wrote is shown short and harmless, and a wrong name gets the nearest right one. */
public final class Words {
    private static final int SHOWN = 40;
    /** Shortest part of a name that is taken for the name. */
    private static final int PART = 3;

    private Words() {}

    /** At most {@value #SHOWN} characters, control characters as a question mark. */
    public static String shorten(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(SHOWN).forEach(c -> shown.appendCodePoint(isHarmless(c) ? c : '?'));
        return text.codePointCount(0, text.length()) > SHOWN ? shown + "..." : shown.toString();
    }

    private static boolean isHarmless(int c) {
        int type = Character.getType(c);
        return !Character.isISOControl(c)
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.UNASSIGNED
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }

    /** The known name with the fewest typing errors, unless that is more than a third of what was written; or one that contains what was written. */
    public static Optional<String> nearest(String written, Collection<String> known) {
        String typed = normal(written);
        if (typed.length() > SHOWN) {
            return Optional.empty();
        }
        int bearable = Math.max(1, (typed.length() + 1) / 3);
        return known.stream()
                .filter(name -> distance(typed, normal(name)) <= bearable
                        || (typed.length() >= PART && normal(name).contains(typed)))
                .min(Comparator.comparingInt((String name) -> distance(typed, normal(name)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** {@code "; did you mean x?"}, or nothing. */
    public static String didYouMean(String written, Collection<String> known) {
        return nearest(written, known)
                .map(name -> "; did you mean " + name + "?")
                .orElse("");
    }

    /** The path of a key in the mapping at {@code path}. */
    static String join(String path, String key) {
        String shown = shorten(key);
        return path.isEmpty() ? shown : path + "." + shown;
    }

    /** One line, without the line breaks and quoting marks of a library's message. */
    static String sentence(String message) {
        String line = message.strip().replaceAll("\\s+", " ");
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }

    /** As keys and names are written: lower case, hyphens. */
    static String normal(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    }

    /** Edit distance: insert, delete, replace, or swap two neighbours. */
    static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(int[][] cost, String a, String b, int i, int j) {
        int replace = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replace, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
