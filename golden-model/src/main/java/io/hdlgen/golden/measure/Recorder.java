package io.hdlgen.golden.measure;

import io.hdlgen.golden.data.DataSet;
import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.Loss;
import io.hdlgen.golden.train.GoldenModel;
import io.hdlgen.golden.train.Saturations;
import io.hdlgen.golden.train.Step;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Measures a run while it goes on: before the first sample, several times in every epoch, and where it ends. The model is only read. */
public final class Recorder {
    private final GoldenModel model;
    private final Optional<Reference> reference;
    private final DataSet data;
    private final int pointsPerEpoch;
    private final Probing probing;
    private final List<MeasuredPoint> points = new ArrayList<>();
    private final Scores window = new Scores();
    private Saturations before;

    /** A recorder of a model that has not begun, which measures it at once. */
    public Recorder(GoldenModel model, Optional<Reference> reference, DataSet data, int pointsPerEpoch) {
        this.model = model;
        this.reference = reference;
        this.data = data;
        this.pointsPerEpoch = pointsPerEpoch;
        this.probing = new Probing(data);
        this.before = model.saturations();
        measure();
    }

    /** To be called after every training sample. */
    public void step(Step step, int label) {
        window.add(loss(), real(step.logits()), step.prediction(), label);
        long size = data.training().size();
        long inEpoch = (model.samples() - 1) % size + 1;
        if (inEpoch * pointsPerEpoch / size > (inEpoch - 1) * pointsPerEpoch / size) {
            measure();
        }
    }

    /** To be called when the run is over, also before its time; measures where it stands unless that was done. */
    public MeasuredRun finish() {
        if (points.get(points.size() - 1).samples() < model.samples()) {
            measure();
        }
        return new MeasuredRun(model.design().description().seed(), points);
    }

    private void measure() {
        Map<Measure, Map<String, Double>> values = new EnumMap<>(Measure.class);
        test(values);
        if (window.count > 0) {
            values.put(Measure.TRAINING_ACCURACY, Map.of("fixed", window.accuracy()));
            values.put(Measure.TRAINING_LOSS, Map.of("fixed", window.loss()));
        }
        window.clear();
        probing.measure(model, values);
        Saturations now = model.saturations();
        Map<String, Double> saturations = new LinkedHashMap<>();
        now.since(before).counts().forEach((name, count) -> saturations.put(name, (double) count));
        values.put(Measure.SATURATIONS, saturations);
        before = now;
        values.values().removeIf(Map::isEmpty);
        points.add(new MeasuredPoint(
                model.samples(), (double) model.samples() / data.training().size(), values));
    }

    private void test(Map<Measure, Map<String, Double>> values) {
        Scores fixed = new Scores();
        Scores real = new Scores();
        int[] x = new int[data.test().width()];
        for (int i = 0; i < data.test().size(); i++) {
            data.test().read(i, x);
            int label = data.test().label(i);
            Step step = model.infer(x);
            fixed.add(loss(), real(step.logits()), step.prediction(), label);
            reference.ifPresent(r -> {
                double[] z = r.logits(x);
                real.add(loss(), z, largest(z), label);
            });
        }
        Map<String, Double> accuracy = new LinkedHashMap<>(Map.of("fixed", fixed.accuracy()));
        Map<String, Double> loss = new LinkedHashMap<>(Map.of("fixed", fixed.loss()));
        if (reference.isPresent()) {
            accuracy.put("float", real.accuracy());
            loss.put("float", real.loss());
        }
        values.put(Measure.TEST_ACCURACY, accuracy);
        values.put(Measure.TEST_LOSS, loss);
    }

    private Loss loss() {
        return model.design().description().network().loss();
    }

    private double[] real(int[] logits) {
        Description description = model.design().description();
        return RealNetwork.real(logits, description.formats().activations().fractionBits());
    }

    private static int largest(double[] z) {
        int best = 0;
        for (int i = 1; i < z.length; i++) {
            best = z[i] > z[best] ? i : best;
        }
        return best;
    }

    private static final class Scores {
        private long count;
        private long hits;
        private double losses;

        void add(Loss loss, double[] logits, int prediction, int label) {
            count++;
            hits += prediction == label ? 1 : 0;
            losses += Losses.loss(loss, logits, label);
        }

        double accuracy() {
            return 100.0 * hits / count;
        }

        double loss() {
            return losses / count;
        }

        void clear() {
            count = 0;
            hits = 0;
            losses = 0;
        }
    }
}
