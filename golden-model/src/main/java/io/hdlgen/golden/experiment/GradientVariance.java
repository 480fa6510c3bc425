package io.hdlgen.golden.experiment;

import io.hdlgen.golden.experiment.Numbers.Purpose;
import io.hdlgen.golden.minibatch.Alignment;
import io.hdlgen.golden.minibatch.Backpropagation;
import io.hdlgen.golden.minibatch.Batch;
import io.hdlgen.golden.minibatch.CreditRule;
import io.hdlgen.golden.minibatch.DirectFeedback;
import io.hdlgen.golden.minibatch.ForwardGradient;
import io.hdlgen.golden.minibatch.Images;
import io.hdlgen.golden.minibatch.Net;
import io.hdlgen.golden.minibatch.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** How much estimates of one and the same gradient scatter: weights and batch are fixed, only the estimator's noise is drawn anew. */
final class GradientVariance {
    private static final int COUNT = 64; // images of the batch

    private final Net net;
    private final Images images;
    private final List<float[]> exact;

    /**
     * Estimates of the hidden layers' weights.
     *
     * @param name of the estimator
     * @param variance sum over all weights of the variance, divided by the squared norm of the exact gradient
     * @param cosine of the mean estimate with the exact gradient
     */
    record Scatter(String name, double variance, double cosine) {}

    GradientVariance(Net net, Images images) {
        this.net = net;
        this.images = images;
        this.exact = hidden(Alignment.gradient(net, new Backpropagation(), images, COUNT));
    }

    private static List<float[]> hidden(List<float[]> gradient) {
        return gradient.subList(0, gradient.size() - 1);
    }

    /** FG-W: all weights move along one random direction u, the estimate is (g . u) u. The product is computed from g, which forward differentiation would give without knowing g. */
    Scatter weightPerturbation(int draws, long seed) {
        SplittableRandom random = Numbers.random(seed, Purpose.NOISE, 10);
        List<float[]> all = Alignment.gradient(net, new Backpropagation(), images, COUNT);
        return scatter("FG-W", draws, () -> {
            List<float[]> u = new ArrayList<>();
            double slope = 0;
            for (float[] g : all) {
                float[] v = new float[g.length];
                for (int i = 0; i < v.length; i++) {
                    v[i] = (float) random.nextGaussian();
                    slope += (double) v[i] * g[i];
                }
                u.add(v);
            }
            for (float[] v : u) {
                for (int i = 0; i < v.length; i++) {
                    v[i] *= (float) slope;
                }
            }
            return hidden(u);
        });
    }

    /** FG-A, with a direction for every image. */
    Scatter activityPerturbation(int draws, long seed) {
        CreditRule rule = new ForwardGradient(Numbers.random(seed, Purpose.NOISE, 11));
        return scatter("FG-A", draws, () -> hidden(Alignment.gradient(net, rule, images, COUNT)));
    }

    /**
     * FDFA: the feedback goes on learning between two estimates long enough to forget the first.
     *
     * @param alpha rate of the moving average, once for every batch
     */
    Scatter feedback(int draws, double alpha, long seed) {
        SplittableRandom random = Numbers.random(seed, Purpose.NOISE, 12);
        List<Rows> matrices = DirectFeedback.matrices(net.shape(), 0, random);
        DirectFeedback rule = new DirectFeedback(DirectFeedback.Kind.FDFA, matrices, random);
        Batch batch = new Batch(net.shape(), COUNT);
        int between = (int) Math.ceil(2 / alpha);
        average(rule, batch, alpha, 3 * between, random); // the start from zero is forgotten
        return scatter("FDFA, alpha " + Numbers.digits(alpha), draws, () -> {
            average(rule, batch, alpha, between, random);
            return hidden(Alignment.gradient(net, rule, images, COUNT));
        });
    }

    private void average(DirectFeedback rule, Batch batch, double alpha, int steps, SplittableRandom random) {
        int[] order = new int[COUNT];
        for (int step = 0; step < steps; step++) {
            for (int i = 0; i < COUNT; i++) {
                order[i] = random.nextInt(images.size());
            }
            batch.load(images, order, 0);
            rule.assign(net, batch);
            for (CreditRule.Feedback one : rule.feedback()) {
                float[] f = one.matrix().values();
                for (int i = 0; i < f.length; i++) {
                    f[i] -= (float) alpha * one.gradient().values()[i];
                }
            }
        }
    }

    private Scatter scatter(String name, int draws, Supplier<List<float[]>> estimate) {
        List<double[]> sums = new ArrayList<>();
        exact.forEach(g -> sums.add(new double[g.length]));
        double squares = 0;
        for (int n = 0; n < draws; n++) {
            List<float[]> one = estimate.get();
            for (int l = 0; l < one.size(); l++) {
                double[] sum = sums.get(l);
                float[] g = one.get(l);
                for (int i = 0; i < g.length; i++) {
                    sum[i] += g[i];
                    squares += (double) g[i] * g[i];
                }
            }
        }
        double meanSquares = 0;
        double dot = 0;
        double norm = 0;
        for (int l = 0; l < exact.size(); l++) {
            for (int i = 0; i < exact.get(l).length; i++) {
                double mean = sums.get(l)[i] / draws;
                double g = exact.get(l)[i];
                meanSquares += mean * mean;
                dot += mean * g;
                norm += g * g;
            }
        }
        double variance = (squares - draws * meanSquares) / (draws - 1) / norm;
        return new Scatter(name, variance, dot / Math.sqrt(meanSquares * norm));
    }
}
