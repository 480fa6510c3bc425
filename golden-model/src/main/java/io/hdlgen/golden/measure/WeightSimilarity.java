package io.hdlgen.golden.measure;

import io.hdlgen.golden.train.GoldenModel;
import io.hdlgen.golden.train.Matrix;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How alike the weights of several runs are: the mean cosine over all pairs. Random feedback pulls runs from different starts towards one solution, backpropagation does not (Refinetti et al., ICML 2021). */
public final class WeightSimilarity {
    private WeightSimilarity() {}

    /** W1 .. WL and the total, without biases, of models of one network; nothing for fewer than two. */
    public static Map<String, Double> of(List<GoldenModel> models) {
        Map<String, Double> parts = new LinkedHashMap<>();
        if (models.size() < 2) {
            return parts;
        }
        int depth = models.get(0).design().description().network().depth();
        double[] sums = new double[depth + 1];
        int pairs = 0;
        for (int a = 0; a < models.size(); a++) {
            for (int b = 0; b < a; b++) {
                Cosine total = new Cosine();
                for (int l = 0; l < depth; l++) {
                    Cosine layer = new Cosine();
                    addWeights(
                            models.get(a).matrices().get(l),
                            models.get(b).matrices().get(l),
                            layer);
                    addWeights(
                            models.get(a).matrices().get(l),
                            models.get(b).matrices().get(l),
                            total);
                    sums[l] += layer.value();
                }
                sums[depth] += total.value();
                pairs++;
            }
        }
        for (int l = 0; l < depth; l++) {
            parts.put("W" + (l + 1), sums[l] / pairs);
        }
        parts.put("total", sums[depth] / pairs);
        return parts;
    }

    private static void addWeights(Matrix a, Matrix b, Cosine cosine) {
        for (int i = 0; i < a.rows(); i++) {
            for (int j = 0; j < a.columns(); j++) {
                cosine.add(a.data()[i][j], b.data()[i][j]);
            }
        }
    }
}
