package io.hdlgen.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.proof.Rig;
import io.hdlgen.sim.build.ModelCache;
import io.hdlgen.sim.build.ProcessTool;
import io.hdlgen.sim.build.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A fixed sample of 150 mutants; {@code bench/mutation.sh} has thousands. The floor is for all mutants, those that are equivalent to the design included, which no comparison can find.
 */
class MutationIT {
    private static final List<Subject> SUBJECTS = List.of(Subject.DFA_STORED, Subject.BP_NARROW, Subject.ONE_LAYER);
    private static final int MUTANTS = 50;
    private static final long SEED = 1;
    private static final double FLOOR = 0.85;

    @TempDir
    static Path work;

    private static final Map<Subject, MutatedDesign> DESIGNS = new EnumMap<>(Subject.class);

    @BeforeAll
    static void plant() throws IOException {
        Rig rig = new Rig(work);
        for (Subject subject : SUBJECTS) {
            Path generated = rig.generate(subject.plan(), subject.name());
            DESIGNS.put(subject, MutatedDesign.plant(generated, work.resolve(subject + "-mutated"), MUTANTS, SEED));
        }
    }

    @Test
    void coSimulationFindsMostMutants() throws IOException, InterruptedException {
        int killed = 0;
        for (MutatedDesign design : DESIGNS.values()) {
            killed += killed(Campaign.run(design, work, 2));
        }
        System.out.printf("mutants killed: %d of %d%n", killed, SUBJECTS.size() * MUTANTS);
        assertThat(killed).isGreaterThanOrEqualTo((int) Math.ceil(FLOOR * SUBJECTS.size() * MUTANTS));
    }

    /** Otherwise the floor would hold whatever the comparison does. */
    @Test
    void aComparisonOfPredictionsAloneStaysBelowTheFloor() throws IOException, InterruptedException {
        MutatedDesign design = DESIGNS.get(Subject.BP_NARROW);
        ModelCache cache = new ModelCache(work.resolve("crippled"), ModelCache.DEFAULT_LIMIT_BYTES);
        Campaign crippled = new Campaign(design, List.of(Trial.ALL.get(0)), cache, MutationIT::compareNothing);
        int killed = killed(crippled.judge(2).stream()
                .filter(v -> v.kill()
                        .map(k -> !k.what().matches("(load|read-back).*"))
                        .orElse(false))
                .toList());
        System.out.printf("mutants killed by predictions alone: %d of %d%n", killed, MUTANTS);
        assertThat(killed).isLessThan((int) Math.ceil(FLOOR * MUTANTS));
    }

    private static int killed(List<Verdict> verdicts) {
        return (int) verdicts.stream().filter(Verdict::killed).count();
    }

    /** Builds models whose harness takes weights, random states and logits for equal. */
    private static Tool.Result compareNothing(Tool.Command command) {
        Path harness = command.directory().resolve("harness_run.h");
        try {
            if (Files.exists(harness)) {
                String text = Files.readString(harness);
                String blind = text.replace("m_.hash() != s.hash", "false").replace("s.rtlLogits != s.logits", "false");
                assertThat(blind).hasSizeLessThan(text.length() - 20);
                Files.writeString(harness, blind);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ProcessTool().run(command);
    }
}
