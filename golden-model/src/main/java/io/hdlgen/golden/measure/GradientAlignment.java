package io.hdlgen.golden.measure;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much the rule's deltas and updates point where those of backpropagation do, at the same weights. Of the deltas it is the mean cosine over the samples, those left out for which one of the
 * two is zero; of the updates it is the cosine of the sums over the samples, of delta times input.
 */
final class GradientAlignment {
    private final int depth;
    private final Mean[] deltas;
    private final Mean hidden = new Mean();
    private final Mean total = new Mean();
    private final double[][][] rules;
    private final double[][][] references;

    GradientAlignment(RealNetwork network) {
        this.depth = network.depth();
        this.deltas = new Mean[depth];
        this.rules = new double[depth][][];
        this.references = new double[depth][][];
        for (int l = 1; l <= depth; l++) {
            deltas[l - 1] = new Mean();
            rules[l - 1] = new double[network.width(l)][network.width(l - 1)];
            references[l - 1] = new double[network.width(l)][network.width(l - 1)];
        }
    }

    /**
     * One sample; l at index l - 1.
     *
     * @param rule d_l of the rule
     * @param reference d_l of backpropagation
     * @param streams what enters W_l, the same for both
     */
    void add(double[][] rule, double[][] reference, double[][] streams) {
        Cosine below = new Cosine();
        Cosine all = new Cosine();
        for (int i = 0; i < depth; i++) {
            Cosine layer = new Cosine();
            layer.add(rule[i], reference[i]);
            if (i < depth - 1) {
                below.add(rule[i], reference[i]);
            }
            all.add(rule[i], reference[i]);
            deltas[i].add(layer);
            addProduct(rules[i], rule[i], streams[i]);
            addProduct(references[i], reference[i], streams[i]);
        }
        hidden.add(below);
        total.add(all);
    }

    private static void addProduct(double[][] sum, double[] d, double[] x) {
        for (int i = 0; i < d.length; i++) {
            if (d[i] != 0) {
                for (int j = 0; j < x.length; j++) {
                    sum[i][j] += d[i] * x[j];
                }
            }
        }
    }

    /** d1 .. dL, those of the hidden layers together (most rules have the same d_L), and the total. */
    Map<String, Double> ofDeltas() {
        Map<String, Double> parts = new LinkedHashMap<>();
        for (int i = 0; i < depth; i++) {
            parts.put("d" + (i + 1), deltas[i].value());
        }
        if (depth > 1) {
            parts.put("hidden", hidden.value());
        }
        parts.put("total", total.value());
        return parts;
    }

    /** W1 .. WL and the total. */
    Map<String, Double> ofUpdates() {
        Map<String, Double> parts = new LinkedHashMap<>();
        Cosine all = new Cosine();
        for (int i = 0; i < depth; i++) {
            Cosine layer = new Cosine();
            layer.add(rules[i], references[i]);
            all.add(rules[i], references[i]);
            parts.put("W" + (i + 1), layer.value());
        }
        parts.put("total", all.value());
        return parts;
    }

    private static final class Mean {
        private double sum;
        private int count;

        void add(Cosine cosine) {
            if (cosine.defined()) {
                sum += cosine.value();
                count++;
            }
        }

        double value() {
            return sum / count;
        }
    }
}
