package io.hdlgen.golden.minibatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every rule's batch against plain loops over its samples. */
class RulesTest {
    private static final NetShape SHAPE = NetShape.plain(Activity.TANH, 5, 4, 6, 3);
    private static final int SIZE = 7;
    private static final long SEED = 4711;

    private final Net net = net();
    private final Images images = images();

    private static Net net() {
        SplittableRandom random = new SplittableRandom(SEED);
        Net net = new Net(SHAPE, random);
        for (int l = 1; l <= net.depth(); l++) {
            net.weights(l).scale(2);
            for (int i = 0; i < net.biases(l).length; i++) {
                net.biases(l)[i] = (float) (random.nextDouble() - 0.5);
            }
        }
        return net;
    }

    private static Images images() {
        SplittableRandom random = new SplittableRandom(SEED + 1);
        Rows x = Noise.normal(SIZE, 5, 1, random);
        int[] labels = new int[SIZE];
        for (int i = 0; i < SIZE; i++) {
            labels[i] = random.nextInt(3);
        }
        return new Images(x, labels);
    }

    private Batch assigned(CreditRule rule) {
        Batch batch = new Batch(SHAPE, SIZE);
        batch.load(images, new int[] {0, 1, 2, 3, 4, 5, 6}, 0);
        rule.assign(net, batch);
        return batch;
    }

    private NaiveSample sample(int i) {
        return new NaiveSample(net, row(images.pixels(), i), images.labels()[i]);
    }

    private static double[] row(Rows m, int i) {
        double[] row = new double[m.columns()];
        for (int j = 0; j < row.length; j++) {
            row[j] = m.at(i, j);
        }
        return row;
    }

    private void compare(Rows[] d, Function<Integer, List<double[]>> expected, double tolerance) {
        for (int i = 0; i < SIZE; i++) {
            List<double[]> naive = expected.apply(i);
            for (int l = 1; l < d.length; l++) {
                double size = Math.sqrt(NaiveSample.dot(naive.get(l), naive.get(l))) + 1e-9;
                for (int j = 0; j < d[l].columns(); j++) {
                    assertThat((double) d[l].at(i, j))
                            .as("seed %d, sample %d, d_%d[%d]", SEED, i, l, j)
                            .isCloseTo(naive.get(l)[j], within(tolerance * size));
                }
            }
        }
    }

    /** What a rule drew, layer by layer, of one sample; index 0 is empty. */
    private static List<double[]> drawn(long seed, double sigma, int layers, int sample) {
        SplittableRandom random = new SplittableRandom(seed);
        List<double[]> drawn = new ArrayList<>(List.of(new double[0]));
        for (int l = 1; l <= layers; l++) {
            drawn.add(row(Noise.normal(SIZE, SHAPE.width(l), sigma, random), sample));
        }
        return drawn;
    }

    @Test
    void backpropagation() {
        Batch batch = assigned(new Backpropagation());
        compare(batch.d, i -> NaiveRules.backpropagation(sample(i)), 1e-5);
    }

