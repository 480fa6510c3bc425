package io.hdlgen.golden.measure;

import io.hdlgen.golden.spec.Loss;

/** The loss of real logits. */
final class Losses {
    private Losses() {}

    /** Cross-entropy in nats, or half the squared distance from the label's unit vector. */
    static double loss(Loss loss, double[] z, int label) {
        return switch (loss) {
            case SOFTMAX_CROSS_ENTROPY -> logSum(z) - z[label];
            case SQUARED_ERROR -> {
                double sum = 0;
                for (int i = 0; i < z.length; i++) {
                    double e = z[i] - (i == label ? 1 : 0);
                    sum += e * e;
                }
                yield sum / 2;
            }
        };
    }

    private static double logSum(double[] z) {
        double max = Double.NEGATIVE_INFINITY;
        for (double v : z) {
            max = Math.max(max, v);
        }
        double sum = 0;
        for (double v : z) {
            sum += Math.exp(v - max);
        }
        return max + Math.log(sum);
    }
}
