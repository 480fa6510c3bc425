package io.hdlgen.golden.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Boards that a description may name: the folders of {@code constraints/}, which are packed with the program. */
public final class Boards {
    /** No board: the core only. */
    public static final String NONE = "none";

    /** The file that makes a folder a board. */
    public static final String FILE = "board.yaml";

    private static final String ROOT = "constraints/";
    private static final Pattern ENTRY = Pattern.compile(ROOT + "([^/]+)/" + Pattern.quote(FILE));
    private static final List<String> SLUGS = find();

    private Boards() {}

    /** Slugs of all boards, in alphabetical order. */
    public static List<String> slugs() {
        return SLUGS;
    }

    /** What may stand in a description, but for folders: {@value #NONE} and the slugs. */
    public static List<String> names() {
        return Stream.concat(Stream.of(NONE), SLUGS.stream()).toList();
    }

    /** Whether a description means a folder and not the name of a board. */
    public static boolean isFolder(String board) {
        return board.contains("/") || board.contains("\\");
    }

    /** The resource that holds the file of a board. */
    public static String resource(String slug) {
        return "/" + ROOT + slug + "/" + FILE;
    }

    private static List<String> find() {
        URL page = Objects.requireNonNull(Boards.class.getResource("/" + ROOT + "README.md"), "boards are packed");
        try {
            URLConnection connection = page.openConnection();
            return connection instanceof JarURLConnection packed ? inJar(packed) : inFolder(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> inJar(JarURLConnection packed) throws IOException {
        packed.setUseCaches(false); // closing the file then closes nobody else's
        try (JarFile jar = packed.getJarFile()) {
            return jar.stream()
                    .map(entry -> ENTRY.matcher(entry.getName()))
                    .filter(Matcher::matches)
                    .map(match -> match.group(1))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> inFolder(URL page) throws IOException {
        Path root = Objects.requireNonNull(Path.of(URI.create(page.toString())).getParent(), "a file is in a folder");
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(folder -> Files.exists(folder.resolve(FILE)))
                    .map(folder -> String.valueOf(folder.getFileName()))
                    .sorted()
                    .toList();
        }
    }
}
