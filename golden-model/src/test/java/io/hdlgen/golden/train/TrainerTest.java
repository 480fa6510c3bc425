package io.hdlgen.golden.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.golden.data.DataSet;
import io.hdlgen.golden.data.Shuffle;
import io.hdlgen.golden.reference.FloatModel;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.RuleName;
import io.hdlgen.golden.testing.Clusters;
import io.hdlgen.golden.testing.DesignBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainerTest {
    private static final DataSet DATA = Clusters.of(300, 100, 20, 4, 9, 1);
    private static final TrainListener SILENT = new TrainListener() {};

    private static DesignBuilder design() {
        return new DesignBuilder().widths(20, 16, 4);
    }

    private static Trainer trainer(GoldenModel model, TrainListener listener) {
        return new Trainer(model, Optional.empty(), DATA, Progress.start(model), listener, () -> false);
    }

    @ParameterizedTest
    @EnumSource(
            value = RuleName.class,
            names = {"BP", "DFA"})
    void learnsAndReportsEveryEpoch(RuleName rule) {
        Design design = design().rule(rule).build();
        GoldenModel model = GoldenModel.create(design);
        List<EpochReport> reports = new ArrayList<>();
        AtomicInteger tested = new AtomicInteger();
        TrainListener listener = new TrainListener() {
            @Override
            public void epoch(EpochReport report) {
                reports.add(report);
            }

            @Override
            public void tested(int done, int total) {
                tested.incrementAndGet();
            }
        };
        FloatModel reference = FloatModel.create(design);
        Trainer trainer =
                new Trainer(model, Optional.of(reference), DATA, Progress.start(model), listener, () -> false);
        assertThat(trainer.run(5)).isTrue();
        assertThat(reports).hasSize(5).isEqualTo(trainer.progress().epochs());
        assertThat(reports).extracting(EpochReport::epoch).containsExactly(1, 2, 3, 4, 5);
        EpochReport last = reports.get(4);
        assertThat(last.testAccuracy()).isGreaterThan(90).isEqualTo(Trainer.accuracy(model, DATA.test()));
        assertThat(last.floatTestAccuracy().orElseThrow()).isGreaterThan(90);
        assertThat(last.trainingAccuracy()).isGreaterThan(reports.get(0).trainingAccuracy());
        assertThat(tested.get()).isEqualTo(500);
        assertThat(model.samples()).isEqualTo(1500);
    }

    @Test
    void visitsTheSamplesInTheOrderOfTheContract() {
        Design design = design().build();
        GoldenModel trained = GoldenModel.create(design);
        trainer(trained, SILENT).run(2);
        GoldenModel byHand = GoldenModel.create(design);
        int[] x = new int[20];
        for (int epoch = 0; epoch < 2; epoch++) {
            for (int i : Shuffle.order(1, epoch, DATA.training().size())) {
                DATA.training().read(i, x);
                byHand.train(x, DATA.training().label(i));
            }
        }
        assertSame(trained, byHand);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 299, 300, 301, 345, 700})
    void stopsAfterAnySampleAndGoesOnWithTheSameBits(int samples) {
        Design design = design().build();
        GoldenModel whole = GoldenModel.create(design);
        Trainer uninterrupted = trainer(whole, SILENT);
        uninterrupted.run(3);
        GoldenModel first = GoldenModel.create(design);
        Trainer stopped = new Trainer(
                first, Optional.empty(), DATA, Progress.start(first), SILENT, () -> first.samples() >= samples);
        assertThat(stopped.run(3)).isFalse();
        assertThat(first.samples()).isEqualTo(samples);
        GoldenModel second = GoldenModel.restore(design, first.snapshot());
        Trainer resumed = new Trainer(second, Optional.empty(), DATA, stopped.progress(), SILENT, () -> false);
        assertThat(resumed.run(3)).isTrue();
        assertSame(second, whole);
        assertThat(resumed.progress()).isEqualTo(uninterrupted.progress());
    }

    /** Half of the errors rounded away lets the logits rise together; the watch must speak once, and not for a healthy run. */
    @Test
    void reportsALogitThatRunsAway() {
        List<LogitDrift> drifts = new ArrayList<>();
        TrainListener listener = new TrainListener() {
            @Override
            public void drift(LogitDrift drift) {
                drifts.add(drift);
            }
        };
        trainer(GoldenModel.create(design().build()), listener).run(20);
        assertThat(drifts).isEmpty();
        // All biases at a third of the range: every logit starts beyond a quarter of it.
        GoldenModel drifted = GoldenModel.create(design().weights("s7.9").build());
        Matrix last = drifted.matrices().get(1);
        int[][] data = new int[last.rows()][17];
        for (int[] row : data) {
            row[16] = 21 << 9;
        }
        drifted.load(last.name(), data);
        trainer(drifted, listener).run(20);
        assertThat(drifts).hasSize(1);
        assertThat(drifts.get(0).position()).isEqualTo(new Position(3, 100));
        assertThat(drifts.get(0).toString())
                .contains("mean logit")
                .contains("range +-64")
                .contains("epoch 4");
    }

    /** A learning rate of 1 drives weights and sums to the ends of their ranges; the watch must speak once, and not for a healthy run. */
    @Test
    void reportsARunThatDiverges() {
        List<Divergence> divergences = new ArrayList<>();
        TrainListener listener = new TrainListener() {
            @Override
            public void divergence(Divergence divergence) {
                divergences.add(divergence);
            }
        };
        trainer(GoldenModel.create(design().build()), listener).run(20);
        assertThat(divergences).isEmpty();
        GoldenModel wild = GoldenModel.create(
                design().rule(RuleName.NP).rate(3).weights("s1.11").build());
        trainer(wild, listener).run(20);
        assertThat(divergences).hasSize(1);
        assertThat(divergences.get(0).share()).isGreaterThan(SaturationWatch.SHARE);
        assertThat(divergences.get(0).toString())
                .contains("the run diverges")
                .contains(divergences.get(0).name());
    }

    private static void assertSame(GoldenModel a, GoldenModel b) {
        assertThat(a.roundingStates()).isEqualTo(b.roundingStates());
        assertThat(a.samples()).isEqualTo(b.samples());
        assertThat(a.saturations()).isEqualTo(b.saturations());
        for (int m = 0; m < a.matrices().size(); m++) {
            assertThat(a.matrices().get(m).data())
                    .isDeepEqualTo(b.matrices().get(m).data());
        }
    }
}
