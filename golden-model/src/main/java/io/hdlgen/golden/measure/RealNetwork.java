package io.hdlgen.golden.measure;

import io.hdlgen.golden.reference.FloatModel;
import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.Network;
import io.hdlgen.golden.spec.RuleName.FeedbackShape;
import io.hdlgen.golden.train.GoldenModel;
import io.hdlgen.golden.train.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The matrices of a model as real numbers, and the gradient of the loss at them. */
final class RealNetwork {
    private final Network network;
    private final Map<String, double[][]> matrices = new LinkedHashMap<>();
    private final List<double[]> biases = new ArrayList<>();
    private final Map<Integer, double[][]> feedback = new LinkedHashMap<>();

    RealNetwork(GoldenModel model) {
        Description description = model.design().description();
        this.network = description.network();
        for (Matrix matrix : model.matrices()) {
            matrices.put(
                    matrix.name(),
                    withoutBiases(real(matrix.data(), matrix.format().fractionBits()), matrix.columns()));
            if (matrix.bias()) {
                double[] column = new double[matrix.rows()];
                for (int i = 0; i < column.length; i++) {
                    column[i] = matrix.format().toReal(matrix.data()[i][matrix.columns()]);
                }
                biases.add(column);
            }
        }
        if (description.rule().name().feedback() != FeedbackShape.NONE) {
            for (int l = 1; l < network.depth(); l++) {
                feedback.put(l, real(model.feedback(l), model.feedbackFraction(l)));
            }
        }
    }

    private static double[][] withoutBiases(double[][] rows, int columns) {
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOf(rows[i], columns);
        }
        return rows;
    }

    private static double[][] real(int[][] raw, int fractionBits) {
        double[][] real = new double[raw.length][raw[0].length];
        for (int i = 0; i < raw.length; i++) {
            real[i] = real(raw[i], fractionBits);
        }
        return real;
    }

    static double[] real(int[] raw, int fractionBits) {
        double[] real = new double[raw.length];
        for (int j = 0; j < raw.length; j++) {
            real[j] = Math.scalb((double) raw[j], -fractionBits);
        }
        return real;
    }

    /** L. */
    int depth() {
        return network.depth();
    }

    /** n_l. */
    int width(int l) {
        return network.width(l);
    }

    /** W_l, n_l x n_(l-1). */
    double[][] weights(int l) {
        return matrix("W" + l).orElseThrow();
    }

    /** F_l or B_l, l = 1 .. L-1. */
    double[][] feedback(int l) {
        return Optional.ofNullable(feedback.get(l)).orElseThrow();
    }

    /** R_l if x_l is decorrelated. */
    Optional<double[][]> decorrelation(int l) {
        return matrix("R" + l);
    }

    private Optional<double[][]> matrix(String name) {
        return Optional.ofNullable(matrices.get(name));
    }

    /** d_l = dLoss/dz_l by backpropagation, l = 1 .. L at index l - 1. */
    double[][] gradient(double[] x, int label) {
        List<double[][]> w = new ArrayList<>();
        List<double[]> b = new ArrayList<>();
        List<Optional<double[][]>> r = new ArrayList<>();
        for (int l = 1; l <= depth(); l++) {
            w.add(weights(l));
            b.add(biases.get(l - 1));
            r.add(decorrelation(l - 1));
        }
        return FloatModel.gradient(network, w, b, r, x, label);
    }

    /** M v. */
    static double[] product(double[][] m, double[] v) {
        double[] sums = new double[m.length];
        for (int i = 0; i < m.length; i++) {
            for (int j = 0; j < v.length; j++) {
                sums[i] += m[i][j] * v[j];
            }
        }
        return sums;
    }

    /** M^T v. */
    static double[] transposedProduct(double[][] m, double[] v) {
        double[] sums = new double[m[0].length];
        for (int i = 0; i < m.length; i++) {
            for (int j = 0; j < sums.length; j++) {
                sums[j] += m[i][j] * v[i];
            }
        }
        return sums;
    }
}
