package io.hdlgen.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.context.RtlFile;
import io.hdlgen.doc.Pages;
import io.hdlgen.golden.spec.ControlOption;
import io.hdlgen.golden.spec.DescriptionReader;
import io.hdlgen.sim.manifest.Layout.MatrixPlace;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/engine.md} and the tour in {@code docs/architecture.md} say what the planner does. */
class EnginePageTest {
    private final String page = Pages.read("docs/engine.md");

    EnginePageTest() throws IOException {}

    private static Plan plan(String example, String... overrides) {
        return Planner.plan(Planner.design(
                DescriptionReader.read(Pages.ROOT.resolve("examples/" + example + ".yaml"), List.of(overrides))
                        .description()
                        .orElseThrow()));
    }

    @Test
    void theCyclesOfTheShapes() {
        for (List<String> row : Pages.rows(Pages.section(page, "1 Shape"))) {
            for (int i = 1; row.get(0).matches("\\d+") && i < row.size(); i++) {
                int block = 1 << (i - 1);
                int blocks = Integer.parseInt(row.get(0)) / (block * block);
                String expected = "-";
                if (blocks > 0) {
                    Estimate estimate =
                            Estimate.of(plan("mnist-dfa", "engine={block: %d, blocks: %d}".formatted(block, blocks)));
                    expected = String.format(
                            Locale.ROOT, "%d (%.0f %%)", estimate.cyclesPerSample(), 100 * estimate.utilisation());
                }
                assertThat(row.get(i)).as("S = %d, NB = %d", block, blocks).isEqualTo(expected);
            }
        }
    }

    @Test
    void theModules() {
        Set<String> named = new TreeSet<>();
        for (List<String> row : Pages.rows(Pages.section(page, "3 Modules"))) {
            named.addAll(Pages.names(row.get(0)));
        }
        assertThat(named).isEqualTo(new TreeSet<>(RtlFile.MODULES));
    }

    @Test
    void theProgramOfTheExample() {
        Plan plan = plan("digits-dfa");
        List<String> expected = new ArrayList<>();
        for (int k = 0; k < plan.program().size(); k++) {
            Schedule.Slot slot = plan.schedule().slots().get(k);
            expected.add(String.format(
                    Locale.ROOT,
                    "%8d %6d %4d  %s",
                    slot.start(),
                    slot.beats(),
                    slot.gap(),
                    plan.program().get(k).name()));
        }
        String table = page.substring(page.indexOf("   start  beats"));
        assertThat(table.lines()
                        .skip(1)
                        .takeWhile(line -> !line.startsWith("```"))
                        .map(line -> line.substring(0, line.indexOf("  ", 24))))
                .isEqualTo(expected);
        int waiting =
                plan.schedule().slots().stream().mapToInt(Schedule.Slot::gap).sum();
        long cycles = plan.schedule().cyclesPerSample();
        assertThat(page.replaceAll("\\s+", " "))
                .contains("A sample takes %d cycles: %d beats, %d cycles of waiting"
                        .formatted(cycles, cycles - waiting, waiting));
    }

    @Test
    void theFieldsOfAMicroOperation() {
        Set<String> always = new TreeSet<>();
        Set<String> sometimes = new TreeSet<>();
        for (List<String> row : Pages.rows(Pages.section(page, "The micro-operation word"))) {
            for (String part : row.get(0).split(", ", -1)) {
                (part.startsWith("*") ? sometimes : always).addAll(Pages.names(part));
            }
        }
        List<Set<String>> designs = Stream.of(
                        "digits-bp",
                        "digits-dfa",
                        "digits-drtp",
                        "digits-fdfa",
                        "digits-fg-a",
                        "digits-dp",
                        "digits-np",
                        "digits-dnp",
                        "division",
                        "sweeps",
                        "tiny",
                        "lfsr",
                        "one layer",
                        "decay",
                        "freeze")
                .map(EnginePageTest::fields)
                .toList();
        Set<String> union = designs.stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
        Set<String> common = new TreeSet<>(union);
        designs.forEach(common::retainAll);
        assertThat(always).isEqualTo(common);
        union.removeAll(common);
        assertThat(sometimes).isEqualTo(union);
    }

    private static Set<String> fields(String design) {
        Plan plan = switch (design) {
            case "lfsr" -> plan("digits-dfa", "rule.feedback.source=lfsr");
            case "one layer" -> plan("tiny", "network.layers=[3]");
            case "sweeps" -> plan("digits-dp", "rule.sweeps=2");
            case "freeze" ->
                plan("digits-dfa", "engine.control=[freeze,checkpoint,saturation]", "network.loss=squared-error");
            case "division" -> plan("digits-inp", "rule.noise=gaussian", "rule.division=exact");
            case "decay" -> plan("digits-dfa", "rule.decay=2^-9");
            default -> plan(design);
        };
        return Microcode.of(plan).format().fields().keySet();
    }

