package io.hdlgen.golden.measure;

import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.RuleOptions;
import io.hdlgen.golden.spec.RuleSpec;
import io.hdlgen.golden.train.GoldenModel;
import io.hdlgen.golden.train.Matrix;
import io.hdlgen.golden.train.NamedVector;
import io.hdlgen.golden.train.Snapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A copy of a model on which its rule is tried sample by sample: every trial begins with the model's matrices, so it shows what the model would do next without changing it. Noise goes on from
 * trial to trial.
 */
final class RuleProbe {
    private final GoldenModel copy;
    private final Snapshot start;
    private final int rateShift;

    /** A copy with the learning rate 2^-k of the model's next sample, whatever the schedule says of later ones. */
    RuleProbe(GoldenModel model, long samplesPerEpoch) {
        Description old = model.design().description();
        RuleSpec rule = old.rule();
        this.rateShift = rule.rateShift(model.samples(), samplesPerEpoch);
        RuleSpec steady = new RuleSpec(
                rule.name(), rateShift, List.of(), rule.decayShift(), rule.frozen(), rule.feedback(), rule.options());
        Description description = new Description(
                old.name(), old.network(), steady, old.formats(), old.engine(), old.board(), old.seed());
        this.start = model.snapshot();
        this.copy = GoldenModel.restore(new Design(description, model.design().shape()), start);
    }

    /** The vectors of one trial by their names, raw: x, e, g, z and xt. Those that were not formed are absent. */
    Map<String, NamedVector> run(Probe.Sample sample) {
        start.matrices().forEach(copy::load);
        copy.train(sample.x(), sample.label());
        Map<String, NamedVector> vectors = new LinkedHashMap<>();
        copy.vectors().forEach(v -> vectors.put(v.name(), v));
        copy.forwardVectors().forEach(v -> vectors.put(v.name(), v));
        return vectors;
    }

    /** d_l as the rule estimates it, from g_l = -eta d_l. */
    double[] delta(Map<String, NamedVector> vectors, int l) {
        double[] d = real(vectors, "g" + l);
        for (int i = 0; i < d.length; i++) {
            d[i] *= -Math.scalb(1.0, rateShift);
        }
        return d;
    }

    /** What enters W_l: xt_(l-1) where it exists, else x_(l-1). */
    static double[] stream(Map<String, NamedVector> vectors, int l) {
        String decorrelated = "xt" + (l - 1);
        return real(vectors, vectors.containsKey(decorrelated) ? decorrelated : "x" + (l - 1));
    }

    static double[] real(Map<String, NamedVector> vectors, String name) {
        NamedVector vector = Optional.ofNullable(vectors.get(name)).orElseThrow();
        return RealNetwork.real(vector.values(), vector.format().fractionBits());
    }

    /** u_l dy^T of FDFA, row by row: what the last trial added to F_l over alpha, the roundings of that update included. */
    double[] feedbackEstimate(int l) {
        Matrix after = copy.matrices().stream()
                .filter(m -> m.name().equals("F" + l))
                .findFirst()
                .orElseThrow();
        int[][] before = Optional.ofNullable(start.matrices().get(after.name())).orElseThrow();
        int alphaShift = copy.design()
                .description()
                .rule()
                .options(RuleOptions.ForwardFeedback.class)
                .alphaShift();
        double[] estimate = new double[after.rows() * after.columns()];
        for (int i = 0; i < after.rows(); i++) {
            for (int j = 0; j < after.columns(); j++) {
                double change = after.format().toReal(after.data()[i][j] - (long) before[i][j]);
                estimate[i * after.columns() + j] =
                        Math.scalb(change, alphaShift) + after.format().toReal(before[i][j]);
            }
        }
        return estimate;
    }
}
