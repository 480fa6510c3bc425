package io.hdlgen.board;

import io.hdlgen.golden.spec.DesignName;
import io.hdlgen.golden.spec.Field;
import io.hdlgen.golden.spec.Findings;
import io.hdlgen.golden.spec.Problem;
import io.hdlgen.golden.spec.Section;
import io.hdlgen.golden.spec.Words;
import io.hdlgen.golden.spec.YamlFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a board file: YAML text in, a {@link Board} out, or everything that is wrong with it at once. */
final class BoardReader {
    /** The version of the format that this release reads. */
    static final int VERSION = 1;

    private static final int MOST_HERTZ = 1_000_000_000;
    private static final int MOST_MEGAHERTZ = 10_000;

    private final Findings findings;
    private final FactReader facts;

    private BoardReader(Findings findings) {
        this.findings = findings;
        this.facts = new FactReader(findings);
    }

    /**
     * Reads a text.
     *
     * @param source stands for the file in messages
     * @param folder name of the folder that the file is in; the board must be called the same
     */
    static BoardReading read(String source, String folder, String text) {
        Findings findings = new Findings();
        BoardReader reader = new BoardReader(findings);
        Optional<Board> board = YamlFile.open(source, text, BoardKeys.BOARD, BoardProblem.EMPTY_BOARD, findings)
                .flatMap(root -> reader.board(root, folder));
        return new BoardReading(findings.hasErrors() ? Optional.empty() : board, findings.sorted(source));
    }

    private Optional<Board> board(Section root, String folder) {
        if (!isKnownVersion(root.field("hdlgen-board"))) {
            return Optional.empty();
        }
        List<Source> sources = facts.sources(root.field("sources"));
        Optional<String> slug = slug(root.field("slug"), folder);
        Optional<String> title = facts.quotable(root.field("title"), "what people call the board");
        Optional<String> vendor = facts.quotable(root.field("vendor"), "who makes the board");
        Optional<Link> link = facts.choice(
                root.field("link"), List.of(Link.values()), Link::text, "uart, or axi from the processor on the chip");
        Optional<Flow> flow =
                facts.choice(root.field("flow"), List.of(Flow.values()), Flow::text, "which tools make the bitstream");
        Optional<Part> part =
                facts.section(root.field("part"), BoardKeys.PART, "the device").flatMap(section -> part(section, flow));
        Optional<Totals> totals = new TotalsReader(facts).read(root.field("totals"));
        Optional<Clock> clock = facts.section(root.field("clock"), BoardKeys.CLOCK, "source and hertz of the clock")
                .flatMap(this::clock);
        Optional<Pll> pll = root.field("pll").isGiven()
                ? root.field("pll").section(BoardKeys.PLL).flatMap(this::pll)
                : Optional.empty();
        List<PinDraft> pins = new PinReader(facts).read(root.field("pins"));
        Optional<Programmer> programmer = facts.section(
                        root.field("programmer"), BoardKeys.PROGRAMMER, "what puts the bitstream on the board")
                .flatMap(this::programmer);
        List<Trap> traps = traps(root.field("traps"));
        facts.reportUnused();
        new PinChecks(pins, part.map(Packages::of)).check(root.field("pins"), link, clock, pll);
        pll.ifPresent(p -> part.ifPresent(of -> checkPll(root.field("pll"), p, of)));
        flow.ifPresent(f -> part.ifPresent(p -> checkFlow(root.field("flow"), f, p)));
        if (clock.map(Clock::source).equals(Optional.of(Clock.Source.PS)) && link.equals(Optional.of(Link.UART))) {
            root.field("clock").report(BoardProblem.CLOCK_PS);
        }
        if (findings.hasErrors()) {
            return Optional.empty();
        }
        return Optional.of(new Board(
                slug.orElseThrow(),
                title.orElseThrow(),
                vendor.orElseThrow(),
                link.orElseThrow(),
                flow.orElseThrow(),
                part.orElseThrow(),
                totals.orElseThrow(),
                clock.orElseThrow(),
                pll,
                pins.stream().map(draft -> draft.made().orElseThrow()).toList(),
                programmer.orElseThrow(),
                traps,
                sources));
    }

    /** Of another version nothing else is judged: its fields are not ours to know. */
    private boolean isKnownVersion(Field field) {
        if (!field.isGiven()) {
            field.report(Problem.MISSING_KEY, "the version of the format: hdlgen-board: 1");
            return true;
        }
        return field.text("", "the version of the format, 1")
                .filter(version -> {
                    boolean known = version.equals(Integer.toString(VERSION));
                    if (!known) {
                        field.report(BoardProblem.UNKNOWN_VERSION, Words.shorten(version));
                    }
                    return known;
                })
                .isPresent();
    }

    private Optional<String> slug(Field field, String folder) {
        return facts.text(field, "what descriptions call the board").filter(slug -> {
            if (!DesignName.isValid(slug)) {
                field.report(Problem.BAD_NAME, Words.shorten(slug), DesignName.from(slug));
            } else if (!slug.equals(folder)) {
                field.report(BoardProblem.SLUG, slug, Words.shorten(folder));
            }
            return true;
        });
    }

