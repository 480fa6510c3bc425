package io.hdlgen.golden.minibatch;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;

/** A network, a rule and what turns its gradients into weights. Not for use by several threads at once. */
public final class Learner {
    private static final int JUDGED_AT_ONCE = 500;

    private final Net net;
    private final CreditRule rule;
    private final Training training;
    private final Batch batch;
    private final List<Optimiser> weights = new ArrayList<>();
    private final List<Optimiser> biases = new ArrayList<>();
    private final List<Optimiser> norms = new ArrayList<>();
    private final List<Optimiser> feedback = new ArrayList<>();

    /**
     * How it learns.
     *
     * @param batch samples at a time; the rest of an epoch that fills no batch is left out
     * @param summed whether the gradient is the sum over the batch, else its mean
     * @param weights optimiser of weights, biases and normalisations
     * @param feedback optimiser of feedback matrices that learn
     * @param decorrelation rate of R; unused unless the network decorrelates
     */
    public record Training(
            int batch, boolean summed, Optimiser.Factory weights, Optimiser.Factory feedback, double decorrelation) {
        /** The mean over a batch; nothing else learns. */
        public static Training of(int batch, Optimiser.Factory weights) {
            return new Training(batch, false, weights, weights, 0);
        }
    }

    public Learner(Net net, CreditRule rule, Training training) {
        this.net = net;
        this.rule = rule;
        this.training = training;
        this.batch = new Batch(net.shape(), training.batch());
        for (int l = 1; l <= net.depth(); l++) {
            weights.add(training.weights().of(net.weights(l).values().length));
            biases.add(training.weights().of(net.biases(l).length));
        }
        for (BatchNorm norm : net.norms()) {
            norms.add(training.weights().of(norm.gamma.length));
            norms.add(training.weights().of(norm.beta.length));
        }
        for (CreditRule.Feedback one : rule.feedback()) {
            feedback.add(training.feedback().of(one.matrix().values().length));
        }
    }

    /** The network that learns. */
    public Net net() {
        return net;
    }

    /** Learns every sample once, in an order drawn from {@code random}; returns the mean loss before each batch was learned. */
    public double epoch(Images images, SplittableRandom random) {
        return epoch(images, random, done -> {});
    }

    /** The same, telling {@code after} how many batches were learned. */
    public double epoch(Images images, SplittableRandom random, IntConsumer after) {
        int[] order = order(images.size(), random);
        int batches = images.size() / training.batch();
        double loss = 0;
        for (int i = 0; i < batches; i++) {
            loss += learn(images, order, i * training.batch());
            after.accept(i + 1);
        }
        return loss / batches;
    }

    private static int[] order(int size, SplittableRandom random) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    /** Learns one batch, samples {@code order[from] ..}; returns its mean loss before. */
    double learn(Images images, int[] order, int from) {
        batch.load(images, order, from);
        rule.assign(net, batch);
        float share = 1f / batch.size();
        Gradients gradients = Gradients.of(batch, batch.d, training.summed() ? 1 : share);
        for (int l = 1; l <= net.depth(); l++) {
            weights.get(l - 1).step(net.weights(l).values(), gradients.weights()[l].values());
            if (net.shape().biases()) {
                biases.get(l - 1).step(net.biases(l), gradients.biases()[l]);
            }
        }
        learnRest(training.summed() ? 1 : share);
        return batch.meanLoss();
    }

    private void learnRest(float factor) {
        int next = 0;
        for (BatchNorm norm : net.norms()) {
            norms.get(next++).step(norm.gamma, scaled(norm.gammaGradient, factor));
            norms.get(next++).step(norm.beta, scaled(norm.betaGradient, factor));
        }
        List<CreditRule.Feedback> matrices = rule.feedback();
        for (int i = 0; i < matrices.size(); i++) {
            feedback.get(i)
                    .step(
                            matrices.get(i).matrix().values(),
                            matrices.get(i).gradient().values());
        }
        if (net.shape().decorrelate()) {
            Decorrelator.learn(net, batch.pass, training.decorrelation());
        }
    }

    private static float[] scaled(float[] values, float factor) {
        float[] scaled = values.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= factor;
        }
        return scaled;
    }

    /** Percent of the images that are told right. */
    public double accuracy(Images images) {
        return accuracy(net, images);
    }

    /** Percent of the images that {@code net} tells right. */
    public static double accuracy(Net net, Images images) {
        int hits = 0;
        for (int from = 0; from < images.size(); from += JUDGED_AT_ONCE) {
            int count = Math.min(JUDGED_AT_ONCE, images.size() - from);
            Pass pass = new Pass(net.shape(), count);
            int width = images.pixels().columns();
            System.arraycopy(images.pixels().values(), from * width, pass.x[0].values(), 0, count * width);
            net.judge(pass);
            for (int i = 0; i < count; i++) {
                hits += largest(pass.logits(), i) == images.labels()[from + i] ? 1 : 0;
            }
        }
        return 100.0 * hits / images.size();
    }

    private static int largest(Rows logits, int row) {
        int best = 0;
        for (int j = 1; j < logits.columns(); j++) {
            if (logits.at(row, j) > logits.at(row, best)) {
                best = j;
            }
        }
        return best;
    }
}
