package io.hdlgen.golden.spec;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads a description: YAML text and overrides in, a complete {@link Description} out, or everything that is wrong with it at once. The fields are described in {@code
 * docs/description.md}.
 */
public final class DescriptionReader {
    /** The version of the format that this release reads. */
    public static final int VERSION = 1;

    private static final BigInteger SEED_MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger SEED_MAX = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

    private final String source;
    private final Findings findings = new Findings();

    private DescriptionReader(String source) {
        this.source = source;
    }

    /**
     * Reads a file.
     *
     * @param file at most {@link Limits#FILE_BYTES} bytes of UTF-8; more is not read into memory
     * @param overrides {@code PATH=VALUE}, applied in their order
     */
    public static Reading read(Path file, List<String> overrides) {
        DescriptionReader reader = new DescriptionReader(file.toString());
        Optional<String> text = TextFile.read(file, reader.findings);
        return reader.reading(text.flatMap(t -> reader.parse(t, overrides)));
    }

    /**
     * Reads a text.
     *
     * @param name stands for a file name in messages, and gives the design its name if the text does not
     * @param text YAML, at most {@link Limits#FILE_BYTES} characters
     * @param overrides {@code PATH=VALUE}, applied in their order
     */
    public static Reading read(String name, String text, List<String> overrides) {
        DescriptionReader reader = new DescriptionReader(name);
        return reader.reading(reader.parse(text, overrides));
    }

    private Reading reading(Optional<Description> description) {
        return new Reading(findings.hasErrors() ? Optional.empty() : description, findings.sorted(source));
    }

    private Optional<Description> parse(String text, List<String> overrides) {
        return YamlFile.mapping(source, text, Keys.DESCRIPTION, Problem.EMPTY_DESCRIPTION, findings)
                .map(written -> new Overrides(findings).apply(written, overrides))
                .filter(this::isKnownVersion)
                .flatMap(root -> description(new Section(findings, Keys.DESCRIPTION, "", root)));
    }

    /** Of another version nothing else is judged: its fields are not ours to know. */
    private boolean isKnownVersion(Tree.Fields root) {
        Tree version = root.values().get("hdlgen");
        if (version == null || version instanceof Tree.Broken) {
            return true;
        }
        boolean known = version instanceof Tree.Scalar scalar
                && scalar.plain()
                && scalar.text().equals(Integer.toString(VERSION));
        if (!known) {
            findings.add(Problem.UNKNOWN_VERSION, "hdlgen", version.place(), version.describe());
        }
        return known;
    }

    private Optional<Description> description(Section root) {
        Optional<String> name = DesignName.read(root.field("name"), DesignName.ofFile(source));
        NetworkReader.Draft network = NetworkReader.read(root.field("network"));
        RuleReader.Draft ruleDraft = RuleReader.read(root.field("rule"));
        Optional<Section> format = root.field("format").section(Keys.FORMAT);
        FormatDraft formats =
                format.map(section -> formats(section, network, ruleDraft)).orElse(FormatDraft.NOTHING);
        Optional<RuleSpec> rule = RuleReader.complete(ruleDraft, network, format, formats);
        Optional<EngineSpec> engine =
                EngineReader.read(root.field("engine"), network.layers(), ruleDraft.name(), formats.rounding());
        Optional<BoardSpec> board = BoardSpecReader.read(root.field("board"));
        Optional<BigInteger> seed = root.field("seed").integer(BigInteger.ONE, SEED_MIN, SEED_MAX, Problem.SEED_RANGE);
        network.network().ifPresent(n -> rule.ifPresent(r -> checkSize(root.field("network"), n, r)));
        engine.ifPresent(e -> rule.ifPresent(r -> formats.formats()
                .ifPresent(f -> EngineReader.checkControl(root.field("engine").in("control"), e, f, r))));
        if (findings.hasErrors()) {
            return Optional.empty();
        }
        Formats numbers = formats.formats().orElseThrow();
        boolean alone = !board.orElseThrow().exists();
        return Optional.of(new Description(
                name.orElseThrow(),
                network.network().orElseThrow(),
                rule.orElseThrow(),
                numbers,
                alone ? engine.orElseThrow() : engine.orElseThrow().onBoard(EngineReader.canCheckpoint(numbers)),
                board.orElseThrow(),
                seed.orElseThrow().longValue()));
    }

    private static FormatDraft formats(Section section, NetworkReader.Draft network, RuleReader.Draft rule) {
        FormatDraft draft = FormatReader.read(section, network.loss(), rule);
        FormatChecks.check(section, draft, network.loss(), rule);
        return draft;
    }

    private static void checkSize(Field field, Network network, RuleSpec rule) {
        long values = Description.storedValues(network, rule);
        if (values > Limits.STORED_VALUES) {
            field.report(Problem.NETWORK_TOO_LARGE, values, Limits.STORED_VALUES);
        }
    }
}
