package io.hdlgen.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hdlgen.golden.data.DataSet;
import io.hdlgen.golden.data.DataSets;
import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.DescriptionReader;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.Shape;
import io.hdlgen.golden.train.EpochReport;
import io.hdlgen.golden.train.GoldenModel;
import io.hdlgen.golden.train.Progress;
import io.hdlgen.golden.train.TrainListener;
import io.hdlgen.golden.train.Trainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingsTest {
    private static final int EPOCHS = 3;
    private static final int SAMPLES = 30;

    @TempDir
    Path folder;

    private static Training training(String rule, long seed) {
        Description description = DescriptionReader.read(
                        "t", "network: {input: 6, layers: [5, 3]}", List.of("rule=" + rule, "seed=" + seed))
                .description()
                .orElseThrow();
        Design design = new Design(description, new Shape(2, 1));
        DataSet data = DataSets.random(description, SAMPLES, 20);
        return new Training(RunKey.of("1", design, RunKey.ofData(data), EPOCHS), design, data);
    }

    private static List<Training> several() {
        List<Training> all = new ArrayList<>();
        for (String rule : List.of("bp", "dfa", "fdfa", "np")) {
            all.add(training(rule, 1));
            all.add(training(rule, 2));
        }
        return all;
    }

    private static final class Watched implements Trainings.Watcher {
        private final Map<String, TrainedRun> runs = new ConcurrentHashMap<>();
        private final AtomicLong samples = new AtomicLong();

        @Override
        public void trained(Training training, long more) {
            samples.addAndGet(more);
        }

        @Override
        public void warned(Training training, String text) {}

        @Override
        public void done(Training training, TrainedRun run) {
            runs.put(training.key(), run);
        }
    }

    private Watched run(List<Training> trainings, int threads, BooleanSupplier stop) {
        Watched watched = new Watched();
        new Trainings(new RunStore(folder), EPOCHS, watched, stop).run(trainings, threads);
        return watched;
    }

    /** The plain trainer, without threads, files or pauses. */
    private static List<Double> alone(Training training) {
        GoldenModel model = GoldenModel.create(training.design());
        Trainer trainer = new Trainer(
                model, Optional.empty(), training.data(), Progress.start(model), new TrainListener() {}, () -> false);
        trainer.run(EPOCHS);
        return trainer.progress().epochs().stream()
                .map(EpochReport::testAccuracy)
                .toList();
    }

    @Test
    void severalAtATimeGiveWhatEachGivesAlone() throws IOException {
        Watched watched = run(several(), 3, () -> false);
        for (Training training : several()) {
            TrainedRun run = watched.runs.get(training.key());
            assertThat(run.testAccuracy()).isEqualTo(alone(training));
            assertThat(run.seed()).isEqualTo(training.design().description().seed());
            assertThat(new RunStore(folder).find(training.key())).contains(run);
        }
        assertThat(watched.samples).hasValue((long) several().size() * EPOCHS * SAMPLES);
    }

    @Test
    void stoppedAnywhereAndResumedItGivesTheSame() throws IOException {
        for (int pause : List.of(1, SAMPLES / 2, SAMPLES, SAMPLES + 1, 2 * SAMPLES + 25)) {
            Training training = training("fdfa", pause);
            AtomicInteger asked = new AtomicInteger();
            Watched first = run(List.of(training), 1, () -> asked.incrementAndGet() > pause);
            assertThat(first.runs).as("stopped after %d questions", pause).isEmpty();
            assertThat(new RunStore(folder).find(training.key())).isEmpty();
            assertThat(folder.resolve(training.key() + ".ckpt")).exists();
            Watched second = run(List.of(training), 1, () -> false);
            TrainedRun run = second.runs.get(training.key());
            assertThat(run.testAccuracy())
                    .as("stopped after %d questions", pause)
                    .isEqualTo(alone(training));
            // It counts what lies behind it, too.
            assertThat(second.samples).hasValue((long) EPOCHS * SAMPLES);
            assertThat(folder.resolve(training.key() + ".ckpt")).doesNotExist();
        }
    }

    @Test
    void whatIsDamagedIsTrainedAgain() throws IOException {
        Training training = training("dfa", 1);
        TrainedRun run = run(List.of(training), 1, () -> false).runs.get(training.key());
        Path file = folder.resolve(training.key() + ".json");
        String text = Files.readString(file);
        RunStore store = new RunStore(folder);
        for (String damaged : List.of(
                "",
                "{",
                "[]",
                "{}",
                text.substring(0, text.length() / 2),
                text.replace(training.key(), training.key().replace('a', 'b').replace('1', '2')),
                text.replaceAll("(?s)\"test_accuracy\" : \\[[^]]*]", "\"test_accuracy\" : []"),
                text.replaceAll("(?s)\"test_accuracy\" : \\[[^]]*]", "\"test_accuracy\" : [1, 2, \"3\"]"))) {
            Files.writeString(file, damaged);
            assertThat(store.find(training.key())).as(damaged).isEmpty();
        }
        Files.writeString(folder.resolve(training.key() + ".ckpt"), "not a checkpoint");
        assertThat(run(List.of(training), 1, () -> false).runs).containsEntry(training.key(), run);
        assertThat(store.find(training.key())).contains(run);
    }

    @Test
    void everythingThatDecidesChangesTheKey() {
        Training one = training("dfa", 1);
        String data = RunKey.ofData(one.data());
        Description description = one.design().description();
        String otherData = RunKey.ofData(DataSets.random(description, SAMPLES, 21));
        Set<String> keys = new HashSet<>(List.of(
                one.key(),
                training("dfa", 2).key(),
                training("bp", 1).key(),
                RunKey.of("2", one.design(), data, EPOCHS),
                RunKey.of("1", one.design(), data, EPOCHS + 1),
                RunKey.of("1", one.design(), otherData, EPOCHS),
                RunKey.of("1", new Design(description, new Shape(1, 1)), data, EPOCHS)));
        assertThat(keys).hasSize(7).allMatch(key -> key.matches("[0-9a-f]{64}"));
        assertThat(training("dfa", 1).key()).isEqualTo(one.key());
    }

    @Test
    void aLabelOrAPixelChangesTheData() throws IOException {
        Set<String> digests = new HashSet<>();
        for (String rows : List.of(
                "0.5,0.25,0\n0.5,0.25,1\n",
                "0.5,0.25,1\n0.5,0.25,1\n",
                "0.5,0.25,0\n0.5,0.5,1\n",
                "0.25,0.5,0\n0.5,0.25,1\n")) {
            Path file = Files.writeString(folder.resolve("d.csv"), rows.repeat(5));
            Description description = DescriptionReader.read("t", "network: {input: 2, layers: [2]}", List.of())
                    .description()
                    .orElseThrow();
            digests.add(RunKey.ofData(
                    DataSets.open(file.toString(), description).data().orElseThrow()));
        }
        assertThat(digests).hasSize(4);
    }

    @Test
    void aFolderThatCannotBeWrittenEndsTheWork() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        Trainings trainings = new Trainings(new RunStore(file.resolve("runs")), EPOCHS, new Watched(), () -> false);
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> trainings.run(several(), 2));
    }
}
