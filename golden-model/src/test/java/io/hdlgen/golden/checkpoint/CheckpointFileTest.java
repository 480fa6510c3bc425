package io.hdlgen.golden.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.golden.data.DataSet;
import io.hdlgen.golden.reference.FloatModel;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.DesignDigest;
import io.hdlgen.golden.spec.Diagnostic;
import io.hdlgen.golden.spec.FeedbackSource;
import io.hdlgen.golden.spec.FeedbackValues;
import io.hdlgen.golden.spec.RateStep;
import io.hdlgen.golden.spec.RuleName;
import io.hdlgen.golden.testing.Clusters;
import io.hdlgen.golden.testing.DesignBuilder;
import io.hdlgen.golden.train.GoldenModel;
import io.hdlgen.golden.train.Progress;
import io.hdlgen.golden.train.TrainListener;
import io.hdlgen.golden.train.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CheckpointFileTest {
    private static final DataSet DATA = Clusters.of(120, 40, 20, 4, 9, 3);

    @TempDir
    private Path folder;

    private static DesignBuilder design() {
        return new DesignBuilder().widths(20, 9, 4);
    }

    /** A run with or without the float reference that ends after so many samples. */
    private record Stopped(GoldenModel model, Optional<FloatModel> reference, Trainer trainer) {
        static Stopped after(Design design, long samples, boolean withFloat) {
            GoldenModel model = GoldenModel.create(design);
            Optional<FloatModel> reference = withFloat ? Optional.of(FloatModel.create(design)) : Optional.empty();
            Trainer trainer = new Trainer(
                    model,
                    reference,
                    DATA,
                    Progress.start(model),
                    new TrainListener() {},
                    () -> model.samples() >= samples);
            trainer.run(3);
            return new Stopped(model, reference, trainer);
        }

        Checkpoint checkpoint() {
            return Checkpoint.of(model, reference, trainer.progress(), DATA);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 8", "47, 8", "120, 8", "200, 0", "121, 16"})
    void resumesMidEpochWithTheSameBits(int samples, int roundingBits) throws IOException {
        Design design = design().roundingBits(roundingBits)
                .feedback(FeedbackValues.TERNARY, samples % 2 == 0 ? FeedbackSource.STORED : FeedbackSource.LFSR)
                .build();
        Path file = folder.resolve("run.ckpt");
        CheckpointFile.write(file, Stopped.after(design, samples, true).checkpoint());
        CheckpointFile.Reading reading = CheckpointFile.read(file, design);
        assertThat(reading.diagnostics()).isEmpty();
        Checkpoint read = reading.checkpoint().orElseThrow();
        GoldenModel model = read.model(design);
        FloatModel reference = read.floatModel(design).orElseThrow();
        Trainer resumed =
                new Trainer(model, Optional.of(reference), DATA, read.progress(), new TrainListener() {}, () -> false);
        resumed.run(3);
        Stopped whole = Stopped.after(design, Long.MAX_VALUE, true);
        assertThat(resumed.progress()).isEqualTo(whole.trainer.progress());
        Path resumedFile = folder.resolve("resumed.ckpt");
        Path wholeFile = folder.resolve("whole.ckpt");
        CheckpointFile.write(resumedFile, Checkpoint.of(model, Optional.of(reference), resumed.progress(), DATA));
        CheckpointFile.write(wholeFile, whole.checkpoint());
        assertThat(resumedFile).hasSameBinaryContentAs(wholeFile);
        assertThat(model.feedbackStates()).isEqualTo(whole.model.feedbackStates());
    }

    /** Learned feedback, decorrelation, noise and schedules are part of the state, in fixed point and in float. */
    @ParameterizedTest
    @EnumSource(RuleName.class)
    void resumesEveryRule(RuleName rule) throws IOException {
        Design design = design().rule(rule)
                .then(RateStep.Unit.EPOCHS, 1, 8)
                .then(RateStep.Unit.SAMPLES, 90, 9)
                .build();
        Path file = folder.resolve("run.ckpt");
        CheckpointFile.write(file, Stopped.after(design, 47, true).checkpoint());
        Checkpoint read = CheckpointFile.read(file, design).checkpoint().orElseThrow();
        GoldenModel model = read.model(design);
        FloatModel reference = read.floatModel(design).orElseThrow();
        Trainer resumed =
                new Trainer(model, Optional.of(reference), DATA, read.progress(), new TrainListener() {}, () -> false);
        resumed.run(3);
        Path resumedFile = folder.resolve("resumed.ckpt");
        Path wholeFile = folder.resolve("whole.ckpt");
        CheckpointFile.write(resumedFile, Checkpoint.of(model, Optional.of(reference), resumed.progress(), DATA));
        CheckpointFile.write(
                wholeFile, Stopped.after(design, Long.MAX_VALUE, true).checkpoint());
        assertThat(resumedFile).hasSameBinaryContentAs(wholeFile);
    }

    @Test
    void refusesACheckpointOfAnotherDesignAndNamesBoth() throws IOException {
        Path file = folder.resolve("run.ckpt");
        Design written = design().build();
        CheckpointFile.write(file, Stopped.after(written, 5, false).checkpoint());
        Design other = design().seed(2).build();
        CheckpointFile.Reading reading = CheckpointFile.read(file, other);
        assertThat(reading.checkpoint()).isEmpty();
        assertThat(reading.diagnostics()).hasSize(1);
        assertThat(reading.diagnostics().get(0).kind()).isEqualTo(CheckpointProblem.OTHER_DESIGN);
        assertThat(reading.diagnostics().get(0).toString())
                .contains(DesignDigest.of(written), DesignDigest.of(other), "run.ckpt");
    }

    @Test
    void refusesEveryTruncation() throws IOException {
        Path file = folder.resolve("run.ckpt");
        Design design = design().build();
        CheckpointFile.write(file, Stopped.after(design, 5, true).checkpoint());
        byte[] bytes = Files.readAllBytes(file);
        int refused = 0;
        for (int length = 0; length < bytes.length; length += 7) {
            Files.write(file, Arrays.copyOf(bytes, length));
            CheckpointFile.Reading reading = CheckpointFile.read(file, design);
            // Without the directory at the end of a zip file every part is still there, whole and checked.
            refused += reading.checkpoint().isEmpty() ? 1 : 0;
            assertThat(reading.checkpoint().isEmpty())
                    .isEqualTo(reading.diagnostics().size() == 1);
        }
        assertThat(refused).isGreaterThan(bytes.length / 7 * 3 / 4);
    }

    /** Bytes changed anywhere: refused, or without influence on what is read; never an exception. */
    @Test
    void survivesDamage() throws IOException {
        Path file = folder.resolve("run.ckpt");
        Design design = design().build();
        Stopped run = Stopped.after(design, 5, true);
        CheckpointFile.write(file, run.checkpoint());
        byte[] bytes = Files.readAllBytes(file);
        Random random = new Random(1);
        int refused = 0;
        for (int trial = 0; trial < 400; trial++) {
            byte[] damaged = bytes.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, damaged);
            CheckpointFile.Reading reading = CheckpointFile.read(file, design);
            if (reading.checkpoint().isPresent()) {
                assertThat(reading.checkpoint()
                                .get()
                                .model(design)
                                .matrices()
                                .get(0)
                                .data())
                        .isDeepEqualTo(run.model.matrices().get(0).data());
            } else {
                assertThat(reading.diagnostics()).hasSize(1);
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(200);
    }

    static Stream<String> notCheckpoints() {
        return Stream.of("", "hello", "PK", "{\"kind\": \"hdlgen-checkpoint\"}");
    }

    @ParameterizedTest
    @MethodSource("notCheckpoints")
    void refusesOtherFiles(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("other"), content);
        List<Diagnostic> diagnostics =
                CheckpointFile.read(file, design().build()).diagnostics();
        assertThat(diagnostics).extracting(Diagnostic::kind).containsExactly(CheckpointProblem.NOT_A_CHECKPOINT);
    }

    @Test
    void tellsWhatCannotBeRead() {
        Design design = design().build();
        assertThat(CheckpointFile.read(folder.resolve("absent"), design).diagnostics())
                .extracting(Diagnostic::kind)
                .containsExactly(CheckpointProblem.UNREADABLE);
        assertThat(CheckpointFile.read(folder, design).diagnostics())
                .extracting(Diagnostic::kind)
                .containsExactly(CheckpointProblem.UNREADABLE);
    }

    @Test
    void givesItsWeightsToADesignWithAnotherRounding() throws IOException {
        Path file = folder.resolve("run.ckpt");
        Stopped run = Stopped.after(design().build(), 50, false);
        CheckpointFile.write(file, run.checkpoint());
        GoldenModel nearest =
                GoldenModel.create(design().roundingBits(0).seed(9).build());
        assertThat(CheckpointFile.loadWeights(file, nearest)).isEmpty();
        for (int m = 0; m < 3; m++) {
            assertThat(nearest.matrices().get(m).data())
                    .isDeepEqualTo(run.model.matrices().get(m).data());
        }
    }

    @Test
    void keepsItsWeightsFromADesignThatTheyDoNotFit() throws IOException {
        Path file = folder.resolve("run.ckpt");
        CheckpointFile.write(file, Stopped.after(design().build(), 50, false).checkpoint());
        GoldenModel scaled = GoldenModel.create(design().weights("s2.14").build());
        assertThat(CheckpointFile.loadWeights(file, scaled))
                .extracting(Diagnostic::kind)
                .containsOnly(CheckpointProblem.MATRIX_FORMAT);
        GoldenModel wider = GoldenModel.create(design().widths(20, 10, 4).build());
        assertThat(CheckpointFile.loadWeights(file, wider))
                .extracting(Diagnostic::kind)
                .containsOnly(CheckpointProblem.MATRIX_SHAPE)
                .hasSize(3);
        assertThat(wider.matrices().get(0).data())
                .isDeepEqualTo(
                        GoldenModel.create(wider.design()).matrices().get(0).data());
    }
}
