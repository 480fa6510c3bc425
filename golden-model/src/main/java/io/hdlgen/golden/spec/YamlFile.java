package io.hdlgen.golden.spec;

import java.nio.file.Path;
import java.util.Optional;

/** A YAML file of one mapping, open for reading: descriptions, and whatever else is checked in the same manner. */
public final class YamlFile {
    private YamlFile() {}

    /**
     * Opens a file.
     *
     * @param keys that the mapping may have; others are reported
     * @param empty what to report of a file with nothing in it
     * @return empty if there is nothing to read: the findings say why
     */
    public static Optional<Section> open(Path file, KeySet keys, ProblemKind empty, Findings findings) {
        return TextFile.read(file, findings).flatMap(text -> open(file.toString(), text, keys, empty, findings));
    }

    /** The same of a text; {@code source} stands for a file name in messages. */
    public static Optional<Section> open(
            String source, String text, KeySet keys, ProblemKind empty, Findings findings) {
        return mapping(source, text, keys, empty, findings).map(root -> new Section(findings, keys, "", root));
    }

    /** The mapping of a text, its keys not yet looked at. */
    static Optional<Tree.Fields> mapping(
            String source, String text, KeySet keys, ProblemKind empty, Findings findings) {
        if (text.length() > Limits.FILE_BYTES) {
            findings.add(Problem.FILE_TOO_LARGE, "", new Place(source, 0), Limits.FILE_BYTES);
            return Optional.empty();
        }
        Optional<Tree> tree = YamlText.parse(source, "", text, findings);
        boolean nothing = tree.isEmpty() || (tree.get() instanceof Tree.Scalar scalar && scalar.isNull());
        if (nothing && !findings.hasErrors()) {
            findings.add(empty, "", new Place(source, 0));
        }
        if (nothing) {
            return Optional.empty();
        }
        if (tree.get() instanceof Tree.Fields fields) {
            return Optional.of(fields);
        }
        String expected = "a mapping with " + String.join(", ", keys.names());
        findings.add(Problem.WRONG_TYPE, "", tree.get().place(), tree.get().describe(), expected);
        return Optional.empty();
    }
}
