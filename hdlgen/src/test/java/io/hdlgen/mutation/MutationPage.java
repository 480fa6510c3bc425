package io.hdlgen.mutation;

import io.hdlgen.mutation.Judgement.State;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The tables of {@code docs/results/mutation.md}. */
public final class MutationPage {
    private final Map<String, Tally> designs = new LinkedHashMap<>();
    private final Map<String, Tally> units = new TreeMap<>();
    private final Tally total = new Tally();
    private final List<String> live = new ArrayList<>();
    private final List<String> equal = new ArrayList<>();
    private final int count;
    private final long seed;

    /** A page of a run with so many mutants of each design. */
    public MutationPage(int count, long seed) {
        this.count = count;
        this.seed = seed;
    }

    /** Counts of states. */
    private static final class Tally {
        private final Map<State, Integer> counts = new EnumMap<>(State.class);

        void add(State state) {
            counts.merge(state, 1, Integer::sum);
        }

        int of(State state) {
            return counts.getOrDefault(state, 0);
        }

        String row(String name) {
            int all = counts.values().stream().mapToInt(n -> n).sum();
            int proved = of(State.EQUIVALENT) + of(State.EQUAL_IN_RUN);
            int counted = all - proved;
            String rate =
                    counted == 0 ? "-" : String.format(Locale.ROOT, "%.1f %%", 100.0 * of(State.KILLED) / counted);
            return "| %s | %d | %d | %d | %d | %d | %d | %s |"
                    .formatted(
                            name,
                            all,
                            of(State.KILLED),
                            of(State.EQUIVALENT),
                            of(State.EQUAL_IN_RUN),
                            of(State.ALIVE),
                            of(State.OPEN),
                            rate);
        }
    }

    /** One line about the mutants of a design. */
    public static String summary(List<Judgement> judgements) {
        Tally tally = new Tally();
        judgements.forEach(j -> tally.add(j.state()));
        return tally.counts.toString();
    }

    /** Adds a design. */
    public void add(String name, MutatedDesign design, List<Judgement> judgements) throws IOException {
        Modules modules = new Modules(design.source());
        Tally tally = designs.computeIfAbsent(name, n -> new Tally());
        for (Judgement j : judgements) {
            String instance = j.mutant().instance();
            String unit = modules.unit(instance);
            tally.add(j.state());
            total.add(j.state());
            units.computeIfAbsent(unit, u -> new Tally()).add(j.state());
            if (j.state() != State.KILLED) {
                (j.state().live() ? live : equal).add(row(name, j, modules.of(instance)));
            }
        }
    }

    private static String row(String design, Judgement j, String module) {
        String line = j.mutant().sources().stream()
                .filter(s -> s.startsWith(module + ".v:") && !s.contains(":0.0"))
                .map(s -> s.replaceFirst("\\.v:(\\d+)\\..*", ".v:$1"))
                .reduce((a, b) -> b)
                .orElse(module);
        String wire = j.mutant().wire().replaceFirst(".*\\.", "");
        return "| %s %d | `%s` | %s%s | %s |"
                .formatted(
                        design,
                        j.mutant().number(),
                        line,
                        j.mutant().fault().replace("$", ""),
                        wire.isEmpty() ? "" : ", `" + wire + "`",
                        j.state() == State.EQUIVALENT
                                ? "induction" + (j.what().isEmpty() ? "" : ", " + j.what())
                                : j.state().toString().toLowerCase(Locale.ROOT).replace('_', ' ') + ": "
                                        + j.what().replaceAll("_(flatten|auto)_|\\\\", ""));
    }

    /** All tables. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append("Mutants of each design: ")
                .append(count)
                .append(", seed ")
                .append(seed)
                .append(".\n\n");
        table(text, "design", designs);
        text.append('\n');
        table(text, "unit", units);
        list(text, "Live", live);
        list(text, "Equivalent", equal);
        return text.toString();
    }

    private void table(StringBuilder text, String first, Map<String, Tally> rows) {
        text.append("| ")
                .append(first)
                .append(
                        " | mutants | killed | equivalent by induction | equal in the run | seen with unknown numbers | open | killed of the live |\n|---|---|---|---|---|---|---|---|\n");
        rows.forEach((name, tally) -> text.append(tally.row(name)).append('\n'));
        text.append(total.row("all")).append('\n');
    }

    private static void list(StringBuilder text, String title, List<String> rows) {
        text.append("\n## ").append(title).append("\n\n| mutant | line | fault | what is known |\n|---|---|---|---|\n");
        rows.forEach(row -> text.append(row).append('\n'));
    }
}
