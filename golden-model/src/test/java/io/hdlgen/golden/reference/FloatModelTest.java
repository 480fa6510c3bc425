package io.hdlgen.golden.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.golden.spec.Activation;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.FeedbackSource;
import io.hdlgen.golden.spec.FeedbackValues;
import io.hdlgen.golden.spec.Layer;
import io.hdlgen.golden.spec.Loss;
import io.hdlgen.golden.spec.RuleName;
import io.hdlgen.golden.spec.RuleOptions;
import io.hdlgen.golden.spec.RuleSpec;
import io.hdlgen.golden.testing.DefaultOptions;
import io.hdlgen.golden.testing.DesignBuilder;
import io.hdlgen.golden.train.GoldenModel;
import io.hdlgen.golden.train.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FloatModelTest {
    private static double[] input(Random random, int n) {
        return random.doubles(n).toArray();
    }

    private static List<FloatLayer> layers(Random random, Activation activation, int... widths) {
        List<FloatLayer> layers = new ArrayList<>();
        for (int l = 1; l < widths.length; l++) {
            double[][] w = new double[widths[l]][];
            for (int i = 0; i < w.length; i++) {
                w[i] = random.doubles(widths[l - 1], -1, 1).toArray();
            }
            Activation f = l == widths.length - 1 ? Activation.LINEAR : activation;
            layers.add(new FloatLayer(new Layer(widths[l], f, 2), w, new double[widths[l]]));
        }
        return layers;
    }

    private static RuleSpec spec() {
        return new RuleSpec(RuleName.BP, 0, Optional.empty(), new RuleOptions.None());
    }

    /** Backpropagation is the gradient: central differences of the loss in every weight and bias. */
    @ParameterizedTest
    @EnumSource(Activation.class)
    void backpropagationIsTheGradient(Activation activation) {
        for (Loss loss : Loss.values()) {
            List<FloatLayer> layers = layers(new Random(6), activation, 5, 4, 4, 3);
            FloatModel model = new FloatModel(
                    new FloatNetwork(layers, loss, FloatDecorrelation.none()), new Backpropagation(), spec(), 9);
            double[] x = input(new Random(7), 5);
            double[][][] before = new double[3][][];
            double[][][] gradient = new double[3][][];
            ToDoubleFunction<FloatModel> value = m -> lossOf(m.infer(x).logits(), 1, loss);
            for (int l = 1; l <= 3; l++) {
                gradient[l - 1] = differences(model, l, value);
                before[l - 1] =
                        Arrays.stream(model.weights(l)).map(double[]::clone).toArray(double[][]::new);
            }
            model.train(x, 1);
            for (int l = 1; l <= 3; l++) {
                for (int i = 0; i < gradient[l - 1].length; i++) {
                    for (int j = 0; j < gradient[l - 1][i].length; j++) {
                        double step = before[l - 1][i][j] - model.weights(l)[i][j];
                        assertThat(step).isBetween(gradient[l - 1][i][j] - 1e-6, gradient[l - 1][i][j] + 1e-6);
                    }
                }
            }
        }
    }

    private static double[][] differences(FloatModel model, int l, ToDoubleFunction<FloatModel> value) {
        double h = 1e-6;
        double[][] w = model.weights(l);
        double[][] differences = new double[w.length][w[0].length];
        for (int i = 0; i < w.length; i++) {
            for (int j = 0; j < w[i].length; j++) {
                double original = w[i][j];
                w[i][j] = original + h;
                double above = value.applyAsDouble(model);
                w[i][j] = original - h;
                double below = value.applyAsDouble(model);
                w[i][j] = original;
                differences[i][j] = (above - below) / (2 * h);
            }
        }
        return differences;
    }

    private static double lossOf(double[] y, int label, Loss loss) {
        if (loss == Loss.SOFTMAX_CROSS_ENTROPY) {
            return -Math.log(FloatLoss.softmax(y)[label]);
        }
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            double e = y[i] - (i == label ? 1 : 0);
            sum += e * e / 2;
        }
        return sum;
    }

    /**
     * With more bits the fixed-point model comes closer to this one: at 18 bits at least ten times closer than at 12. Linear units, as a kink that only one of the two models passes would hide the
     * rounding.
     */
    @ParameterizedTest
    @CsvSource({
        "BP, SOFTMAX_CROSS_ENTROPY", "DFA, SOFTMAX_CROSS_ENTROPY", "BP, SQUARED_ERROR", "DFA, SQUARED_ERROR",
        "FA, SQUARED_ERROR", "KP, SQUARED_ERROR", "DRTP, SQUARED_ERROR", "DKP, SQUARED_ERROR",
        "FDFA, SQUARED_ERROR", "FG_A, SQUARED_ERROR", "DP, SQUARED_ERROR", "DP_T, SQUARED_ERROR",
        "SDFA, SQUARED_ERROR", "NP, SQUARED_ERROR", "ANP, SQUARED_ERROR", "INP, SQUARED_ERROR",
        "DNP, SQUARED_ERROR", "DANP, SQUARED_ERROR", "DINP, SQUARED_ERROR"
    })
    void fixedPointConvergesToIt(RuleName rule, Loss loss) {
        double[] distances = new double[4];
        for (int i = 0; i < 4; i++) {
            int bits = 12 + 2 * i;
            for (long seed = 1; seed <= 5; seed++) {
                distances[i] += distance(new DesignBuilder()
                                .widths(12, 9, 4)
                                .activation(Activation.LINEAR)
                                .seed(seed)
                                .rule(rule)
                                .loss(loss)
                                .weights("s2." + (bits - 2))
                                .activations("s5." + (bits - 5))
                                .feedback(FeedbackValues.UNIFORM, FeedbackSource.STORED)
                                .roundingBits(bits > 14 ? 8 : 6)
                                .options(options(rule))
                                .delta(bits - 2 - headroom(rule) + 7)
                                .build())
                        / 5;
            }
        }
        assertThat(distances[3]).isLessThan(distances[0] / 10).isLessThan(0.001);
        assertThat(distances[1]).isLessThan(distances[0]);
        assertThat(distances[2]).isLessThan(distances[1]);
    }

    /** Deltas of perturbations are larger: three more bits before the point, so that none is clipped. */
    private static int headroom(RuleName rule) {
        return rule.perturbsNodes() || rule == RuleName.FG_A ? 3 : 0;
    }

    /** Usual options, but noise of 2^-4: a loss has 16 fraction bits in every format, and smaller noise sees them. */
    private static RuleOptions options(RuleName rule) {
        RuleOptions usual = DefaultOptions.of(rule, 7);
        return usual instanceof RuleOptions.NodePerturbation p
                ? new RuleOptions.NodePerturbation(
                        4, p.noise(), p.drawsShift(), p.division(), p.twoNoisyPasses(), p.decorrelation())
                : usual;
    }

    /** Root mean square difference of all weights after training on the same samples. */
    private static double distance(Design design) {
        GoldenModel fixed = GoldenModel.create(design);
        FloatModel reference = FloatModel.create(design);
        Random random = new Random(8);
        int one = (int) design.description().formats().activations().one();
        for (int i = 0; i < 300; i++) {
            int[] x = random.ints(12, 0, one + 1).toArray();
            int label = random.nextInt(4);
            fixed.train(x, label);
            reference.train(x, label);
        }
        double sum = 0;
        int count = 0;
        for (int l = 1; l <= 2; l++) {
            Matrix matrix = fixed.matrices().get(l - 1);
            for (int i = 0; i < matrix.rows(); i++) {
                for (int j = 0; j < matrix.columns(); j++) {
                    double d = matrix.format().toReal(matrix.data()[i][j])
                            - reference.weights(l)[i][j];
                    sum += d * d;
                    count++;
                }
            }
        }
        return Math.sqrt(sum / count);
    }

    @Test
    void startsWhereTheFixedPointModelStarts() {
        Design design = new DesignBuilder().build();
        Matrix w1 = GoldenModel.create(design).matrices().get(0);
        FloatModel model = FloatModel.create(design);
        assertThat(model.weights(1)[3][5]).isEqualTo(w1.data()[3][5] / 8192.0);
        int[] x = new Random(1).ints(20, 0, 513).toArray();
        double[] real = Arrays.stream(x).mapToDouble(v -> v / 512.0).toArray();
        assertThat(model.infer(x).logits()).isEqualTo(model.infer(real).logits());
        assertThat(model.predict(x)).isEqualTo(model.infer(x).prediction());
    }
}
