package io.hdlgen.golden.experiment;

import io.hdlgen.golden.experiment.Numbers.Purpose;
import io.hdlgen.golden.minibatch.Activity;
import io.hdlgen.golden.minibatch.Alignment;
import io.hdlgen.golden.minibatch.Backpropagation;
import io.hdlgen.golden.minibatch.CreditRule;
import io.hdlgen.golden.minibatch.DirectFeedback;
import io.hdlgen.golden.minibatch.Images;
import io.hdlgen.golden.minibatch.Learner;
import io.hdlgen.golden.minibatch.Net;
import io.hdlgen.golden.minibatch.NetShape;
import io.hdlgen.golden.minibatch.Optimiser;
import io.hdlgen.golden.minibatch.Products;
import io.hdlgen.golden.minibatch.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** One network of {@link AlignMemorise} and how its alignments went while it learned. */
final class AlignmentRun {
    private static final int BATCH = 32;
    private static final int MEASURED = 200;
    private static final double SPACING = 1.15; // of the moments at which alignments are measured

    /**
     * What is run.
     *
     * @param direct DFA, else BP
     * @param zero weights start at zero, else uniform
     * @param eta learning rate; the loss is summed over the batch
     * @param noise share of the labels that are replaced by random ones
     * @param index of the initial weights and the order; the feedback is the same for all
     */
    record Options(Activity activity, boolean direct, boolean zero, double eta, double noise, int epochs, int index) {}

    /**
     * Alignments at one moment.
     *
     * @param epoch epochs learned, a fraction within one
     * @param weights cosines of W_2 .. W_L with what the feedback asks for, then that of all together
     * @param gradients cosines of DFA's d_l with BP's for l = 1 .. L-1, then that of all together
     */
    record Moment(double epoch, List<Double> weights, List<Double> gradients) {
        double weightTotal() {
            return Numbers.last(weights);
        }

        double gradientTotal() {
            return Numbers.last(gradients);
        }
    }

    final Options options;
    final List<Moment> moments = new ArrayList<>();
    final Net net;
    private final List<Rows> feedback;
    private final CreditRule rule;
    private final Images training;
    private double accuracy;

    private AlignmentRun(Options options, Images training, long seed) {
        this.options = options;
        NetShape shape = new NetShape(
                List.of(training.pixels().columns(), 100, 100, 100, 10), options.activity(), false, false, false);
        this.net = new Net(shape, Numbers.random(seed, Purpose.WEIGHTS, options.index()));
        if (options.zero()) {
            for (int l = 1; l <= net.depth(); l++) {
                java.util.Arrays.fill(net.weights(l).values(), 0);
            }
        }
        this.feedback = DirectFeedback.matrices(shape, 1, Numbers.random(seed, Purpose.FEEDBACK, 0));
        this.rule = options.direct()
                ? new DirectFeedback(DirectFeedback.Kind.DFA, feedback, Numbers.random(seed, Purpose.NOISE, 0))
                : new Backpropagation();
        this.training = options.noise() == 0
                ? training
                : training.withLabelNoise(options.noise(), 10, Numbers.random(seed, Purpose.LABELS, 0));
    }

    static AlignmentRun of(Options options, Images training, Images test, long seed) {
        AlignmentRun run = new AlignmentRun(options, training, seed);
        run.learn(test, Numbers.random(seed, Purpose.ORDER, options.index()));
        return run;
    }

    private void learn(Images test, SplittableRandom order) {
        Optimiser.Factory sgd = Optimiser.sgd(options.eta());
        Learner learner = new Learner(net, rule, new Learner.Training(BATCH, true, sgd, sgd, 0));
        int perEpoch = training.size() / BATCH;
        double[] next = {1};
        for (int epoch = 0; epoch < options.epochs(); epoch++) {
            int before = epoch * perEpoch;
            learner.epoch(training, order, done -> {
                if (before + done >= next[0] && options.direct()) {
                    next[0] = Math.max(before + done + 1, next[0] * SPACING);
                    measure((double) (before + done) / perEpoch);
                }
            });
        }
        if (options.direct()) {
            measure(options.epochs());
        }
        accuracy = learner.accuracy(test);
    }

    private void measure(double epoch) {
        List<Double> layers = new ArrayList<>();
        List<float[]> weights = new ArrayList<>();
        List<float[]> wanted = new ArrayList<>();
        for (int l = 2; l <= net.depth(); l++) {
            weights.add(net.weights(l).values());
            wanted.add(wanted(l).values());
            layers.add(Alignment.cosine(weights.get(l - 2), wanted.get(l - 2)));
        }
        layers.add(Alignment.cosine(weights, wanted));
        moments.add(new Moment(epoch, layers, Alignment.ofDeltas(net, rule, training, MEASURED)));
    }

    /** Transposed, as weights are: (F_l F_(l-1)^T)^T of a hidden layer, F_(L-1) of the output layer. */
    private Rows wanted(int l) {
        Rows below = Products.transposed(feedback.get(l - 2));
        if (l == net.depth()) {
            return below;
        }
        Rows product = Rows.zeros(below.rows(), feedback.get(l - 1).columns());
        Products.multiply(below, feedback.get(l - 1), product);
        return product;
    }

    double accuracy() {
        return accuracy;
    }

    /** The weight alignment of all layers at its highest. */
    double peak() {
        return moments.stream().mapToDouble(Moment::weightTotal).max().orElse(0);
    }

    Moment last() {
        return moments.get(moments.size() - 1);
    }

    /** Epochs until a weight alignment first reaches {@code level}; layer 0 is W_2, L - 1 all together. Infinite if it never does. */
    double reached(int layer, double level) {
        return moments.stream()
                .filter(m -> m.weights().get(layer) >= level)
                .mapToDouble(Moment::epoch)
                .findFirst()
                .orElse(Double.POSITIVE_INFINITY);
    }

    /** Epochs until W_(layer + 2) has half the alignment that it will have at its best. */
    double halfWay(int layer) {
        double best =
                moments.stream().mapToDouble(m -> m.weights().get(layer)).max().orElse(0);
        return reached(layer, best / 2);
    }

    /** The weights of all layers, for a cosine with those of another run. */
    List<float[]> weights() {
        List<float[]> all = new ArrayList<>();
        for (int l = 1; l <= net.depth(); l++) {
            all.add(net.weights(l).values());
        }
        return all;
    }
}
