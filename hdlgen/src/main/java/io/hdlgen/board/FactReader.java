package io.hdlgen.board;

import io.hdlgen.golden.spec.Field;
import io.hdlgen.golden.spec.Findings;
import io.hdlgen.golden.spec.KeySet;
import io.hdlgen.golden.spec.Place;
import io.hdlgen.golden.spec.Problem;
import io.hdlgen.golden.spec.Section;
import io.hdlgen.golden.spec.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads values that have no default, and where they are from. A value that is missing or wrong is reported and read as
 * empty: the board is not made then.
 */
final class FactReader {
    /** What generated scripts hold between quotes, and pages in a line. */
    private static final int LONGEST_TEXT = 1000;

    private static final Pattern TEXT = Pattern.compile("[^\\p{Cntrl}\"\\\\$`\\[\\]]*");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.+-]{0,62}");
    private static final int LONGEST_WORD = 63;

    private final Findings findings;
    private final Map<String, Place> sources = new LinkedHashMap<>();
    private final Set<String> used = new LinkedHashSet<>();

    FactReader(Findings findings) {
        this.findings = findings;
    }

    /** A text that must be given, in a form that may stand in pages. */
    Optional<String> text(Field field, String what) {
        if (!field.isGiven()) {
            field.report(Problem.MISSING_KEY, what);
            return Optional.empty();
        }
        return field.text("", what);
    }

    /** A text that may stand between quotes in a script of any tool. */
    Optional<String> quotable(Field field, String what) {
        return text(field, what).filter(text -> {
            boolean valid = TEXT.matcher(text).matches() && text.length() <= LONGEST_TEXT;
            if (!valid) {
                field.report(BoardProblem.BAD_WORD, Words.shorten(text), "punctuation but \" \\ $ ` [ ]", LONGEST_TEXT);
            }
            return valid;
        });
    }

    /** A word that needs no quotes anywhere. */
    Optional<String> word(Field field, String what) {
        return text(field, what).filter(text -> {
            boolean valid = WORD.matcher(text).matches();
            if (!valid) {
                field.report(BoardProblem.BAD_WORD, Words.shorten(text), "_ . + -", LONGEST_WORD);
            }
            return valid;
        });
    }

    /** The same, or the empty text when it is not given. */
    Optional<String> wordOrNothing(Field field) {
        return field.isGiven() ? word(field, "a word") : Optional.of("");
    }

    /** A whole number that must be given. */
    Optional<Integer> number(Field field, int min, int max, String what) {
        if (!field.isGiven()) {
            field.report(Problem.MISSING_KEY, what);
            return Optional.empty();
        }
        return field.integer(min, min, max, BoardProblem.RANGE);
    }

    /** One of a few names, which must be given. */
    <E> Optional<E> choice(Field field, List<E> choices, Function<E, String> nameOf, String what) {
        if (!field.isGiven()) {
            field.report(Problem.MISSING_KEY, what);
            return Optional.empty();
        }
        return field.choice(choices.get(0), choices, nameOf);
    }

    /** A mapping that must be given. */
    Optional<Section> section(Field field, KeySet keys, String what) {
        if (!field.isGiven()) {
            field.report(Problem.MISSING_KEY, what);
            return Optional.empty();
        }
        return field.section(keys);
    }

    /** Texts of a list. */
    Optional<List<String>> texts(Field field, String expected) {
        return field.list(expected).flatMap(elements -> {
            List<Optional<String>> texts = elements.stream()
                    .map(element -> quotable(element, expected))
                    .toList();
            return texts.stream().allMatch(Optional::isPresent)
                    ? Optional.of(texts.stream().map(Optional::orElseThrow).toList())
                    : Optional.empty();
        });
    }

    /** Reads the list of sources, which must come before any fact. */
    List<Source> sources(Field field) {
        List<Source> all = new ArrayList<>();
        if (!field.isGiven()) {
            field.report(Problem.MISSING_KEY, "a list of what the facts were read in");
            return all;
        }
        for (Field element : field.list("a list of sources").orElse(List.of())) {
            element.section(BoardKeys.SOURCE).flatMap(this::source).ifPresent(source -> {
                Place first = sources.putIfAbsent(source.id(), element.place());
                if (first != null) {
                    element.report(BoardProblem.SOURCE_TWICE, source.id(), first.line());
                }
                all.add(source);
            });
        }
        return all;
    }

    private Optional<Source> source(Section section) {
        Optional<String> id = word(section.field("id"), "what facts call this source");
        String repository = optional(section, "repository");
        String path = optional(section, "path");
        String issue = optional(section, "issue");
        String document = optional(section, "document");
        String commit = optional(section, "commit");
        boolean complete = repository.isEmpty()
                ? !document.isEmpty() && path.isEmpty() && issue.isEmpty() && commit.isEmpty()
                : document.isEmpty() && path.isEmpty() != issue.isEmpty();
        if (!complete) {
            section.report(BoardProblem.SOURCE_INCOMPLETE);
        }
        return id.map(name -> new Source(name, repository, path, commit, issue, document));
    }

    private static String optional(Section section, String key) {
        return section.field(key).text("", "a text").orElse("");
    }

    /** Where the fact of a mapping was read. */
    Origin origin(Section section) {
        Field read = section.field("read");
        Field doubt = section.field("unverified");
        String unverified = doubt.isGiven() ? text(doubt, "the reason").orElse("") : "";
        List<String> ids = new ArrayList<>();
        if (read.isGiven()) {
            for (Field element : read.list("a list of sources").orElse(List.of())) {
                element.text("", "a source").ifPresent(id -> {
                    ids.add(id);
                    used.add(id);
                    if (!sources.containsKey(id)) {
                        element.report(
                                BoardProblem.UNKNOWN_SOURCE,
                                Words.shorten(id),
                                String.join(", ", sources.keySet()),
                                Words.didYouMean(id, sources.keySet()));
                    }
                });
            }
        }
        if (ids.isEmpty() && !doubt.isGiven()) {
            section.report(BoardProblem.NO_SOURCE);
        }
        return new Origin(ids, unverified);
    }

    /** Warns of sources in which nothing was read. */
    void reportUnused() {
        sources.forEach((id, place) -> {
            if (!used.contains(id)) {
                findings.add(BoardProblem.SOURCE_UNUSED, "sources", place, id);
            }
        });
    }
}
