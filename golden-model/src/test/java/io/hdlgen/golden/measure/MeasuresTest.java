package io.hdlgen.golden.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hdlgen.golden.fixed.FixedFormat;
import io.hdlgen.golden.spec.Activation;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.Loss;
import io.hdlgen.golden.spec.RuleName;
import io.hdlgen.golden.spec.RuleName.FeedbackShape;
import io.hdlgen.golden.testing.DesignBuilder;
import io.hdlgen.golden.train.GoldenModel;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each measure against what its definition gives by hand, or in plain loops. */
class MeasuresTest {
    private static final int ONE = 1 << 13;

    private static int[][] random(int rows, int columns, Random random) {
        int[][] all = new int[rows][columns];
        for (int[] row : all) {
            for (int j = 0; j < columns; j++) {
                row[j] = random.nextInt(2 * ONE) - ONE;
            }
        }
        return all;
    }

    private static double[] flat(int[][] m, int columns) {
        double[] all = new double[m.length * columns];
        for (int i = 0; i < m.length; i++) {
            for (int j = 0; j < columns; j++) {
                all[i * columns + j] = m[i][j] / (double) ONE;
            }
        }
        return all;
    }

    private static double[] transposed(int[][] m) {
        double[] all = new double[m.length * m[0].length];
        for (int i = 0; i < m.length; i++) {
            for (int j = 0; j < m[0].length; j++) {
                all[j * m.length + i] = m[i][j] / (double) ONE;
            }
        }
        return all;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double cosine(double[] a, double[] b) {
        return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
    }

    private static double[] join(double[] a, double[] b) {
        double[] all = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        return all;
    }

    @Test
    void theCosineIsThatOfAnAngle() {
        Cosine sixty = new Cosine();
        sixty.add(new double[] {1, 0}, new double[] {1, Math.sqrt(3)});
        assertThat(sixty.value()).isCloseTo(0.5, within(1e-12));
        sixty.add(new double[] {3}, new double[] {-7}); // (1, 0, 3) and (1, sqrt 3, -7)
        assertThat(sixty.value()).isCloseTo((1 - 21) / Math.sqrt(10.0 * (4 + 49)), within(1e-12));
        Cosine zero = new Cosine();
        zero.add(0, 5);
        assertThat(zero.value()).isNaN();
        assertThat(zero.defined()).isFalse();
    }

    @Test
    void directFeedbackIsAlignedAsItsDefinitionSays() {
        GoldenModel model =
                GoldenModel.create(new DesignBuilder().widths(5, 4, 3, 2).build());
        Random random = new Random(1);
        int[][] w2 = random(3, 5, random);
        int[][] w3 = random(2, 4, random);
        int[][] f1 = random(4, 2, random);
        int[][] f2 = random(3, 2, random);
        model.load("W2", w2);
        model.load("W3", w3);
        model.load("F1", f1);
        model.load("F2", f2);
        double[] product = new double[12]; // F2 F1^T, 3 x 4
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 4; j++) {
                product[i * 4 + j] = (f2[i][0] * (double) f1[j][0] + f2[i][1] * (double) f1[j][1]) / ONE / ONE;
            }
        }
        Map<String, Double> alignment = WeightAlignment.of(new RealNetwork(model), FeedbackShape.DIRECT);
        assertThat(alignment).containsOnlyKeys("W2", "W3", "total");
        assertThat(alignment.get("W2")).isCloseTo(cosine(flat(w2, 4), product), within(1e-12));
        assertThat(alignment.get("W3")).isCloseTo(cosine(flat(w3, 3), transposed(f2)), within(1e-12));
        assertThat(alignment.get("total"))
                .isCloseTo(cosine(join(flat(w2, 4), flat(w3, 3)), join(product, transposed(f2))), within(1e-12));
    }

    @Test
    void layeredFeedbackThatIsTheTransposeIsAlignedWhateverTheBiases() {
        GoldenModel model = GoldenModel.create(
                new DesignBuilder().widths(5, 4, 3, 2).rule(RuleName.FA).build());
        Random random = new Random(2);
        int[][] w2 = random(3, 5, random);
        int[][] b1 = new int[4][3];
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 3; j++) {
                b1[i][j] = w2[j][i];
            }
        }
        model.load("W2", w2);
        model.load("B1", b1);
        Map<String, Double> alignment = WeightAlignment.of(new RealNetwork(model), FeedbackShape.LAYERED);
        assertThat(alignment.get("W2")).isCloseTo(1, within(1e-12));
        assertThat(Math.abs(alignment.get("W3"))).isLessThan(0.999);
        b1[0][0] += ONE; // one wrong entry shows
        model.load("B1", b1);
        assertThat(WeightAlignment.of(new RealNetwork(model), FeedbackShape.LAYERED)
                        .get("W2"))
                .isLessThan(0.999);
    }

    @Test
    void withoutFeedbackThereIsNoAlignment() {
        GoldenModel model =
                GoldenModel.create(new DesignBuilder().rule(RuleName.BP).build());
        assertThat(WeightAlignment.of(new RealNetwork(model), FeedbackShape.NONE))
                .isEmpty();
    }

    private static double loss(GoldenModel model, Loss loss, double[] x0, double[] shift) {
        double[] x = x0;
        int depth = model.design().description().network().depth();
        for (int l = 1; l <= depth; l++) {
            int[][] w = model.matrices().get(l - 1).data();
            double[] z = new double[w.length];
            for (int i = 0; i < w.length; i++) {
                z[i] = w[i][x.length] / (double) ONE + (l == 1 ? shift[i] : 0);
                for (int j = 0; j < x.length; j++) {
                    z[i] += w[i][j] / (double) ONE * x[j];
                }
                z[i] = l < depth && z[i] < 0 ? z[i] / 8 : z[i];
            }
            x = z;
        }
        return Losses.loss(loss, x, 1);
    }

    @ParameterizedTest
    @EnumSource(Loss.class)
    void theGradientIsTheSlopeOfTheLoss(Loss loss) {
        GoldenModel model = GoldenModel.create(new DesignBuilder()
                .widths(5, 4, 3, 2)
                .loss(loss)
                .activation(Activation.LEAKY_RELU)
                .rule(RuleName.BP)
                .build());
        Random random = new Random(3);
        model.load("W1", random(4, 6, random));
        model.load("W2", random(3, 5, random));
        model.load("W3", random(2, 4, random));
        double[] x = {0.3, 0.9, 0.1, 0.6, 0.5};
        double[] d1 = new RealNetwork(model).gradient(x, 1)[0];
        for (int i = 0; i < 4; i++) {
            double[] up = new double[4];
            double[] down = new double[4];
            up[i] = 1e-5;
            down[i] = -1e-5;
            double slope = (loss(model, loss, x, up) - loss(model, loss, x, down)) / 2e-5;
            assertThat(d1[i]).isCloseTo(slope, within(1e-6));
        }
        assertThat(dot(d1, d1)).isPositive();
    }

    @Test
    void theLossIsThatOfTheDefinition() {
        double[] z = {1, 2, -1};
        double sum = Math.exp(1) + Math.exp(2) + Math.exp(-1);
        assertThat(Losses.loss(Loss.SOFTMAX_CROSS_ENTROPY, z, 0))
                .isCloseTo(-Math.log(Math.exp(1) / sum), within(1e-12));
        assertThat(Losses.loss(Loss.SOFTMAX_CROSS_ENTROPY, new double[] {1000, 0}, 1))
                .isEqualTo(1000);
        assertThat(Losses.loss(Loss.SQUARED_ERROR, z, 1)).isEqualTo((1 + 1 + 1) / 2.0);
    }

    @Test
    void deltasAndUpdatesAreComparedAsTheyAreDefined() {
        RealNetwork network = new RealNetwork(
                GoldenModel.create(new DesignBuilder().widths(2, 2, 2).build()));
        GradientAlignment alignment = new GradientAlignment(network);
        // Layer 1: cosines 1 and 0 and a zero that does not count. Layer 2: always opposite.
        double[][] streams = {{1, 0}, {0, 2}};
        alignment.add(new double[][] {{1, 0}, {1, 0}}, new double[][] {{3, 0}, {-1, 0}}, streams);
        alignment.add(new double[][] {{1, 0}, {0, 1}}, new double[][] {{0, 2}, {0, -2}}, streams);
        alignment.add(new double[][] {{0, 0}, {2, 2}}, new double[][] {{1, 1}, {-2, -2}}, streams);
        Map<String, Double> deltas = alignment.ofDeltas();
        assertThat(deltas.get("d1")).isCloseTo(0.5, within(1e-12));
        assertThat(deltas.get("d2")).isCloseTo(-1, within(1e-12));
        assertThat(deltas.get("hidden")).isEqualTo(deltas.get("d1"));
        double total = ((3 - 1) / Math.sqrt(2 * 10.0) + -2 / Math.sqrt(2 * 8.0) + -8 / Math.sqrt(8 * 10.0)) / 3;
        assertThat(deltas.get("total")).isCloseTo(total, within(1e-12));
        // Sums of d x^T, first columns in layer 1 and second ones in layer 2:
        // rule (2, 0) and (3, 3) 2; backpropagation (4, 3) and (-3, -4) 2.
        Map<String, Double> updates = alignment.ofUpdates();
        assertThat(updates.get("W1")).isCloseTo(8 / (2 * 5.0), within(1e-12));
        assertThat(updates.get("W2")).isCloseTo(-21 / (Math.sqrt(18) * 5), within(1e-12));
        assertThat(updates.get("total"))
                .isCloseTo((8 - 4 * 21) / Math.sqrt((4 + 4 * 18.0) * (25 + 4 * 25.0)), within(1e-12));
    }

    @Test
    void theVarianceIsUnbiasedAndSummed() {
        EstimateVariance variance = new EstimateVariance();
        variance.add(new double[][] {{1, 0}, {2, 0}, {3, 3}}); // 1 + 3
        variance.add(new double[][] {{5, 5}, {5, 5}}); // 0
        assertThat(variance.value()).isCloseTo(2, within(1e-12));
    }

    @Test
    void theSpectralNormOfADiagonalIsItsLargestEntryAndThatOfAProductIsNotTheProductOfNorms() {
        double[][] a = {{3, 0}, {0, -5}};
        double[][] b = {{2, 0}, {0, 0.1}};
        assertThat(SpectralNorm.of(List.<double[][]>of(a))).isCloseTo(5, within(1e-6));
        assertThat(SpectralNorm.of(List.<double[][]>of(a, b))).isCloseTo(6, within(1e-6));
        assertThat(SpectralNorm.of(List.<double[][]>of(new double[2][3]))).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theSpectralNormIsTheRootOfTheLargestEigenvalue(long seed) {
        Random random = new Random(seed);
        double[][] m = new double[2][5];
        double p = 0;
        double q = 0;
        double r = 0;
        for (int j = 0; j < 5; j++) {
            m[0][j] = random.nextGaussian();
            m[1][j] = random.nextGaussian();
            p += m[0][j] * m[0][j];
            q += m[1][j] * m[1][j];
            r += m[0][j] * m[1][j];
        }
        // Of M M^T, a 2 x 2 matrix.
        double eigenvalue = (p + q) / 2 + Math.sqrt((p - q) * (p - q) / 4 + r * r);
        assertThat(SpectralNorm.of(List.<double[][]>of(m))).isCloseTo(Math.sqrt(eigenvalue), within(1e-6));
    }

    @Test
    void theSpectralNormLeavesBiasesOut() {
        Design design = new DesignBuilder().widths(2, 2).rule(RuleName.BP).build();
        GoldenModel model = GoldenModel.create(design);
        model.load("W1", new int[][] {{ONE, 0, 3 * ONE}, {0, ONE / 2, 3 * ONE}});
        assertThat(SpectralNorm.of(new RealNetwork(model))).isCloseTo(1, within(1e-6));
    }

    @Test
    void decorrelatingMatricesAreFactorsOfTheSpectralNormAndOfTheGradient() {
        Design design = new DesignBuilder().widths(2, 2).rule(RuleName.DNP).build();
        GoldenModel model = GoldenModel.create(design);
        model.load("W1", new int[][] {{ONE, 0, 0}, {0, ONE, 0}});
        assertThat(model.matrices()).anyMatch(m -> m.name().equals("R0"));
        model.load("R0", new int[][] {{2 * ONE, 0}, {0, ONE}});
        assertThat(SpectralNorm.of(new RealNetwork(model))).isCloseTo(2, within(1e-6));
        // Logits (2 x, y): softmax of (2, 1) less the label.
        double[] d = new RealNetwork(model).gradient(new double[] {1, 1}, 0)[0];
        assertThat(d[1]).isCloseTo(1 / (1 + Math.E), within(1e-12));
    }

    @Test
    void correlationIsThatOfPearson() {
        // Elements 0 and 1 run together, 2 is orthogonal to both, 3 never changes.
        double[][] samples = {{1, 2, 1, 7}, {-1, -2, 1, 7}, {1, 2, -1, 7}, {-1, -2, -1, 7}};
        assertThat(InputCorrelation.of(samples)).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(InputCorrelation.of(new double[][] {{1, 5}, {2, 5}})).isNaN();
        Random random = new Random(4);
        double[][] noise = new double[50][6];
        for (double[] row : noise) {
            for (int j = 0; j < 6; j++) {
                row[j] = random.nextGaussian() + (j > 0 ? row[0] : 0) + 100;
            }
        }
        double sum = 0;
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 6; j++) {
                if (i != j) {
                    sum += Math.pow(pearson(noise, i, j), 2);
                }
            }
        }
        assertThat(InputCorrelation.of(noise)).isCloseTo(sum / 30, within(1e-9)); // the plain formula cancels
    }

    /** (E xy - E x E y) / (sd x sd y). */
    private static double pearson(double[][] samples, int i, int j) {
        double n = samples.length;
        double x = 0;
        double y = 0;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (double[] s : samples) {
            x += s[i] / n;
            y += s[j] / n;
            xx += s[i] * s[i] / n;
            yy += s[j] * s[j] / n;
            xy += s[i] * s[j] / n;
        }
        return (xy - x * y) / Math.sqrt((xx - x * x) * (yy - y * y));
    }

    @Test
    void rangesAreFractionsOfTheFormat() {
        RangeUse use = new RangeUse(new FixedFormat(3, 5)); // 8 bits: 128
        for (int i = 0; i < 2000; i++) {
            use.add(i < 1998 ? i % 33 - 16 : 64);
        }
        use.add(new int[] {-128});
        // 2001 values; 2.001 may lie above: the second largest kind is passed over, -128 and one 64.
        assertThat(use.peak()).isEqualTo(1);
        assertThat(use.quantile()).isEqualTo(0.5);
        use.add(new int[999]);
        assertThat(use.quantile()).isEqualTo(16 / 128.0);
    }

    @Test
    void similarityIsTheMeanOverPairsWithoutBiases() {
        Design design = new DesignBuilder().widths(2, 1).rule(RuleName.BP).build();
        List<GoldenModel> models =
                List.of(loaded(design, ONE, 0, ONE), loaded(design, 0, ONE, -ONE), loaded(design, -ONE, 0, 3 * ONE));
        Map<String, Double> similarity = WeightSimilarity.of(models);
        assertThat(similarity.get("W1")).isCloseTo(-1 / 3.0, within(1e-12));
        assertThat(similarity.get("total")).isCloseTo(-1 / 3.0, within(1e-12));
        assertThat(WeightSimilarity.of(models.subList(0, 1))).isEmpty();
    }

    private static GoldenModel loaded(Design design, int w0, int w1, int bias) {
        GoldenModel model = GoldenModel.create(design);
        model.load("W1", new int[][] {{w0, w1, bias}});
        return model;
    }
}
