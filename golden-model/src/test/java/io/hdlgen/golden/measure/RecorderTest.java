package io.hdlgen.golden.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hdlgen.golden.data.DataSet;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.RateStep;
import io.hdlgen.golden.spec.RuleName;
import io.hdlgen.golden.testing.Clusters;
import io.hdlgen.golden.testing.DesignBuilder;
import io.hdlgen.golden.train.GoldenModel;
import io.hdlgen.golden.train.NamedVector;
import io.hdlgen.golden.train.Progress;
import io.hdlgen.golden.train.Step;
import io.hdlgen.golden.train.TrainListener;
import io.hdlgen.golden.train.Trainer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole runs that are measured. */
class RecorderTest {
    private static Design design(RuleName rule) {
        return new DesignBuilder().widths(12, 6, 5, 3).rule(rule).build();
    }

    private static DataSet data(Design design) {
        return Clusters.of(
                40, 20, 12, 3, design.description().formats().activations().fractionBits(), 5);
    }

    private static MeasuredRun run(GoldenModel model, int epochs, int stopAfter) {
        DataSet data = data(model.design());
        Recorder recorder = new Recorder(model, Optional.empty(), data, 10);
        TrainListener listener = new TrainListener() {
            @Override
            public void step(Step step, int label) {
                recorder.step(step, label);
            }
        };
        new Trainer(model, Optional.empty(), data, Progress.start(model), listener, () -> model.samples() >= stopAfter)
                .run(epochs);
        return recorder.finish();
    }

    @ParameterizedTest
    @EnumSource(RuleName.class)
    void measuringChangesNothingAndEveryRuleCanBeMeasured(RuleName rule) {
        Design design = design(rule);
        GoldenModel measured = GoldenModel.create(design);
        MeasuredRun run = run(measured, 2, Integer.MAX_VALUE);
        GoldenModel plain = GoldenModel.create(design);
        new Trainer(plain, Optional.empty(), data(design), Progress.start(plain), new TrainListener() {}, () -> false)
                .run(2);
        for (int m = 0; m < plain.matrices().size(); m++) {
            assertThat(measured.matrices().get(m).data())
                    .isDeepEqualTo(plain.matrices().get(m).data());
        }
        assertThat(measured.roundingStates()).isEqualTo(plain.roundingStates());
        assertThat(measured.perturbationState()).isEqualTo(plain.perturbationState());
        assertThat(measured.saturations()).isEqualTo(plain.saturations());

        assertThat(run.points()).hasSize(21);
        for (MeasuredPoint point : run.points()) {
            assertThat(point.values().containsKey(Measure.WEIGHT_ALIGNMENT))
                    .isEqualTo(rule.feedback() != RuleName.FeedbackShape.NONE);
            assertThat(point.values().containsKey(Measure.ESTIMATE_VARIANCE))
                    .isEqualTo(rule == RuleName.FDFA || rule == RuleName.FG_A || rule.perturbsNodes());
            assertThat(point.values()
                            .getOrDefault(Measure.ESTIMATE_VARIANCE, Map.of())
                            .values())
                    .allMatch(v -> v > 0);
            for (double peak :
                    point.values().getOrDefault(Measure.RANGE_PEAK, Map.of()).values()) {
                assertThat(peak).isBetween(0.0, 1.0);
            }
        }
    }

    @Test
    void pointsLieWhereTheyShould() {
        MeasuredRun run = run(GoldenModel.create(design(RuleName.DFA)), 2, 59);
        assertThat(run.points().stream().map(MeasuredPoint::samples))
                .containsExactly(0L, 4L, 8L, 12L, 16L, 20L, 24L, 28L, 32L, 36L, 40L, 44L, 48L, 52L, 56L, 59L);
        assertThat(run.points().get(15).epoch()).isEqualTo(59 / 40.0);
        assertThat(run.points().get(0).values()).doesNotContainKey(Measure.TRAINING_LOSS);
    }

    @Test
    void backpropagationIsAlignedWithItself() {
        MeasuredRun run = run(GoldenModel.create(design(RuleName.BP)), 2, Integer.MAX_VALUE);
        for (MeasuredPoint point : run.points()) {
            assertThat(point.value(Measure.GRADIENT_ALIGNMENT, "total")).isGreaterThan(0.99);
            assertThat(point.value(Measure.UPDATE_ALIGNMENT, "total")).isGreaterThan(0.99);
        }
    }

    @Test
    void otherFeedbackIsNotAlignedAtTheStart() {
        MeasuredPoint start =
                run(GoldenModel.create(design(RuleName.DFA)), 0, 0).points().get(0);
        assertThat(Math.abs(start.value(Measure.GRADIENT_ALIGNMENT, "d1"))).isLessThan(0.9);
        assertThat(start.value(Measure.GRADIENT_ALIGNMENT, "d3")).isGreaterThan(0.99);
    }

