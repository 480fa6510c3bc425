package io.hdlgen.doc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import io.hdlgen.sim.manifest.Manifest;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages name exists: links, headings, files, classes; and decisions are numbered without gaps. */
class DocumentationTest {
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
    /** Folders that only the repository has: a name that begins with one of them is a path in it. */
    private static final Pattern IN_REPOSITORY = Pattern.compile(
            "(golden-model|sim|hdlgen|templates|constraints|docs|examples|bench)/(?!\\.\\.\\.)[\\w./*-]+");
    /** Files below {@code io/hdlgen/} of some module. */
    private static final Pattern JAVA = Pattern.compile("[a-z]+(/[a-z]+)*/\\w+\\.java");
    /** Classes by package: {@code plan.Scheduler}. */
    private static final Pattern CLASS =
            Pattern.compile("((?:golden\\.|sim\\.)?[a-z]+)\\.([A-Z]\\w+)(?:\\.[A-Z]\\w+)*");

    static List<Path> pages() throws IOException {
        return Pages.all();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsSomewhere(Path page) throws IOException {
        List<String> broken = new ArrayList<>();
        Matcher links = LINK.matcher(Pages.prose(page));
        while (links.find()) {
            String link = links.group(1);
            if (!link.contains("://") && !leadsSomewhere(page, link)) {
                broken.add(link);
            }
        }
        assertThat(broken).isEmpty();
    }

    private static boolean leadsSomewhere(Path page, String link) throws IOException {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]);
        return Files.exists(target)
                && (parts.length == 1 || headings(Files.readString(target)).contains(parts[1]));
    }

    /** As they stand in links: lower case, hyphens for blanks, nothing else. */
    private static List<String> headings(String text) {
        return text.lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\w\\- ]", "")
                        .replace(' ', '-'))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyFileThatIsNamedExists(Path page) throws IOException {
        List<String> missing = new ArrayList<>();
        for (String name : Pages.names(Pages.prose(page))) {
            boolean java = JAVA.matcher(name).matches();
            boolean path = java || IN_REPOSITORY.matcher(name).matches();
            if (path && !exists(name) && !(java && existsInAModule(name))) {
                missing.add(name);
            }
            Matcher type = CLASS.matcher(name);
            if (type.matches() && !isClass(type.group(1), type.group(2))) {
                missing.add(name);
            }
        }
        assertThat(missing).isEmpty();
    }

    private static boolean exists(String name) throws IOException {
        if (!name.contains("*")) {
            return Files.exists(Pages.ROOT.resolve(name));
        }
        PathMatcher glob = FileSystems.getDefault().getPathMatcher("glob:" + Pages.ROOT.resolve(name));
        try (Stream<Path> files = Files.walk(
                Pages.ROOT.resolve(name.substring(0, name.indexOf('*'))).getParent())) {
            return files.anyMatch(glob::matches);
        }
    }

    private static boolean existsInAModule(String file) {
        return Stream.of("golden-model", "sim", "hdlgen")
                .flatMap(module -> Stream.of("main", "test").map(part -> module + "/src/" + part + "/java/io/hdlgen/"))
                .anyMatch(folder -> Files.exists(Pages.ROOT.resolve(folder + file)));
    }

    /** Classes of other projects stand in packages that are not ours. */
    private static boolean isClass(String room, String name) {
        String folder = room.replace('.', '/') + "/";
        return !existsInAModule(folder + "package-info.java") || existsInAModule(folder + name + ".java");
    }

    @Test
    void decisionsAreNumberedWithoutGaps() throws IOException {
        List<String> numbers = decisions().stream()
                .map(file -> file.getFileName().toString().substring(0, 4))
                .toList();
        List<String> expected = Stream.iterate(1, n -> n + 1)
                .limit(numbers.size())
                .map(n -> String.format(Locale.ROOT, "%04d", n))
                .toList();
        assertThat(numbers).isEqualTo(expected);
    }

    static List<Path> decisions() throws IOException {
        try (Stream<Path> files = Files.list(Pages.ROOT.resolve("docs/adr"))) {
            return files.filter(file -> !file.endsWith("README.md")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void aDecisionHasItsParts(Path file) throws IOException {
        String text = Files.readString(file);
        String number = file.getFileName().toString().substring(0, 4);
        assertThat(text).startsWith("# " + number + " ");
        assertThat(text.lines().filter(line -> line.startsWith("## ")).collect(Collectors.toList()))
                .containsExactly("## Context", "## Decision", "## Consequences");
        String title = text.lines().findFirst().orElseThrow().substring(7);
        assertThat(Pages.read("docs/adr/README.md"))
                .contains("| [" + number + "](" + file.getFileName() + ") | " + title + " |");
    }

    @Test
    void thePackages() throws IOException {
        List<String> named =
                Pages.rows(Pages.section(Pages.read("docs/architecture.md"), "3 Modules and packages")).stream()
                        .map(row -> row.get(0).replace("`", ""))
                        .toList();
        List<String> real = new ArrayList<>();
        for (String module : List.of("golden-model", "sim", "hdlgen")) {
            Path sources = Pages.ROOT.resolve(module + "/src/main/java/io/hdlgen");
            try (Stream<Path> files = Files.walk(sources)) {
                files.filter(file -> file.endsWith("package-info.java"))
                        .map(file ->
                                sources.relativize(file.getParent()).toString().replace('/', '.'))
                        .filter(name -> !List.of("golden", "sim").contains(name))
                        .forEach(real::add);
            }
        }
        assertThat(named).containsExactlyInAnyOrderElementsOf(real);
    }

    @Test
    void theKeysOfTheManifest() throws IOException {
        List<List<String>> rows = Pages.rows(Pages.section(Pages.read("docs/formats.md"), "manifest.json"));
        RecordComponent[] keys = Manifest.class.getRecordComponents();
        assertThat(rows).hasSameSizeAs(keys);
        for (int i = 0; i < keys.length; i++) {
            assertThat(rows.get(i).get(0)).isEqualTo("`" + snakeCase(keys[i]) + "`");
            assertThat(Pages.names(rows.get(i).get(1))).as(rows.get(i).get(0)).containsAll(keysBelow(keys[i]));
        }
    }

    /** Keys of the manifest's own records in a value or in the elements of a list. */
    private static List<String> keysBelow(RecordComponent component) {
        Type type = component.getGenericType() instanceof ParameterizedType list
                ? list.getActualTypeArguments()[0]
                : component.getType();
        List<String> keys = new ArrayList<>();
        if (type instanceof Class<?> record
                && record.isRecord()
                && record.getPackage() == Manifest.class.getPackage()) {
            for (RecordComponent below : record.getRecordComponents()) {
                keys.add(snakeCase(below));
                keys.addAll(keysBelow(below));
            }
        }
        return keys;
    }

    private static String snakeCase(RecordComponent component) {
        return new SnakeCaseStrategy().translate(component.getName());
    }
}
