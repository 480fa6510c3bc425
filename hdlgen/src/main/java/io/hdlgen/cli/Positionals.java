package io.hdlgen.cli;

/**
 * The arguments of a command that are not options.
 *
 * @param usage as the help page shows them, such as {@code DESCRIPTION|FOLDER}
 */
record Positionals(String usage, int least, int most) {
    static final Positionals NONE = new Positionals("", 0, 0);

    static Positionals one(String usage) {
        return new Positionals(usage, 1, 1);
    }

    static Positionals atMostOne(String usage) {
        return new Positionals("[" + usage + "]", 0, 1);
    }
}