    @Test
    void windowsAndTestsAreThoseOfTheTrainer() {
        Design design = design(RuleName.BP);
        GoldenModel model = GoldenModel.create(design);
        DataSet data = data(design);
        Recorder recorder = new Recorder(model, Optional.of(x -> new double[] {0, 9, 0}), data, 2);
        List<Double> losses = new ArrayList<>();
        double one = design.description().formats().activations().one();
        TrainListener listener = new TrainListener() {
            @Override
            public void step(Step step, int label) {
                recorder.step(step, label);
                double sum = 0;
                for (int z : step.logits()) {
                    sum += Math.exp(z / one);
                }
                losses.add(Math.log(sum) - step.logits()[label] / one);
            }
        };
        Trainer trainer = new Trainer(model, Optional.empty(), data, Progress.start(model), listener, () -> false);
        trainer.run(1);
        List<MeasuredPoint> points = recorder.finish().points();
        MeasuredPoint end = points.get(2);
        assertThat(end.value(Measure.TEST_ACCURACY, "fixed"))
                .isEqualTo(trainer.progress().epochs().get(0).testAccuracy());
        double accuracy = 0;
        for (int half = 1; half <= 2; half++) {
            double mean = losses.subList(20 * half - 20, 20 * half).stream()
                            .mapToDouble(Double::doubleValue)
                            .sum()
                    / 20;
            assertThat(points.get(half).value(Measure.TRAINING_LOSS, "fixed")).isCloseTo(mean, within(1e-9));
            accuracy += points.get(half).value(Measure.TRAINING_ACCURACY, "fixed") / 2;
        }
        assertThat(accuracy).isCloseTo(trainer.progress().epochs().get(0).trainingAccuracy(), within(1e-9));
        long ones =
                IntStream.range(0, 20).filter(i -> data.test().label(i) == 1).count();
        assertThat(end.value(Measure.TEST_ACCURACY, "float")).isEqualTo(100.0 * ones / 20);
    }

    @Test
    void aProbeShowsTheNextStepAndBeginsAnewEveryTime() {
        Design design = new DesignBuilder()
                .widths(12, 6, 5, 3)
                .rule(RuleName.BP)
                .rate(7)
                .then(RateStep.Unit.SAMPLES, 2, 9)
                .build();
        DataSet data = data(design);
        GoldenModel model = GoldenModel.create(design);
        Probe probe = new Probe(data.test(), 3);
        for (int trained = 0; trained < 4; trained++) {
            RuleProbe trial = new RuleProbe(model, 40);
            Probe.Sample first = probe.samples().get(0);
            double[] d = trial.delta(trial.run(first), 1);
            trial.run(probe.samples().get(1));
            assertThat(trial.delta(trial.run(first), 1)).isEqualTo(d);
            int k = trained < 2 ? 7 : 9;
            model.train(first.x(), first.label());
            NamedVector g = model.vectors().stream()
                    .filter(v -> v.name().equals("g1"))
                    .findFirst()
                    .orElseThrow();
            for (int i = 0; i < d.length; i++) {
                assertThat(d[i]).isEqualTo(-g.format().toReal(g.values()[i]) * (1 << k));
            }
        }
    }

    @Test
    void fdfaEstimatesWhatItsFeedbackFollows() {
        // A first layer of one unit: u = +-1 and dy = W_L u, so u dy^T is W_L^T whatever the sign, up to rounding over
        // alpha.
        Design design = new DesignBuilder().widths(4, 1, 3).rule(RuleName.FDFA).build();
        GoldenModel model = GoldenModel.create(design);
        model.load("W2", new int[][] {{4000, 0}, {-2000, 0}, {1000, 0}});
        model.load("F1", new int[][] {{3000, 3000, 3000}}); // where the feedback stands has no part in it
        DataSet data = Clusters.of(10, 5, 4, 3, 9, 1);
        RuleProbe trial = new RuleProbe(model, 10);
        double[] mean = new double[3];
        for (int draw = 0; draw < 400; draw++) {
            trial.run(new Probe(data.test(), 1).samples().get(0));
            double[] estimate = trial.feedbackEstimate(1);
            for (int c = 0; c < 3; c++) {
                mean[c] += estimate[c] / 400;
            }
        }
        assertThat(mean[0]).isCloseTo(4000 / 8192.0, within(0.02));
        assertThat(mean[1]).isCloseTo(-2000 / 8192.0, within(0.02));
        assertThat(mean[2]).isCloseTo(1000 / 8192.0, within(0.02));
    }

