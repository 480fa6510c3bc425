package io.hdlgen.cli;

import io.hdlgen.golden.spec.RuleName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The page of a learning rule in {@code docs/rules}, which is packed with the program: what people read is what
 * {@code hdlgen rules} tells.
 *
 * @param title what the abbreviation stands for
 * @param summary the rule in one sentence
 * @param facts the first table: what is told of every rule
 * @param sections text by heading, in the order of the page
 * @param text all of it, Markdown
 */
record RulePage(String title, String summary, Map<String, String> facts, Map<String, String> sections, String text) {
    /** The section with the formulas. */
    static final String EQUATIONS = "Equations";
    /** The section with the table of the keys below {@code rule}. */
    static final String OPTIONS = "Options";
    /** The section on what can go wrong. */
    static final String HAZARDS = "Hazards";

    private static final String SECTION = "## ";

    /**
     * A key below {@code rule} of a description.
     *
     * @param name with dots: {@code feedback.source}
     * @param defaultValue what is taken when it is left out
     * @param possible what may be written
     */
    record Option(String name, String defaultValue, String possible, String meaning) {}

    /** The page of a rule. */
    static RulePage of(RuleName rule) {
        return parse(read(rule.text()));
    }

    /** What the letters of the costs stand for: a table of the page that lists all rules. */
    static String symbols() {
        return Objects.requireNonNull(
                parse(read("README")).sections().get("Letters of the costs"), "the page has the letters");
    }

    static RulePage parse(String text) {
        List<String> lines = text.lines().toList();
        StringBuilder head = new StringBuilder();
        Map<String, StringBuilder> sections = new LinkedHashMap<>();
        StringBuilder current = head;
        for (String line : lines.subList(1, lines.size())) {
            if (line.startsWith(SECTION)) {
                current = new StringBuilder();
                sections.put(line.substring(SECTION.length()), current);
            } else {
                current.append(line).append('\n');
            }
        }
        Map<String, String> texts = new LinkedHashMap<>();
        sections.forEach((heading, part) -> texts.put(heading, part.toString().replaceAll("\\A\n+|\\s+\\z", "")));
        String title = lines.get(0).substring(lines.get(0).indexOf(':') + 1).strip();
        String summary = head.toString().strip().split("\n\n", 2)[0].replace('\n', ' ');
        return new RulePage(title, Markdown.plain(summary), factsOf(head.toString()), texts, text);
    }

    private static Map<String, String> factsOf(String head) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (List<String> row : Markdown.rows(head)) {
            facts.put(row.get(0), row.get(1));
        }
        return facts;
    }

    /** A fact that every page has. */
    String fact(String name) {
        return Objects.requireNonNull(facts.get(name), () -> title + ": the page does not say: " + name);
    }

    /** A section that every page has. */
    String section(String heading) {
        return Objects.requireNonNull(sections.get(heading), () -> title + ": no section " + heading);
    }

    /** The keys below {@code rule} that this rule takes. */
    List<Option> options() {
        return Markdown.rows(section(OPTIONS)).stream()
                .map(row -> new Option(row.get(0), row.get(1), row.get(2), row.get(3)))
                .toList();
    }

    private static String read(String name) {
        try (InputStream in = Objects.requireNonNull(
                RulePage.class.getResourceAsStream("/rules/" + name + ".md"), () -> "no page on " + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
