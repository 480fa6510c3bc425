package io.hdlgen.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.doc.Pages;
import io.hdlgen.golden.spec.DescriptionReader;
import io.hdlgen.golden.spec.RuleName;
import io.hdlgen.golden.spec.Shape;
import io.hdlgen.plan.Schedule.Slot;
import io.hdlgen.sim.manifest.Layout.MatrixPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The section of each rule's page on its hardware is what the planner and the tables of results say. {@code -Dhdlgen.write-pages=true} writes the sections anew.
 */
class RuleHardwareTest {
    private static final String HEADING = "## In hardware\n";
    private static final String NEXT = "## What the tests check\n";

    @ParameterizedTest
    @EnumSource
    void isWhatThePageSays(RuleName rule) throws IOException {
        Path file = Pages.ROOT.resolve("docs/rules/" + rule.text() + ".md");
        String page = Files.readString(file);
        int from = page.contains(HEADING) ? page.indexOf(HEADING) : page.indexOf(NEXT);
        String wanted = page.substring(0, from) + section(rule) + page.substring(page.indexOf(NEXT));
        if (Boolean.getBoolean("hdlgen.write-pages")) {
            Files.writeString(file, wanted);
        }
        assertThat(page).isEqualTo(wanted);
    }

    /** The beats of the tables add up to what the planner counts. */
    @Test
    void theFormulasAreThoseOfTheBeats() throws IOException {
        for (RuleName rule : RuleName.values()) {
            Plan plan = plan(rule);
            for (OpTiming t : plan.timings()) {
                assertThat(Formula.of(t).beats()).as(rule + " " + t.op().name()).isEqualTo(t.beats());
            }
        }
    }

    /**
     * How many beats a micro-operation has.
     *
     * @param letters in the letters of {@code docs/engine.md}
     * @param numbers the same with numbers
     */
    private record Formula(String letters, String numbers, long beats) {
        static Formula of(OpTiming t) {
            int nt = t.tiles();
            int nc = t.words();
            int nb = t.nb();
            return switch (t.op().kind()) {
                case FORWARD ->
                    nt == 1 ? new Formula("nc", "" + nc, nc) : product("nt max(nc, NB)", nt, Math.max(nc, nb));
                case TRANSPOSED -> product("nc nt", nc, nt);
                case UPDATE -> new Formula("nt (NB + nc)", nt + " (" + nb + " + " + nc + ")", (long) nt * (nb + nc));
                case HOLD -> product("nt NB", nt, nb);
                case MAP ->
                    t.draw() == 1 ? new Formula("nc", "" + nc, nc) : product("nc S for Gaussian noise", nt, t.draw());
                case FACTOR -> new Formula("1", "1", 1);
            };
        }

        private static Formula product(String letters, int a, int b) {
            return new Formula(letters, a + " x " + b, (long) a * b);
        }
    }

    /** One draw of noise is enough to see what every draw does. */
    private static List<String> overrides(RuleName rule) {
        return rule.perturbsNodes() ? List.of("rule.draws=1") : List.of();
    }

    private static Plan plan(RuleName rule) {
        Path example = Pages.ROOT.resolve("examples/digits-" + rule.text() + ".yaml");
        return Planner.plan(Planner.design(
                DescriptionReader.read(example, overrides(rule)).description().orElseThrow()));
    }