    private Optional<Part> part(Section section, Optional<Flow> flow) {
        Optional<Family> family = facts.choice(
                section.field("family"), List.of(Family.values()), Family::text, "the family of the device");
        Optional<String> device = facts.word(section.field("device"), "name of the device, such as LFE5U-85F");
        Optional<String> name = facts.word(section.field("package"), "name of the package, such as CABGA381");
        Optional<String> speed = section.field("speed").isGiven()
                ? facts.quotable(section.field("speed"), "the speed grade")
                : Optional.of("");
        Map<String, String> names = facts.section(
                        section.field("names"), BoardKeys.NAMES, "what the tools of the flow call the part")
                .map(s -> names(s, flow))
                .orElse(Map.of());
        Origin origin = facts.origin(section);
        if (family.isEmpty() || device.isEmpty() || name.isEmpty() || speed.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Part(family.get(), device.get(), name.get(), speed.get(), names, origin));
    }

    private Map<String, String> names(Section section, Optional<Flow> flow) {
        Map<String, String> names = new LinkedHashMap<>();
        for (String tool : Flow.TOOL_NAMES) {
            Field field = section.field(tool);
            if (field.isGiven()) {
                facts.quotable(field, "what the tool calls the part").ifPresent(text -> names.put(tool, text));
            } else if (flow.isPresent() && flow.get().names().contains(tool)) {
                field.report(BoardProblem.NO_TOOL_NAME, flow.get().text());
            }
        }
        return names;
    }

    private static void checkPll(Field field, Pll pll, Part part) {
        List<String> known = Pll.primitives(part.family());
        if (!known.contains(pll.primitive())) {
            field.report(
                    BoardProblem.UNKNOWN_PLL, pll.primitive(), part.family().text(), String.join(", ", known));
        }
    }

    private static void checkFlow(Field field, Flow flow, Part part) {
        if (!flow.builds(part.family())) {
            String families = String.join(", ", flow.familyNames());
            field.report(
                    BoardProblem.FLOW_FAMILY,
                    flow.text(),
                    families,
                    part.family().text());
        }
    }

    private Optional<Clock> clock(Section section) {
        Optional<Clock.Source> source = facts.choice(
                section.field("source"),
                List.of(Clock.Source.values()),
                Clock.Source::text,
                "pin, or ps for the processing system");
        Optional<Integer> hertz = facts.number(section.field("hertz"), 1, MOST_HERTZ, "the frequency");
        Origin origin = facts.origin(section);
        return source.flatMap(s -> hertz.map(h -> new Clock(s, h, origin)));
    }

    private Optional<Pll> pll(Section section) {
        Optional<String> primitive = facts.word(section.field("primitive"), "the vendor's cell");
        Optional<Pll.Range> input = range(section.field("input"));
        Optional<Pll.Range> vco = range(section.field("vco"));
        Optional<Pll.Range> output = range(section.field("output"));
        Origin origin = facts.origin(section);
        return primitive.flatMap(p ->
                input.flatMap(i -> vco.flatMap(v -> output.map(o -> new Pll(p, i, v, o, origin)))));
    }

    private Optional<Pll.Range> range(Field field) {
        if (!field.isGiven()) {
            field.report(Problem.MISSING_KEY, "the least and the greatest in MHz, such as [10, 133]");
            return Optional.empty();
        }
        Optional<List<Field>> elements = field.list("the least and the greatest in MHz, such as [10, 133]");
        if (elements.isEmpty()) {
            return Optional.empty();
        }
        if (elements.get().size() != 2) {
            field.report(BoardProblem.TWO_NUMBERS, elements.get().size() + " values");
            return Optional.empty();
        }
        Optional<Integer> min = facts.number(elements.get().get(0), 0, MOST_MEGAHERTZ, "the least");
        Optional<Integer> max = facts.number(elements.get().get(1), 0, MOST_MEGAHERTZ, "the greatest");
        return min.flatMap(a -> max.map(b -> new Pll.Range(a, b))).filter(range -> {
            if (range.min() > range.max()) {
                field.report(BoardProblem.EMPTY_RANGE, range.min(), range.max());
            }
            return range.min() <= range.max();
        });
    }

    private Optional<Programmer> programmer(Section section) {
        Optional<String> tool = facts.word(section.field("tool"), "the program");
        Field field = section.field("arguments");
        Optional<List<String>> arguments = Optional.empty();
        if (field.isGiven()) {
            arguments = facts.texts(field, "a list of arguments");
        } else {
            field.report(Problem.MISSING_KEY, "a list of arguments with {file} for the bitstream");
        }
        arguments
                .filter(list -> list.stream().noneMatch(a -> a.contains(Programmer.FILE)))
                .ifPresent(list -> field.report(BoardProblem.NO_FILE));
        Origin origin = facts.origin(section);
        Optional<List<String>> read = arguments;
        return tool.flatMap(t -> read.map(a -> new Programmer(t, a, origin)));
    }

    private List<Trap> traps(Field field) {
        List<Trap> traps = new ArrayList<>();
        if (!field.isGiven()) {
            return traps;
        }
        for (Field element : field.list("a list of traps").orElse(List.of())) {
            element.section(BoardKeys.TRAP).ifPresent(section -> {
                Optional<String> about = facts.text(section.field("about"), "what is easily got wrong");
                Optional<String> resolved = facts.text(section.field("resolved"), "what was decided, and why");
                Origin origin = facts.origin(section);
                about.ifPresent(a -> resolved.ifPresent(r -> traps.add(new Trap(a, r, origin))));
            });
        }
        return traps;
    }
}