    @Test
    void aWrongDeltaIsFound() {
        Batch batch = assigned(new Backpropagation());
        batch.d[1].put(3, 2, batch.d[1].at(3, 2) * 1.001f);
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> compare(batch.d, i -> NaiveRules.backpropagation(sample(i)), 1e-5))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("sample 3, d_1[2]");
    }

    @ParameterizedTest
    @EnumSource
    void directFeedback(DirectFeedback.Kind kind) {
        List<Rows> f = DirectFeedback.matrices(SHAPE, 2, new SplittableRandom(SEED + 2));
        DirectFeedback rule = new DirectFeedback(kind, f, new SplittableRandom(SEED + 3));
        Batch batch = assigned(rule);
        compare(batch.d, i -> NaiveRules.direct(sample(i), f), 1e-5);
        for (int l = 1; l < SHAPE.depth() && kind != DirectFeedback.Kind.DFA; l++) {
            double[][] mean = new double[3][SHAPE.width(l)];
            for (int i = 0; i < SIZE; i++) {
                NaiveSample s = sample(i);
                List<double[]> u = drawn(SEED + 3, 1, SHAPE.depth() - 1, i);
                List<double[]> a = s.forward(List.of());
                double[] left = kind == DirectFeedback.Kind.DKP ? s.error(a.get(3)) : NaiveRules.directional(s, u);
                double[] right = kind == DirectFeedback.Kind.DKP ? NaiveSample.map(a.get(l), Math::tanh) : u.get(l);
                for (int k = 0; k < 3; k++) {
                    mean[k] = NaiveSample.sum(mean[k], left[k] / SIZE, right);
                }
            }
            for (int k = 0; k < 3; k++) {
                for (int j = 0; j < mean[k].length; j++) {
                    double expected = kind == DirectFeedback.Kind.DKP
                            ? mean[k][j]
                            : f.get(l - 1).at(k, j) - mean[k][j];
                    assertThat((double) rule.feedback().get(l - 1).gradient().at(k, j))
                            .isCloseTo(expected, within(1e-5));
                }
            }
        }
    }

    @Test
    void forwardGradient() {
        Batch batch = assigned(new ForwardGradient(new SplittableRandom(SEED)));
        compare(batch.d, i -> NaiveRules.forwardGradient(sample(i), drawn(SEED, 1, 3, i)), 1e-5);
    }

    @ParameterizedTest
    @CsvSource({"NP", "ANP", "INP"})
    void nodePerturbation(NodePerturbation.Kind kind) {
        double sigma = 0.1; // large, so that single precision does not blur the difference of the losses
        Batch batch = assigned(new NodePerturbation(kind, sigma, new SplittableRandom(SEED)));
        compare(batch.d, i -> NaiveRules.nodePerturbation(sample(i), kind, sigma, drawn(SEED, sigma, 3, i)), 1e-3);
    }

    @ParameterizedTest
    @CsvSource({
        "true, 0, DOWNWARD, 1",
        "true, 0.5, UPWARD, 8",
        "true, 1, UPWARD, 3",
        "false, 0, UPWARD, 4",
        "false, 0.5, DOWNWARD, 1",
        "false, 1, DOWNWARD, 2"
    })
    void dualPropagation(boolean adjoint, double alpha, DualPropagation.Schedule schedule, int sweeps) {
        DualPropagation.Options options = new DualPropagation.Options(adjoint, alpha, 0.25, schedule, sweeps);
        Batch batch = assigned(new DualPropagation(options));
        compare(batch.d, i -> NaiveRules.dual(sample(i), options), 1e-4);
        for (int l = 1; l <= 3; l++) {
            for (int i = 0; i < SIZE; i++) {
                double[] mean = NaiveRules.dual(sample(i), options).get(3 + l);
                assertThat(row(batch.stream[l], i)).containsExactly(mean, within(1e-5));
            }
        }
    }

    /** A network with R_l and weights W_l computes what one with weights W_l R_(l-1) does, so its deltas are the same; the gradient is that with the decorrelated inputs. */
    @ParameterizedTest
    @CsvSource({"NP", "ANP", "INP"})
    void decorrelatedInputsTakePartInThePasses(NodePerturbation.Kind kind) {
        NetShape shape = new NetShape(SHAPE.widths(), Activity.TANH, true, false, true);
        Net decorrelated = new Net(shape, new SplittableRandom(SEED));
        for (int l = 1; l <= net.depth(); l++) {
            Rows r = decorrelated.decorrelation(l - 1);
            r.add(Noise.normal(r.rows(), r.columns(), 0.3, new SplittableRandom(SEED + l)));
            Products.multiplyTransposed(r, decorrelated.weights(l), net.weights(l));
            System.arraycopy(decorrelated.biases(l), 0, net.biases(l), 0, net.biases(l).length);
        }
        Batch expected = assigned(new NodePerturbation(kind, 0.1, new SplittableRandom(SEED)));
        Batch batch = new Batch(shape, SIZE);
        batch.load(images, new int[] {0, 1, 2, 3, 4, 5, 6}, 0);
        new NodePerturbation(kind, 0.1, new SplittableRandom(SEED)).assign(decorrelated, batch);
        for (int l = 1; l <= 3; l++) {
            assertThat(batch.d[l].values()).containsExactly(expected.d[l].values(), within(2e-3f));
            Rows xt = batch.stream[l].emptied();
            Rows x = expected.stream[l];
            Products.multiply(x, Products.transposed(decorrelated.decorrelation(l - 1)), xt);
            assertThat(batch.stream[l].values()).containsExactly(xt.values(), within(1e-5f));
        }
    }

    @Test
    void theGradientIsTheSumOverTheSamples() {
        Batch batch = assigned(new ForwardGradient(new SplittableRandom(SEED)));
        Gradients gradients = Gradients.of(batch, batch.d, 0.5f);
        for (int l = 1; l <= 3; l++) {
            for (int i = 0; i < SHAPE.width(l); i++) {
                double bias = 0;
                for (int n = 0; n < SIZE; n++) {
                    bias += 0.5 * batch.d[l].at(n, i);
                }
                assertThat((double) gradients.biases()[l][i]).isCloseTo(bias, within(1e-5));
                for (int j = 0; j < SHAPE.width(l - 1); j++) {
                    double sum = 0;
                    for (int n = 0; n < SIZE; n++) {
                        sum += 0.5 * batch.d[l].at(n, i) * batch.stream[l].at(n, j);
                    }
                    assertThat((double) gradients.weights()[l].at(j, i)).isCloseTo(sum, within(1e-5));
                }
            }
        }
    }

    @Test
    void nodePerturbationIsBackpropagationInTheMean() {
        SplittableRandom random = new SplittableRandom(SEED);
        NodePerturbation rule = new NodePerturbation(NodePerturbation.Kind.NP, 0.05, random);
        Rows sum = Rows.zeros(SIZE, 4);
        int draws = 20_000;
        for (int n = 0; n < draws; n++) {
            sum.add(assigned(rule).d[1]);
        }
        sum.scale(1f / draws);
        Batch exact = assigned(new Backpropagation());
        assertThat(Alignment.cosine(sum.values(), exact.d[1].values())).isGreaterThan(0.98);
    }
}
