package io.hdlgen.golden.measure;

import io.hdlgen.golden.spec.RuleName.FeedbackShape;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much the weights resemble what feedback would need them to be: direct feedback (Refinetti et al., ICML 2021) has WA_L = cos(W_L, F_(L-1)^T) and WA_l = cos(W_l, F_l F_(l-1)^T); feedback
 * through the layers has cos(W_(l+1), B_l^T). Biases have no part in it.
 */
final class WeightAlignment {
    private WeightAlignment() {}

    /** By the name of the matrix of weights, and the total of all of them as one vector; nothing for a network without hidden layers. */
    static Map<String, Double> of(RealNetwork network, FeedbackShape shape) {
        Map<String, Double> parts = new LinkedHashMap<>();
        if (shape == FeedbackShape.NONE || network.depth() < 2) {
            return parts;
        }
        Cosine total = new Cosine();
        for (int l = 2; l <= network.depth(); l++) {
            Cosine layer = new Cosine();
            double[][] w = network.weights(l);
            for (int i = 0; i < network.width(l); i++) {
                for (int j = 0; j < network.width(l - 1); j++) {
                    double wanted = wanted(network, shape, l, i, j);
                    layer.add(w[i][j], wanted);
                    total.add(w[i][j], wanted);
                }
            }
            parts.put("W" + l, layer.value());
        }
        parts.put("total", total.value());
        return parts;
    }

    private static double wanted(RealNetwork network, FeedbackShape shape, int l, int i, int j) {
        double[] below = network.feedback(l - 1)[j];
        if (shape == FeedbackShape.LAYERED || l == network.depth()) {
            return below[i];
        }
        double[] own = network.feedback(l)[i];
        double sum = 0;
        for (int c = 0; c < own.length; c++) {
            sum += own[c] * below[c];
        }
        return sum;
    }
}
