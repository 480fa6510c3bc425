package io.hdlgen.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;

/** The modules of {@code templates/lib}, as a design has them that lacks every part which some designs lack. */
public final class LibraryFile {
    private static final Path FOLDER =
            Path.of(Objects.requireNonNull(System.getProperty("hdlgen.root")), "templates", "lib");
    private static final Pattern OPTIONAL = Pattern.compile("(?ms)^//% if \\w+$.*?^//% endif\\n");

    private LibraryFile() {}

    /** The text of a file. */
    public static String text(String file) throws IOException {
        return OPTIONAL.matcher(Files.readString(FOLDER.resolve(file))).replaceAll("");
    }

    /** The path of a copy. */
    static String copy(String file, Path folder) {
        try {
            Path copy = Files.createDirectories(folder.resolve("lib")).resolve(file);
            return Files.writeString(copy, text(file)).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
