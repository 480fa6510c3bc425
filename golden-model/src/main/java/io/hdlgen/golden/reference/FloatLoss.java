package io.hdlgen.golden.reference;

import io.hdlgen.golden.spec.Loss;

/** The losses on the logits y against a label. */
final class FloatLoss {
    private FloatLoss() {}

    /** e = dLoss/dy: softmax(y) - t, or y - t for the squared error, with the one-hot target t. */
    static double[] error(Loss loss, double[] y, int label) {
        double[] e = switch (loss) {
            case SOFTMAX_CROSS_ENTROPY -> softmax(y);
            case SQUARED_ERROR -> y.clone();
        };
        e[label] -= 1;
        return e;
    }

    /** -ln softmax(y)[label], or |y - t|^2 / 2. */
    static double value(Loss loss, double[] y, int label) {
        return switch (loss) {
            case SOFTMAX_CROSS_ENTROPY -> {
                double max = max(y);
                double sum = 0;
                for (double v : y) {
                    sum += Math.exp(v - max);
                }
                yield Math.log(sum) + max - y[label];
            }
            case SQUARED_ERROR -> {
                double[] e = error(loss, y, label);
                yield Reals.dot(e, e) / 2;
            }
        };
    }

    static double[] softmax(double[] y) {
        double max = max(y);
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

    private static double max(double[] y) {
        double max = Double.NEGATIVE_INFINITY;
        for (double v : y) {
            max = Math.max(max, v);
        }
        return max;
    }
}