    @Test
    void theLatencies() throws ReflectiveOperationException {
        Map<String, String> values = new TreeMap<>();
        for (List<String> row : Pages.rows(Pages.section(page, "7 Timing: latencies and the schedule"))) {
            if (row.get(1).matches("\\d+( \\+ T)?")) {
                values.put(Pages.names(row.get(0)).get(0), row.get(1));
            }
        }
        assertThat(values).hasSize(Latencies.class.getRecordComponents().length);
        for (RecordComponent constant : Latencies.class.getRecordComponents()) {
            int one = (int) constant.getAccessor().invoke(Latencies.of(1));
            int two = (int) constant.getAccessor().invoke(Latencies.of(2));
            String expected = one == two ? "" + one : one - 1 + " + T";
            assertThat(values).containsEntry(constant.getName(), expected);
        }
    }

    @Test
    void theRegisters() {
        Stream<String> registers = Stream.of(EngineRegister.values())
                .map(r -> "| %d | `%s` | %s | %s | %s |"
                        .formatted(r.address(), r.name(), r.access(), option(r.option()), r.meaning()));
        Stream<String> bits = Stream.of(EngineRegister.Control.values())
                .map(b -> "| %d | `%s` | %s | %s |".formatted(b.bit(), b.name(), option(b.option()), b.meaning()));
        assertThat(Pages.section(page, "Register file").lines().filter(line -> line.matches("\\| \\d+ .*")))
                .containsExactlyElementsOf(Stream.concat(registers, bits).toList());
    }

    private static String option(Optional<ControlOption> option) {
        return option.map(o -> "`" + o.text() + "`").orElse("always");
    }

    @Test
    void theConstraints() {
        assertThat(Pages.rows(Pages.section(page, "7 Timing: latencies and the schedule")).stream()
                        .map(row -> row.get(0).replace("`", ""))
                        .filter(name -> name.matches("[A-Z_]+")))
                .containsExactlyElementsOf(
                        Stream.of(Constraint.values()).map(Enum::name).toList());
    }

    @Test
    void theKindsOfMicroOperations() {
        assertThat(Pages.rows(Pages.section(page, "4 Micro-operations and programs")).stream()
                        .map(row -> row.get(0))
                        .filter(name -> name.matches("[A-Z]+")))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(OpKind.values()).map(Enum::name).toList());
    }

    /** The tour follows W2[5][17]: place, clocks, position in the hash. */
    @Test
    void theWeightOfTheTour() throws IOException {
        Plan plan = plan("digits-dfa");
        int lanes = plan.design().shape().lanes();
        int block = plan.design().shape().block();
        MatrixPlace place = Microcode.matrix(plan.layout(), "W2");
        int tile = 5 / lanes;
        int word = 17 / block;
        int address = place.base() + tile * place.words() + word;
        int lane = 5 % lanes;
        int hash = (lane * plan.layout().bankWords() + address) * block + 17 % block;
        OpTiming forward = timing(plan, "FORWARD W2");
        OpTiming update = timing(plan, "UPDATE W2");
        long updated = start(plan, "UPDATE W2") + update.weightOffset(tile, word);
        String tour = Pages.section(
                        Pages.read("docs/architecture.md"), "2 One weight, from the YAML to the Verilog and back")
                .replaceAll("\\s+", " ");
        assertThat(tour)
                .contains(
                        "S = %d, NB = %d".formatted(block, plan.design().shape().blocks()))
                .contains("at bank word %d, %d words a row".formatted(place.base(), place.words()))
                .contains("element %d of word %d + %d + %d = %d in lane %d"
                        .formatted(17 % block, place.base(), tile * place.words(), word, address, lane))
                .contains("line %d of".formatted(address + 1))
                .contains("FORWARD W2 starts in clock %d of a sample; clock %d reads"
                        .formatted(
                                start(plan, "FORWARD W2"),
                                start(plan, "FORWARD W2") + forward.weightOffset(tile, word)))
                .contains("UPDATE W2 starts in clock %d. Clock %d hands g2[4 .. 7] out"
                        .formatted(start(plan, "UPDATE W2"), start(plan, "UPDATE W2") + update.heldOffset(tile)))
                .contains("clock %d multiplies".formatted(updated))
                .contains(
                        "from clock %d on".formatted(updated + plan.latencies().bankWrite()))
                .contains("In clock %d of the sample everything is final".formatted(plan.finalOffset()))
                .contains("= %d for ours".formatted(hash))
                .contains("8 UPDATE W2");
        assertThat(plan.program().get(8).name()).isEqualTo("UPDATE W2");
    }

    private static int index(Plan plan, String name) {
        return plan.program().stream().map(MicroOp::name).toList().indexOf(name);
    }

    private static OpTiming timing(Plan plan, String name) {
        return plan.timings().get(index(plan, name));
    }

    private static long start(Plan plan, String name) {
        return plan.schedule().slots().get(index(plan, name)).start();
    }
}
