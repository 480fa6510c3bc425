package io.hdlgen.golden.spec;

/**
 * Where in the user's input something stands.
 *
 * @param source name of a file, or {@value #OVERRIDE}
 * @param line from 1; 0 when it is about the whole source
 */
public record Place(String source, int line) {
    /** Source of everything that comes from an override on the command line. */
    public static final String OVERRIDE = "--set";

    /** The place of an override. */
    public static Place override() {
        return new Place(OVERRIDE, 0);
    }

    /** Whether this stands on the command line and not in the file. */
    public boolean isOverride() {
        return source.equals(OVERRIDE);
    }

    /** {@code net.yaml:12}, as editors and terminals make it a link. */
    @Override
    public String toString() {
        return line == 0 ? source : source + ":" + line;
    }
}