    @Test
    void saturationsOfAllPointsAreThoseOfTheRun() {
        // So many fraction bits that the output's deltas saturate.
        GoldenModel model = GoldenModel.create(
                new DesignBuilder().widths(12, 6, 5, 3).rate(7).delta(24).build());
        MeasuredRun run = run(model, 2, Integer.MAX_VALUE);
        assertThat(model.saturations().total()).isPositive();
        model.saturations()
                .counts()
                .forEach((name, count) -> assertThat(run.points().stream()
                                .mapToDouble(p -> p.value(Measure.SATURATIONS, name))
                                .sum())
                        .as(name)
                        .isEqualTo(count.doubleValue()));
    }

    @Test
    void theProbeSeesTheVectorsOfTheRule() {
        Design design = new DesignBuilder().widths(3, 2, 2).rule(RuleName.DNP).build();
        GoldenModel model = GoldenModel.create(design);
        model.load("W1", new int[][] {{100, -4000, 3, 5000}, {7, 9, 11, -13}});
        model.load("R0", new int[][] {{8192, 4096, 0}, {-3000, 8192, 100}, {0, 0, 4096}});
        model.load("R1", new int[][] {{8192, 2000}, {3000, -8192}});
        DataSet data = Clusters.of(10, 8, 3, 2, 9, 2);
        Map<Measure, Map<String, Double>> values = new EnumMap<>(Measure.class);
        new Probing(data).measure(model, values);
        double[][][] streams = new double[2][8][];
        Map<String, Integer> peaks = new HashMap<>();
        for (int s = 0; s < 8; s++) {
            Probe.Sample sample = new Probe(data.test(), 8).samples().get(s);
            GoldenModel copy = GoldenModel.restore(design, model.snapshot());
            copy.train(sample.x(), sample.label());
            List<NamedVector> all = new ArrayList<>(copy.forwardVectors());
            copy.vectors().stream().filter(v -> v.name().startsWith("x")).forEach(all::add);
            for (NamedVector v : all) {
                for (int raw : v.values()) {
                    peaks.merge(v.name(), Math.abs(raw), Math::max);
                }
                if (v.name().startsWith("xt")) {
                    streams[v.name().charAt(2) - '0'][s] =
                            Arrays.stream(v.values()).asDoubleStream().toArray();
                }
            }
        }
        assertThat(peaks).containsKeys("x0", "x1", "xt0", "xt1", "z1", "z2");
        peaks.forEach((name, peak) ->
                assertThat(values.get(Measure.RANGE_PEAK)).as(name).containsEntry(name, peak / 32768.0));
        assertThat(values.get(Measure.RANGE_PEAK)).containsEntry("W1", 4000 / 32768.0);
        assertThat(values.get(Measure.RANGE_PEAK)).containsEntry("b1", 5000 / 32768.0);
        for (int l = 0; l < 2; l++) {
            assertThat(values.get(Measure.INPUT_CORRELATION).get("x" + l))
                    .isCloseTo(InputCorrelation.of(streams[l]), within(1e-9));
        }
    }

    @Test
    void bothFilesSayTheSame() throws IOException {
        MeasuredRun run = run(GoldenModel.create(design(RuleName.FDFA)), 1, 8);
        MeasureReport report = new MeasureReport("test", "fdfa", "clusters", 40, List.of(run), Map.of("W1", 0.25));
        JsonNode json = new ObjectMapper().readTree(MeasureFiles.json(report));
        assertThat(json.get("schema_version").asInt()).isEqualTo(1);
        assertThat(json.get("weight_similarity").get("W1").asDouble()).isEqualTo(0.25);
        List<String> lines = MeasureFiles.csv(report).lines().toList();
        assertThat(lines.get(0)).isEqualTo("seed,samples,epoch,measure,part,value");
        int values = 0;
        boolean undefined = false;
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            assertThat(cells[0]).isEqualTo("1");
            JsonNode value = null;
            for (JsonNode point : json.get("runs").get(0).get("points")) {
                if (point.get("samples").asText().equals(cells[1])) {
                    value = point.get("measures").get(cells[3]).get(cells[4]);
                }
            }
            assertThat(value).as(line).isNotNull();
            if (cells[5].isEmpty()) {
                assertThat(value.isNull()).as(line).isTrue();
                undefined = true;
            } else {
                assertThat(value.asDouble()).as(line).isEqualTo(Double.parseDouble(cells[5]));
            }
            values++;
        }
        assertThat(undefined)
                .as("FDFA's feedback is zero at the start and has no direction")
                .isTrue();
        int inJson = 0;
        for (JsonNode point : json.get("runs").get(0).get("points")) {
            for (JsonNode measure : point.get("measures")) {
                inJson += measure.size();
            }
        }
        assertThat(values).isEqualTo(inJson);
    }
}
