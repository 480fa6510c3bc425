package io.hdlgen.doc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The documentation as files, tables and names. */
public final class Pages {
    /** The repository. */
    public static final Path ROOT = Path.of(Objects.requireNonNull(System.getProperty("hdlgen.root")));

    private static final List<String> FOLDERS =
            List.of("docs", "templates", "constraints", "bench", "examples", "golden-model/src/main/resources");
    private static final Pattern NAME = Pattern.compile("`([^`\n]+)`");

    private Pages() {}

    /** Every page, {@code README.md} and {@code CHANGELOG.md} included. */
    static List<Path> all() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md"), ROOT.resolve("CHANGELOG.md")));
        for (String folder : FOLDERS) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
            }
        }
        return pages;
    }

    /** A page's text. */
    public static String read(String page) throws IOException {
        return Files.readString(ROOT.resolve(page));
    }

    /** The same without its code blocks. */
    static String prose(Path page) throws IOException {
        return Files.readString(page).replaceAll("(?ms)^ *```.*?^ *```$", "").replaceAll("(?m)^ {4}.*$", "");
    }

    /** The part of a text between a heading and the next one of any level. */
    public static String section(String text, String heading) {
        Matcher m = Pattern.compile("(?ms)^#+ " + Pattern.quote(heading) + "$(.*?)(?=^#|\\z)")
                .matcher(text);
        if (!m.find()) {
            throw new AssertionError("no section " + heading);
        }
        return m.group(1);
    }

    /** Rows of the tables in a text, without headings, each as its cells. */
    public static List<List<String>> rows(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            boolean heading = i + 1 < lines.size() && lines.get(i + 1).startsWith("|--");
            if (lines.get(i).startsWith("| ") && !heading) {
                String[] cells = lines.get(i).split("(?<!\\\\)\\|", -1);
                rows.add(Stream.of(cells)
                        .skip(1)
                        .limit(cells.length - 2L)
                        .map(String::strip)
                        .toList());
            }
        }
        return rows;
    }

    /** What stands in backquotes. */
    public static List<String> names(String text) {
        return NAME.matcher(text).results().map(m -> m.group(1)).toList();
    }
}