    private static String section(RuleName rule) throws IOException {
        Plan plan = plan(rule);
        Estimate estimate = Estimate.of(plan);
        Shape shape = plan.design().shape();
        long beats = plan.timings().stream().mapToLong(OpTiming::beats).sum();
        StringBuilder text = new StringBuilder(HEADING);
        text.append('\n')
                .append("`examples/digits-%s.yaml` (%s, S = %d, NB = %d%s):%n%n"
                        .formatted(
                                rule.text(),
                                sizes(plan),
                                shape.block(),
                                shape.blocks(),
                                overrides(rule).isEmpty() ? "" : ", with one draw"))
                .append("| micro-operation | takes | gives | beats | |\n|---|---|---|---|---|\n");
        for (int k = 0; k < plan.program().size(); k++) {
            MicroOp op = plan.program().get(k);
            Slot slot = plan.schedule().slots().get(k);
            Formula f = Formula.of(plan.timings().get(k));
            String length = f.numbers().equals("" + f.beats()) ? f.numbers() : f.numbers() + " = " + f.beats();
            text.append("| %s | %s | %s | %s | %s |%n"
                    .formatted(op.name(), takes(op), gives(op), length, waits(slot.gap())));
        }
        text.append("\n| | |\n|---|---|\n");
        row(
                text,
                "cycles per sample",
                "%d: %d beats and %d of waiting"
                        .formatted(estimate.cyclesPerSample(), beats, estimate.cyclesPerSample() - beats));
        row(text, "beats of a kind", kinds(plan));
        row(
                text,
                "products",
                "%d, which keep %d multipliers busy for %s %% of the time"
                        .formatted(
                                estimate.products(),
                                estimate.multipliers(),
                                String.format(Locale.ROOT, "%.1f", 100 * estimate.utilisation())));
        row(text, "matrices in the banks", matrices(plan, estimate));
        row(text, "vectors", "%d numbers".formatted(estimate.vectorWords()));
        row(text, "random bits a sample", "" + estimate.randomBits());
        row(text, "beyond every trainer", estimate.units().isEmpty() ? "nothing" : String.join(", ", estimate.units()));
        row(text, "accuracy", accuracy(rule));
        return text.append("\nLetters, timing and units: [the engine](../engine.md).\n\n")
                .toString();
    }

    private static void row(StringBuilder text, String name, String value) {
        text.append("| ").append(name).append(" | ").append(value).append(" |\n");
    }

    private static String sizes(Plan plan) {
        var net = plan.design().description().network();
        return net.input() + net.layers().stream().map(l -> "-" + l.units()).collect(Collectors.joining());
    }

    private static String waits(int gap) {
        return gap == 0 ? "" : "after " + gap + " of waiting";
    }

    private static String takes(MicroOp op) {
        String vectors = op.held() + (op.held().exists() && op.stream().exists() ? ", " : "") + op.stream();
        String times = switch (op.times()) {
            case ONE -> "";
            case SCALAR, SIGNED_SCALAR -> " times h";
            case ITSELF -> " squared";
        };
        Vector operand = op.result().operand().vector();
        String more = switch (op.result().operand().use()) {
            case NOTHING -> "";
            case MASK -> "; f'(" + operand + ")";
            case ADDEND -> "; + " + operand;
            case MINUEND -> "; " + operand + " less it";
            case DOT, DOT_ON -> "; times " + operand;
        };
        return vectors + times + more;
    }

    private static String gives(MicroOp op) {
        Vector to = op.result().destination();
        return op.kind() == OpKind.UPDATE
                ? op.matrix().name()
                : op.kind() == OpKind.FACTOR ? "h" : to.exists() ? to.name() : "";
    }

    private static String kinds(Plan plan) {
        return plan.timings().stream()
                .map(t -> t.op().kind() + " " + Formula.of(t).letters())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String matrices(Plan plan, Estimate estimate) {
        return plan.layout().matrices().stream().map(MatrixPlace::name).collect(Collectors.joining(", ")) + ": "
                + estimate.matrixWords() + " numbers, " + plan.layout().bankWords() + " words deep";
    }

    /** Fixed point and float, from the tables of results. */
    private static String accuracy(RuleName rule) throws IOException {
        List<String> digits = rowOf("docs/results/digits.md", rule);
        String text = "[digits](../results/digits.md) %s %%, in float %s %%".formatted(digits.get(2), digits.get(5));
        String mnist = Pages.section(Pages.read("docs/results/mnist.md"), "One epoch");
        return Pages.rows(mnist).stream()
                .filter(row -> row.get(0).equals(rule.text()))
                .findFirst()
                .map(row -> text
                        + "; [MNIST](../results/mnist.md), one epoch, %s %%, in float %s %%"
                                .formatted(row.get(5), row.get(7)))
                .orElse(text);
    }

    private static List<String> rowOf(String page, RuleName rule) throws IOException {
        return Pages.rows(Pages.read(page)).stream()
                .filter(row -> row.get(0).equals(rule.text()))
                .findFirst()
                .orElseThrow();
    }
}
