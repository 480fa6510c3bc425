package io.hdlgen.golden.spec;

import java.util.List;

/** One mapping of a file while it is read. */
public final class Section {
    private final Findings findings;
    private final String path;
    private final Tree.Fields fields;

    /** Opens a mapping and reports every key in it that is not known. */
    Section(Findings findings, KeySet keys, String path, Tree.Fields fields) {
        this.findings = findings;
        this.path = path;
        this.fields = fields;
        for (String key : fields.values().keySet()) {
            if (!keys.names().contains(key)) {
                reportUnknown(keys, key);
            }
        }
    }

    private void reportUnknown(KeySet keys, String key) {
        List<String> elsewhere = keys.elsewhere(key);
        String hint = elsewhere.isEmpty()
                ? Words.didYouMean(key, keys.names())
                : "; did you mean " + String.join(" or ", elsewhere) + "?";
        Place place = fields.keys().getOrDefault(key, fields.place());
        findings.add(Problem.UNKNOWN_KEY, Words.join(path, key), place, String.join(", ", keys.names()), hint);
    }

    /** What stands at a key, or the place where it is missing. */
    public Field field(String key) {
        Tree value = fields.values().get(key);
        Place place = value == null ? fields.place() : value.place();
        return new Field(findings, Words.join(path, key), place, value);
    }

    /** Reports a problem of the mapping as a whole. */
    public void report(ProblemKind problem, Object... found) {
        findings.add(problem, path, fields.place(), found);
    }
}
