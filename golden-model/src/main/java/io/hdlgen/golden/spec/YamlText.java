package io.hdlgen.golden.spec;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;

/**
 * Builds a {@link Tree} from YAML text. It works on the parser's events, one at a time, so it stops at the first level that is too deep; aliases are refused, so nothing small can
 * unfold into something large.
 */
final class YamlText {
    private final Findings findings;
    private final String source;
    private final Iterator<Event> events;

    private YamlText(String source, String text, Findings findings) {
        this.findings = findings;
        this.source = source;
        LoadSettings settings = LoadSettings.builder()
                .setLabel(source)
                .setCodePointLimit(Limits.FILE_BYTES)
                .build();
        this.events = new Parse(settings).parseString(text).iterator();
    }

    /** Thrown where going on makes no sense; its reason is among the findings. */
    private static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stop() {
            super(null, null, false, false);
        }
    }

    /**
     * Reads the one document in the text.
     *
     * @param source name for messages; {@link Place#OVERRIDE} for the value of an override
     * @param path of the value in the description; the empty string for the whole
     * @return empty if it is no YAML, holds no document, or is too deep: the findings say which
     */
    static Optional<Tree> parse(String source, String path, String text, Findings findings) {
        try {
            return new YamlText(source, text, findings).document(path);
        } catch (Stop e) {
            return Optional.empty();
        } catch (MarkedYamlEngineException e) {
            Place place = place(source, e.getProblemMark().or(e::getContextMark));
            findings.add(Problem.YAML_SYNTAX, path, place, Words.sentence(e.getProblem()));
        } catch (ReaderException e) {
            Place place = place(source, lineOf(text, e.getPosition()));
            String what = String.format("the character U+%04X is not allowed", e.getCodePoint());
            findings.add(Problem.YAML_SYNTAX, path, place, what);
        } catch (YamlVersionException e) {
            findings.add(Problem.YAML_SYNTAX, path, place(source, 0), "only YAML 1.1 and 1.2 are read");
        } catch (YamlEngineException e) {
            findings.add(Problem.YAML_SYNTAX, path, place(source, 0), Words.sentence(String.valueOf(e.getMessage())));
        }
        return Optional.empty();
    }

    private Optional<Tree> document(String path) {
        Optional<Tree> first = Optional.empty();
        int documents = 0;
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof DocumentStartEvent && ++documents == 2) {
                findings.add(Problem.SEVERAL_DOCUMENTS, "", place(event));
                throw new Stop();
            }
            if (event instanceof NodeEvent) {
                first = Optional.of(node(event, path, 0));
            }
        }
        return first;
    }

    private Tree node(Event event, String path, int depth) {
        if (depth > Limits.DEPTH) {
            findings.add(Problem.TOO_DEEP, path, place(event), Limits.DEPTH);
            throw new Stop();
        }
        refuseFeatures(event, path);
        if (event instanceof ScalarEvent scalar) {
            return new Tree.Scalar(scalar.getValue(), scalar.isPlain(), place(event));
        }
        if (event instanceof MappingStartEvent) {
            return fields(event, path, depth);
        }
        if (event instanceof CollectionStartEvent) {
            return items(event, path, depth);
        }
        return new Tree.Broken(place(event)); // an alias, refused above
    }

    private Tree.Items items(Event start, String path, int depth) {
        List<Tree> values = new ArrayList<>();
        for (Event event = events.next(); !(event instanceof CollectionEndEvent); event = events.next()) {
            values.add(node(event, path + "[" + values.size() + "]", depth + 1));
        }
        return new Tree.Items(values, place(start));
    }

    private Tree.Fields fields(Event start, String path, int depth) {
        Map<String, Tree> values = new LinkedHashMap<>();
        Map<String, Place> keys = new LinkedHashMap<>();
        for (Event event = events.next(); !(event instanceof CollectionEndEvent); event = events.next()) {
            String key = key(event, path, depth);
            String keyPath = Words.join(path, key);
            Tree value = node(events.next(), keyPath, depth + 1);
            if (values.putIfAbsent(key, value) != null) {
                findings.add(
                        Problem.DUPLICATE_KEY,
                        keyPath,
                        place(event),
                        keys.getOrDefault(key, place(start)).line());
            }
            keys.putIfAbsent(key, place(event));
        }
        return new Tree.Fields(values, keys, place(start));
    }

    private String key(Event event, String path, int depth) {
        Tree key = node(event, path, depth + 1);
        if (key instanceof Tree.Scalar scalar) {
            return scalar.text();
        }
        findings.add(Problem.YAML_FEATURE, path, place(event), "a list or mapping as a key");
        throw new Stop();
    }

    private void refuseFeatures(Event event, String path) {
        if (event instanceof AliasEvent alias) {
            findings.add(
                    Problem.YAML_FEATURE,
                    path,
                    place(event),
                    "the alias *" + Words.shorten(alias.getAlias().getValue()));
        } else if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            String name = node.getAnchor().get().getValue();
            findings.add(Problem.YAML_FEATURE, path, place(event), "the anchor &" + Words.shorten(name));
        }
        Optional<String> tag = Optional.empty();
        if (event instanceof ScalarEvent scalar) {
            tag = scalar.getTag();
        } else if (event instanceof CollectionStartEvent collection) {
            tag = collection.getTag();
        }
        tag.ifPresent(t -> findings.add(Problem.YAML_FEATURE, path, place(event), "the tag " + Words.shorten(t)));
    }

    private Place place(Event event) {
        return place(source, event.getStartMark());
    }

    private static Place place(String source, Optional<Mark> mark) {
        return place(source, mark.map(m -> m.getLine() + 1).orElse(0));
    }

    /** The text of an override has no lines. */
    private static Place place(String source, int line) {
        return new Place(source, source.equals(Place.OVERRIDE) ? 0 : line);
    }

    private static int lineOf(String text, int position) {
        return (int) text.codePoints().limit(position).filter(c -> c == '\n').count() + 1;
    }
}
