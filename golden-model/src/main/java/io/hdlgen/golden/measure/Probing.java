package io.hdlgen.golden.measure;

import io.hdlgen.golden.data.DataSet;
import io.hdlgen.golden.spec.RuleName;
import io.hdlgen.golden.train.GoldenModel;
import io.hdlgen.golden.train.Matrix;
import io.hdlgen.golden.train.NamedVector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The measures that need the model's matrices, or its rule on a few test samples. */
final class Probing {
    /** Test samples on which the rule is tried. */
    static final int SAMPLES = 100;
    /** Of these, on how many it is tried several times. */
    static final int REPEATED = 10;
    /** How often. */
    static final int DRAWS = 16;

    private final Probe probe;
    private final long samplesPerEpoch;

    Probing(DataSet data) {
        this.probe = new Probe(data.test(), SAMPLES);
        this.samplesPerEpoch = data.training().size();
    }

    void measure(GoldenModel model, Map<Measure, Map<String, Double>> values) {
        RealNetwork network = new RealNetwork(model);
        RuleName rule = model.design().description().rule().name();
        values.put(Measure.WEIGHT_ALIGNMENT, WeightAlignment.of(network, rule.feedback()));
        values.put(Measure.LIPSCHITZ, Map.of("total", SpectralNorm.of(network)));
        Map<String, RangeUse> ranges = matrices(model);
        if (!probe.samples().isEmpty()) {
            trials(model, network, ranges, values);
        }
        Map<String, Double> peaks = new LinkedHashMap<>();
        Map<String, Double> quantiles = new LinkedHashMap<>();
        ranges.forEach((name, use) -> {
            peaks.put(name, use.peak());
            quantiles.put(name, use.quantile());
        });
        values.put(Measure.RANGE_PEAK, peaks);
        values.put(Measure.RANGE_QUANTILE, quantiles);
    }

    private static Map<String, RangeUse> matrices(GoldenModel model) {
        Map<String, RangeUse> uses = new LinkedHashMap<>();
        for (Matrix matrix : model.matrices()) {
            RangeUse entries = new RangeUse(matrix.format());
            RangeUse biases = new RangeUse(matrix.format());
            for (int[] row : matrix.data()) {
                for (int j = 0; j < row.length; j++) {
                    (j < matrix.columns() ? entries : biases).add(row[j]);
                }
            }
            uses.put(matrix.name(), entries);
            if (matrix.bias()) {
                uses.put(matrix.name().replace('W', 'b'), biases);
            }
        }
        return uses;
    }

    private void trials(
            GoldenModel model,
            RealNetwork network,
            Map<String, RangeUse> ranges,
            Map<Measure, Map<String, Double>> values) {
        RuleProbe trial = new RuleProbe(model, samplesPerEpoch);
        GradientAlignment alignment = new GradientAlignment(network);
        int depth = network.depth();
        double[][][] inputs = new double[depth][probe.samples().size()][];
        for (int s = 0; s < probe.samples().size(); s++) {
            Probe.Sample sample = probe.samples().get(s);
            Map<String, NamedVector> vectors = trial.run(sample);
            double[][] deltas = new double[depth][];
            double[][] streams = new double[depth][];
            for (int l = 1; l <= depth; l++) {
                deltas[l - 1] = trial.delta(vectors, l);
                streams[l - 1] = RuleProbe.stream(vectors, l);
                inputs[l - 1][s] = streams[l - 1];
            }
            alignment.add(deltas, network.gradient(RuleProbe.real(vectors, "x0"), sample.label()), streams);
            vectors.forEach((name, vector) -> ranges.computeIfAbsent(name, n -> new RangeUse(vector.format()))
                    .add(vector.values()));
        }
        values.put(Measure.GRADIENT_ALIGNMENT, alignment.ofDeltas());
        values.put(Measure.UPDATE_ALIGNMENT, alignment.ofUpdates());
        Map<String, Double> correlations = new LinkedHashMap<>();
        for (int l = 0; l < depth; l++) {
            if (network.width(l) <= InputCorrelation.WIDEST) {
                correlations.put("x" + l, InputCorrelation.of(inputs[l]));
            }
        }
        values.put(Measure.INPUT_CORRELATION, correlations);
        values.put(Measure.ESTIMATE_VARIANCE, variances(model, trial, depth));
    }

    /** Of d_l; of FDFA, whose noise estimates not the deltas but the derivatives that its feedback follows, of the estimate that moves F_l. */
    private Map<String, Double> variances(GoldenModel model, RuleProbe trial, int depth) {
        Map<String, Double> parts = new LinkedHashMap<>();
        RuleName rule = model.design().description().rule().name();
        boolean ofFeedback = rule == RuleName.FDFA;
        if (!ofFeedback && rule != RuleName.FG_A && !rule.perturbsNodes()) {
            return parts;
        }
        int last = ofFeedback ? depth - 1 : depth;
        List<EstimateVariance> variances = new ArrayList<>();
        for (int l = 1; l <= last; l++) {
            variances.add(new EstimateVariance());
        }
        for (Probe.Sample sample :
                probe.samples().subList(0, Math.min(REPEATED, probe.samples().size()))) {
            double[][][] draws = new double[last][DRAWS][];
            for (int k = 0; k < DRAWS; k++) {
                Map<String, NamedVector> vectors = trial.run(sample);
                for (int l = 1; l <= last; l++) {
                    draws[l - 1][k] = ofFeedback ? trial.feedbackEstimate(l) : trial.delta(vectors, l);
                }
            }
            for (int l = 1; l <= last; l++) {
                variances.get(l - 1).add(draws[l - 1]);
            }
        }
        double total = 0;
        for (int l = 1; l <= last; l++) {
            parts.put((ofFeedback ? "F" : "d") + l, variances.get(l - 1).value());
            total += variances.get(l - 1).value();
        }
        if (last > 0) {
            parts.put("total", total);
        }
        return parts;
    }
}
