package io.hdlgen.board;

import io.hdlgen.golden.spec.Field;
import io.hdlgen.golden.spec.Findings;
import io.hdlgen.golden.spec.KeySet;
import io.hdlgen.golden.spec.Section;
import io.hdlgen.golden.spec.YamlFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The files of {@code constraints/packages}: pins of a package, their banks, and which reach the clock network. */
final class Packages {
    private static final String FOLDER = "/constraints/packages/";

    private Packages() {}

    private enum Keys implements KeySet {
        PACKAGE("hdlgen-package", "device", "package", "banks", "clock-pins", "pll-pins", "source"),
        BANK("bank", "pins"),
        SOURCE("repository", "path", "commit");

        @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable; its type does not say so.
        private final List<String> names;

        Keys(String... names) {
            this.names = List.of(names);
        }

        @Override
        public List<String> names() {
            return names;
        }

        @Override
        public List<String> elsewhere(String key) {
            return List.of();
        }
    }

    /** The pins of a part's package: those of its file, or what the name of the package says. */
    static PackagePins of(Part part) {
        String file = (part.device() + "-" + part.packageName()).toLowerCase(Locale.ROOT) + ".yaml";
        return packed(file).map(text -> read(file, text)).orElseGet(() -> PackagePins.named(part.packageName()));
    }

    /** Reads a file of ours; that these are right is tested. */
    static PackagePins read(String file, String text) {
        Findings findings = new Findings();
        Optional<PackagePins> pins = YamlFile.open(file, text, Keys.PACKAGE, BoardProblem.EMPTY_BOARD, findings)
                .map(Packages::pins);
        return pins.filter(found -> !findings.hasErrors())
                .orElseThrow(
                        () -> new IllegalStateException(findings.sorted(file).toString()));
    }

    private static PackagePins pins(Section root) {
        Map<String, String> banks = new LinkedHashMap<>();
        for (Field element : root.field("banks").list("a list of banks").orElse(List.of())) {
            element.section(Keys.BANK).ifPresent(section -> {
                String bank = section.field("bank").text("", "name of the bank").orElse("");
                words(section.field("pins")).forEach(pin -> banks.put(pin, bank));
            });
        }
        root.field("source").section(Keys.SOURCE);
        String name = root.field("device").text("", "the device").orElse("") + " in "
                + root.field("package").text("", "the package").orElse("");
        Field pll = root.field("pll-pins");
        return new PackagePins(name, banks, words(root.field("clock-pins")), pll.isGiven() ? words(pll) : List.of());
    }

    private static List<String> words(Field field) {
        return field.text("", "names of pins")
                .map(text -> List.of(text.strip().split("\\s+")))
                .orElse(List.of());
    }

    private static Optional<String> packed(String file) {
        try (InputStream in = Packages.class.getResourceAsStream(FOLDER + file)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
