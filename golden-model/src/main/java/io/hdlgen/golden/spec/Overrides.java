package io.hdlgen.golden.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Applies {@code PATH=VALUE} from the command line to a parsed description, before anything is validated. */
final class Overrides {
    private static final Pattern PATH =
            Pattern.compile("[a-z][a-z0-9-]*(\\[\\d{1,4}])*(\\.[a-z][a-z0-9-]*(\\[\\d{1,4}])*)*");
    private static final Pattern STEP = Pattern.compile("[a-z][a-z0-9-]*|\\[\\d+]");
    private static final Pattern LAYER = Pattern.compile("network\\.layers\\[\\d+]");

    private final Findings findings;

    Overrides(Findings findings) {
        this.findings = findings;
    }

    /** All overrides in their order; one that cannot be applied is reported and left out. */
    Tree.Fields apply(Tree.Fields root, List<String> overrides) {
        Tree.Fields result = root;
        for (String override : overrides) {
            result = one(result, override);
        }
        return result;
    }

    private Tree.Fields one(Tree.Fields root, String override) {
        int equals = override.indexOf('=');
        String path = equals < 0 ? override : override.substring(0, equals).strip();
        if (equals < 0) {
            findings.add(Problem.OVERRIDE_SYNTAX, Words.shorten(path), Place.override(), "no = found");
            return root;
        }
        if (!PATH.matcher(path).matches()) {
            String why = "the part before = is no path";
            findings.add(Problem.OVERRIDE_SYNTAX, Words.shorten(path), Place.override(), why);
            return root;
        }
        String text = override.substring(equals + 1);
        if (text.isBlank()) {
            findings.add(Problem.OVERRIDE_SYNTAX, path, Place.override(), "nothing after =");
            return root;
        }
        Optional<Tree> value = YamlText.parse(Place.OVERRIDE, path, text, findings);
        return value.isEmpty() ? root : (Tree.Fields) set(root, "", steps(path), value.get());
    }

    private static List<String> steps(String path) {
        List<String> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(path);
        while (matcher.find()) {
            steps.add(matcher.group());
        }
        return steps;
    }

    /** A copy of {@code tree} in which the element at the end of {@code steps} is {@code value}. */
    private Tree set(Tree tree, String at, List<String> steps, Tree value) {
        if (steps.isEmpty()) {
            return value;
        }
        String step = steps.get(0);
        List<String> rest = steps.subList(1, steps.size());
        Tree parent = expand(tree, at, step);
        if (parent instanceof Tree.Items items && step.startsWith("[")) {
            return setItem(items, at, Integer.parseInt(step.substring(1, step.length() - 1)), rest, value);
        }
        if (parent instanceof Tree.Fields fields && !step.startsWith("[")) {
            return setField(fields, at, step, rest, value);
        }
        String wanted = step.startsWith("[") ? "a list" : "a mapping";
        findings.add(Problem.OVERRIDE_TARGET, at, Place.override(), parent.describe() + " and not " + wanted);
        return tree;
    }

    private Tree setItem(Tree.Items items, String at, int index, List<String> rest, Tree value) {
        String path = at + "[" + index + "]";
        int size = items.values().size();
        if (index >= size) {
            String there = size == 0 ? "an empty list" : "a list with indices 0 to " + (size - 1);
            findings.add(Problem.OVERRIDE_TARGET, path, Place.override(), there);
            return items;
        }
        if (rest.isEmpty() && isNull(value)) {
            return items.without(index);
        }
        return items.with(index, set(items.values().get(index), path, rest, value));
    }

    private Tree setField(Tree.Fields fields, String at, String key, List<String> rest, Tree value) {
        if (rest.isEmpty() && isNull(value)) {
            return fields.without(key);
        }
        Tree old = fields.values().get(key);
        if (old == null) {
            old = !rest.isEmpty() && rest.get(0).startsWith("[")
                    ? new Tree.Scalar("", true, Place.override())
                    : Tree.Fields.empty(Place.override());
        }
        Tree changed = set(old, Words.join(at, key), rest, value);
        return changed == old ? fields : fields.with(key, changed);
    }

    private static boolean isNull(Tree value) {
        return value instanceof Tree.Scalar scalar && scalar.isNull();
    }

    /** Writes out the two short forms when an override reaches into them: {@code rule: dfa} and {@code layers: [100, 10]}. */
    private static Tree expand(Tree tree, String at, String step) {
        if (!(tree instanceof Tree.Scalar) || step.startsWith("[")) {
            return tree;
        }
        if (at.equals("rule")) {
            return new Tree.Fields(Map.of("name", tree), Map.of("name", tree.place()), tree.place());
        }
        if (LAYER.matcher(at).matches()) {
            return new Tree.Fields(Map.of("units", tree), Map.of("units", tree.place()), tree.place());
        }
        return tree;
    }
}
