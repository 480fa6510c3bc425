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
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** One network of {@link AlignMemorise} and how its alignments went while it learned. */
final class AlignmentRun {
    private static final int BATCH = 32;
    private static final int MEASURED = 250;
    private static final double SPACING = 1.15; // of the moments at which alignments are measured

    /**
     * The hidden layers, all alike.
     *
     * @param hidden how many
     * @param width units of each
     */
    record Size(int hidden, int width) {
        NetShape shape(int inputs, Activity activity) {
            List<Integer> widths = new ArrayList<>(List.of(inputs));
            widths.addAll(Collections.nCopies(hidden, width));
            widths.add(10);
            return new NetShape(widths, activity, false, false, false);
        }

        @Override
        public String toString() {
            return (hidden + 1) + " x " + width;
        }
    }

    /**
     * What is run.
     *
     * @param direct DFA, else BP
     * @param zero weights start at zero, else uniform
     * @param eta learning rate; the loss is summed over the batch
     * @param noise share of the labels that are replaced by random ones
     * @param index of the initial weights and the order; the feedback is the same for all
     */
    record Options(
            Size size,
            Activity activity,
            boolean direct,
            boolean zero,
            double eta,
            double noise,
            int epochs,
            int index) {}

    /**
     * Alignments at one moment.
     *
     * @param epoch epochs learned, a fraction within one
     * @param weights cosines of W_2 .. W_L with what the feedback asks for, then that of all together, F as it was drawn
     * @param weightsAsFed that of all together, F as it feeds back: divided by sqrt(n_l), which makes F_(L-1) the larger part
     * @param gradients cosines of DFA's d_l with BP's for l = 1 .. L-1, then that of all together
     * @param fitted percent of the first training samples that are told right
     */
    record Moment(double epoch, List<Double> weights, double weightsAsFed, List<Double> gradients, double fitted) {
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
    private final List<Rows> drawn; // in +-1
    private final List<Rows> fed;
    private final CreditRule rule;
    private final Images training;
    private final Images measured;
    private double accuracy;

    private AlignmentRun(Options options, Images training, long seed) {
        this.options = options;
        NetShape shape = options.size().shape(training.pixels().columns(), options.activity());
        this.net = new Net(shape, Numbers.random(seed, Purpose.WEIGHTS, options.index()));
        if (options.zero()) {
            for (int l = 1; l <= net.depth(); l++) {
                Arrays.fill(net.weights(l).values(), 0);
            }
        }
        double root = Math.sqrt(options.size().width());
        this.drawn = DirectFeedback.matrices(shape, root, Numbers.random(seed, Purpose.FEEDBACK, 0));
        this.fed = DirectFeedback.matrices(shape, 1, Numbers.random(seed, Purpose.FEEDBACK, 0));
        this.rule = options.direct()
                ? new DirectFeedback(DirectFeedback.Kind.DFA, fed, Numbers.random(seed, Purpose.NOISE, 0))
                : new Backpropagation();
        this.training = options.noise() == 0
                ? training
                : training.withLabelNoise(options.noise(), 10, Numbers.random(seed, Purpose.LABELS, 0));
        this.measured = this.training.first(MEASURED);
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
        for (int l = 2; l <= net.depth(); l++) {
            weights.add(net.weights(l).values());
            layers.add(Alignment.cosine(weights.get(l - 2), wanted(drawn, l)));
        }
        layers.add(Alignment.cosine(weights, wanted(drawn)));
        moments.add(new Moment(
                epoch,
                layers,
                Alignment.cosine(weights, wanted(fed)),
                Alignment.ofDeltas(net, rule, measured, measured.size()),
                Learner.accuracy(net, measured)));
    }

    private List<float[]> wanted(List<Rows> feedback) {
        List<float[]> all = new ArrayList<>();
        for (int l = 2; l <= net.depth(); l++) {
            all.add(wanted(feedback, l));
        }
        return all;
    }

    /** Transposed, as weights are: (F_l F_(l-1)^T)^T of a hidden layer, F_(L-1) of the output layer. */
    private float[] wanted(List<Rows> feedback, int l) {
        Rows below = Products.transposed(feedback.get(l - 2));
        if (l == net.depth()) {
            return below.values();
        }
        Rows product = Rows.zeros(below.rows(), feedback.get(l - 1).columns());
        Products.multiply(below, feedback.get(l - 1), product);
        return product.values();
    }

    /** Percent of the test images. */
    double accuracy() {
        return accuracy;
    }

    /** The moment at which the weight alignment of all layers is highest. */
    Moment peak() {
        return moments.stream()
                .max(Comparator.comparingDouble(Moment::weightTotal))
                .orElseThrow();
    }

    Moment last() {
        return moments.get(moments.size() - 1);
    }

    /** Epochs until a value first reaches {@code level}. Infinite if it never does. */
    double reached(ToDoubleFunction<Moment> value, double level) {
        return moments.stream()
                .filter(m -> value.applyAsDouble(m) >= level)
                .mapToDouble(Moment::epoch)
                .findFirst()
                .orElse(Double.POSITIVE_INFINITY);
    }

    /** Epochs until a value first reaches half of the best that it will reach. */
    double halfWay(ToDoubleFunction<Moment> value) {
        double best = moments.stream().mapToDouble(value).max().orElse(0);
        return reached(value, best / 2);
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
