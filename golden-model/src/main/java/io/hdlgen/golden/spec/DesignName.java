package io.hdlgen.golden.spec;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The rule for names of designs. They become parts of module names, files and folders, so nothing in them may need quoting anywhere. */
public final class DesignName {
    private static final Pattern VALID = Pattern.compile("[a-z][a-z0-9-]{0,62}");
    private static final int LONGEST = 63;

    private DesignName() {}

    /** Whether {@code name} may stand in a description. */
    public static boolean isValid(String name) {
        return VALID.matcher(name).matches();
    }

    /** The valid name most like {@code text}. */
    public static String from(String text) {
        String name =
                text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^[0-9-]+|-+$", "");
        if (name.isEmpty()) {
            return "design";
        }
        return name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    }

    /** The name of a design whose description gives none: that of its file, without folder and ending. */
    static String ofFile(String file) {
        String last = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
        int dot = last.lastIndexOf('.');
        return from(dot > 0 ? last.substring(0, dot) : last);
    }

    static Optional<String> read(Field field, String standard) {
        return field.text(standard, "a name").filter(name -> {
            if (!isValid(name)) {
                field.report(Problem.BAD_NAME, Words.shorten(name), from(name));
            }
            return isValid(name);
        });
    }
}
