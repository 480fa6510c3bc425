package io.hdlgen.golden.advice;

import io.hdlgen.golden.reference.FloatModel;
import io.hdlgen.golden.spec.RuleSpec;
import io.hdlgen.golden.train.Companion;

/**
 * Trains the float reference and keeps how large its numbers were: vectors in every sample, matrices now and then, as they change slowly, and the products of the updates, of which there are
 * many, in about a thousand samples of an epoch.
 */
public final class Profiler implements Companion {
    private static final int UPDATES = 1000;
    private static final int MATRICES = 16;

    private final FloatModel model;
    private final RuleSpec rule;
    private final Profile profile = new Profile();
    private int samplesPerEpoch = 1;
    private boolean finite = true;

    /**
     * A run that has not begun.
     *
     * @param rule with the rates by which {@code model} learns
     */
    public Profiler(FloatModel model, RuleSpec rule) {
        this.model = model;
        this.rule = rule;
    }

    /** What was seen so far. */
    public Profile profile() {
        return profile;
    }

    /** Whether all numbers stayed numbers; when they do not, no format can help, and nothing more is learned. */
    public boolean isFinite() {
        return finite;
    }

    @Override
    public void samplesPerEpoch(int size) {
        samplesPerEpoch = size;
        model.samplesPerEpoch(size);
    }

    @Override
    public void learn(int[] x, int label) {
        if (!finite) {
            return;
        }
        double eta = Math.scalb(1.0, -rule.rateShift(model.samples(), samplesPerEpoch));
        model.train(x, label);
        finite = isFinite(model.preActivation(model.depth())) && isFinite(model.delta(1));
        if (finite) {
            record(label, eta);
        }
    }

    private void record(int label, double eta) {
        for (int l = 0; l < model.depth(); l++) {
            profile.add(Quantity.ACTIVATIONS, model.output(l));
            profile.add(Quantity.ACTIVATIONS, model.stream(l));
            profile.add(Quantity.ACTIVATIONS, model.preActivation(l + 1));
            if (model.decorrelation(l).isPresent()) {
                profile.add(Quantity.DECORRELATED, model.stream(l));
            }
        }
        profile.add(Quantity.LOGITS, model.preActivation(model.depth()));
        for (double[] vector : model.beside()) {
            profile.add(Quantity.ACTIVATIONS, vector);
            profile.add(Quantity.RULE_VECTORS, vector);
        }
        profile.add(Quantity.ERROR, model.error(label));
        boolean products = isTurn(UPDATES);
        for (int l = 1; l <= model.depth(); l++) {
            double[] g = scaled(model.delta(l), eta);
            profile.add(Quantity.DELTAS, g);
            if (l < model.depth()) {
                profile.add(Quantity.HIDDEN_DELTAS, g);
            }
            if (products && !rule.frozen().contains(l)) {
                updates(g, model.stream(l - 1));
            }
        }
        if (isTurn(MATRICES) || model.samples() % samplesPerEpoch == 0) {
            matrices();
        }
    }

    /** Whether a sample is one of about {@code count} that are spread evenly. */
    private boolean isTurn(int count) {
        return model.samples() % Math.max(1, samplesPerEpoch / count) == 0;
    }

    private void updates(double[] g, double[] x) {
        for (double held : g) {
            if (held != 0) {
                profile.add(Quantity.UPDATES, scaled(x, held));
                profile.of(Quantity.UPDATES).add(held); // the bias sees 1
            }
        }
    }

    private void matrices() {
        for (int l = 1; l <= model.depth(); l++) {
            for (double[] row : model.weights(l)) {
                profile.add(Quantity.WEIGHTS, row);
            }
            profile.add(Quantity.WEIGHTS, model.biases(l));
            model.decorrelation(l - 1).ifPresent(this::feedback);
            if (l < model.depth()) {
                model.feedback(l).ifPresent(this::feedback);
            }
        }
    }

    private void feedback(double[][] rows) {
        for (double[] row : rows) {
            profile.addFeedback(row);
        }
    }

    @Override
    public int predict(int[] x) {
        return model.infer(x).prediction();
    }

    private static boolean isFinite(double[] values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    private static double[] scaled(double[] values, double factor) {
        double[] products = new double[values.length];
        for (int i = 0; i < products.length; i++) {
            products[i] = factor * values[i];
        }
        return products;
    }
}
