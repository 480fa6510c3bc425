package io.hdlgen.golden.minibatch;

import java.util.ArrayList;
import java.util.List;

/** How well one direction agrees with another: cosines, 1 for the same direction and 0 for a right angle. */
public final class Alignment {
    private Alignment() {}

    /** Cosine of two arrays of the same length; 0 if one of them is zero. */
    public static double cosine(float[] a, float[] b) {
        return new Sum().with(a, 0, b, 0, a.length).cosine();
    }

    /** Cosine of the concatenations. */
    public static double cosine(List<float[]> a, List<float[]> b) {
        Sum sum = new Sum();
        for (int i = 0; i < a.size(); i++) {
            sum.with(a.get(i), 0, b.get(i), 0, a.get(i).length);
        }
        return sum.cosine();
    }

    /**
     * A rule's d_l beside BP's at the same weights, for a batch of the first images: the cosine of every sample, averaged. Element l - 1 is that of layer l, the last one that of all hidden
     * layers together. The rule may draw random numbers; nothing learns.
     */
    public static List<Double> ofDeltas(Net net, CreditRule rule, Images images, int count) {
        Batch batch = first(net, images, count);
        rule.assign(net, batch);
        Rows[] exact = backpropagated(net, images, count);
        List<Double> cosines = new ArrayList<>();
        for (int l = 1; l < net.depth(); l++) {
            cosines.add(meanCosine(batch.d, exact, l, l));
        }
        cosines.add(meanCosine(batch.d, exact, 1, net.depth() - 1));
        return cosines;
    }

    /** Cosine of a rule's gradient of all weights, over a batch of the first images, with BP's. */
    public static double ofGradients(Net net, CreditRule rule, Images images, int count) {
        return cosine(gradient(net, rule, images, count), gradient(net, new Backpropagation(), images, count));
    }

    /** A rule's mean gradient of W_1 .. W_L for a batch of the first images. */
    public static List<float[]> gradient(Net net, CreditRule rule, Images images, int count) {
        Batch batch = first(net, images, count);
        rule.assign(net, batch);
        Gradients gradients = Gradients.of(batch, batch.d, 1f / count);
        List<float[]> all = new ArrayList<>();
        for (int l = 1; l <= net.depth(); l++) {
            all.add(gradients.weights()[l].values());
        }
        return all;
    }

    private static Batch first(Net net, Images images, int count) {
        Batch batch = new Batch(net.shape(), count);
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = i;
        }
        batch.load(images, order, 0);
        return batch;
    }

    private static Rows[] backpropagated(Net net, Images images, int count) {
        Batch batch = first(net, images, count);
        new Backpropagation().assign(net, batch);
        return batch.d;
    }

    private static double meanCosine(Rows[] d, Rows[] exact, int first, int last) {
        double total = 0;
        int count = d[first].rows();
        for (int i = 0; i < count; i++) {
            Sum sum = new Sum();
            for (int l = first; l <= last; l++) {
                int width = d[l].columns();
                sum.with(d[l].values(), i * width, exact[l].values(), i * width, width);
            }
            total += sum.cosine();
        }
        return total / count;
    }

    /** Inner products, in double precision. */
    private static final class Sum {
        private double dot;
        private double squaresA;
        private double squaresB;

        Sum with(float[] a, int fromA, float[] b, int fromB, int count) {
            for (int i = 0; i < count; i++) {
                double x = a[fromA + i];
                double y = b[fromB + i];
                dot += x * y;
                squaresA += x * x;
                squaresB += y * y;
            }
            return this;
        }

        double cosine() {
            return squaresA == 0 || squaresB == 0 ? 0 : dot / Math.sqrt(squaresA) / Math.sqrt(squaresB);
        }
    }
}
