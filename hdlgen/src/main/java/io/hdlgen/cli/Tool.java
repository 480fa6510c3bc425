package io.hdlgen.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A program that hdlgen calls.
 *
 * @param name as typed in a shell
 * @param debianPackage what {@code apt-get install} takes
 * @param oldest the oldest version known to work; {@value #NONE} if it cannot tell
 * @param versionArgument makes it print its version; {@value #NONE} if nothing does
 * @param needed false when hdlgen only works better with it
 * @param commands the commands that call it; {@code all} when hdlgen itself needs it
 * @param purpose in a few words
 */
record Tool(
        String name,
        String debianPackage,
        String oldest,
        String versionArgument,
        boolean needed,
        List<String> commands,
        String purpose) {
    /** Of a tool that cannot tell its version. */
    static final String NONE = "-";

    /** The list that the launcher reads too. */
    static List<Tool> all() {
        try (InputStream in = Objects.requireNonNull(Tool.class.getResourceAsStream("tools.txt"), "tools.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Tool::parse)
                    .toList();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Tool parse(String line) {
        String[] cells = line.strip().split("\\s*\\|\\s*", -1);
        return new Tool(
                cells[0],
                cells[1],
                cells[2],
                cells[3],
                cells[4].equals("needed"),
                List.of(cells[5].split(" ", -1)),
                cells[6]);
    }

    /** Whether {@code version} is at least the oldest one that works, compared number by number. */
    boolean accepts(String version) {
        if (oldest.equals(NONE)) {
            return true;
        }
        String[] found = version.split("\\.", -1);
        String[] least = oldest.split("\\.", -1);
        for (int i = 0; i < least.length; i++) {
            int have = i < found.length ? Integer.parseInt(found[i]) : 0;
            int want = Integer.parseInt(least[i]);
            if (have != want) {
                return have > want;
            }
        }
        return true;
    }
}
