package io.hdlgen.golden.reference;

import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.Loss;
import io.hdlgen.golden.train.Companion;
import io.hdlgen.golden.train.GoldenModel;
import io.hdlgen.golden.train.Matrix;
import java.util.ArrayList;
import java.util.List;

/** The float reference: a design's network and rule in double precision, from the same initial weights, feedback and inputs as the fixed-point model. */
public final class FloatModel implements Companion {
    private final List<FloatLayer> layers;
    private final FloatRule rule;
    private final Loss loss;
    private final double eta;
    private final int inputFraction;

    FloatModel(List<FloatLayer> layers, FloatRule rule, Loss loss, double eta, int inputFraction) {
        this.layers = layers;
        this.rule = rule;
        this.loss = loss;
        this.eta = eta;
        this.inputFraction = inputFraction;
    }

    /** Starts from what {@link GoldenModel#create} starts from: raw / 2^F for every initial weight and feedback entry. */
    public static FloatModel create(Design design) {
        Description description = design.description();
        GoldenModel start = GoldenModel.create(design);
        List<FloatLayer> layers = new ArrayList<>();
        for (int l = 1; l <= description.network().depth(); l++) {
            layers.add(layer(description, l, start.matrices().get(l - 1)));
        }
        FloatRule rule = switch (description.rule().name()) {
            case BP -> FloatRule.backpropagation();
            case DFA -> FloatRule.directFeedbackAlignment(feedback(description, start));
            default ->
                throw new IllegalArgumentException(
                        "not yet: " + description.rule().name());
        };
        double eta = Math.scalb(1.0, -description.rule().rateShift());
        int inputFraction = description.formats().activations().fractionBits();
        return new FloatModel(layers, rule, description.network().loss(), eta, inputFraction);
    }

    private static FloatLayer layer(Description description, int l, Matrix matrix) {
        int columns = matrix.columns();
        double[][] w = new double[matrix.rows()][columns];
        double[] b = new double[matrix.rows()];
        for (int i = 0; i < w.length; i++) {
            for (int j = 0; j < columns; j++) {
                w[i][j] = matrix.format().toReal(matrix.data()[i][j]);
            }
            b[i] = matrix.format().toReal(matrix.data()[i][columns]);
        }
        return new FloatLayer(description.network().layer(l), w, b);
    }

    private static double[][][] feedback(Description description, GoldenModel start) {
        double[][][] matrices = new double[description.network().depth() - 1][][];
        for (int l = 1; l <= matrices.length; l++) {
            matrices[l - 1] = real(start.feedback(l), start.feedbackFraction(l));
        }
        return matrices;
    }

    private static double[][] real(int[][] raw, int fractionBits) {
        double[][] real = new double[raw.length][raw[0].length];
        for (int i = 0; i < raw.length; i++) {
            for (int j = 0; j < raw[i].length; j++) {
                real[i][j] = Math.scalb((double) raw[i][j], -fractionBits);
            }
        }
        return real;
    }

    /** One training step on raw integers with XF fraction bits. */
    public FloatStep train(int[] x, int label) {
        return train(real(x), label);
    }

    /** Forward pass alone, on raw integers with XF fraction bits. */
    public FloatStep infer(int[] x) {
        return infer(real(x));
    }

    @Override
    public void learn(int[] x, int label) {
        train(x, label);
    }

    @Override
    public int predict(int[] x) {
        return infer(x).prediction();
    }

    /** One training step; returns what the network said before it. */
    public FloatStep train(double[] x, int label) {
        double[][] a = new double[layers.size()][];
        double[][] inputs = new double[layers.size()][];
        double[] y = forward(x, a, inputs);
        double[][] d = rule.deltas(layers, a, error(y, label));
        for (int l = 0; l < layers.size(); l++) {
            layers.get(l).descend(eta, d[l], inputs[l]);
        }
        return step(y);
    }

    /** Forward pass alone. */
    public FloatStep infer(double[] x) {
        return step(forward(x, new double[layers.size()][], new double[layers.size()][]));
    }

    /** L. */
    public int depth() {
        return layers.size();
    }

    /** W_l, n_l x n_(l-1); a live view. */
    public double[][] weights(int l) {
        return layers.get(l - 1).w;
    }

    /** b_l; a live view. */
    public double[] biases(int l) {
        return layers.get(l - 1).b;
    }

    private double[] real(int[] x) {
        double[] real = new double[x.length];
        for (int j = 0; j < x.length; j++) {
            real[j] = Math.scalb((double) x[j], -inputFraction);
        }
        return real;
    }

    private double[] forward(double[] x, double[][] a, double[][] inputs) {
        double[] signal = x;
        for (int l = 0; l < layers.size(); l++) {
            inputs[l] = signal;
            a[l] = layers.get(l).preActivation(signal);
            signal = layers.get(l).activation(a[l]);
        }
        return signal;
    }

    /** e = dLoss/da_L. */
    private double[] error(double[] y, int label) {
        double[] e = loss == Loss.SOFTMAX_CROSS_ENTROPY ? softmax(y) : y.clone();
        e[label] -= 1;
        return e;
    }

    static double[] softmax(double[] y) {
        double max = Double.NEGATIVE_INFINITY;
        for (double v : y) {
            max = Math.max(max, v);
        }
        double sum = 0;
        double[] p = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            p[i] = Math.exp(y[i] - max);
            sum += p[i];
        }
        for (int i = 0; i < y.length; i++) {
            p[i] /= sum;
        }
        return p;
    }

    private static FloatStep step(double[] y) {
        int best = 0;
        for (int i = 1; i < y.length; i++) {
            best = y[i] > y[best] ? i : best;
        }
        return new FloatStep(y, best);
    }
}
