package io.hdlgen.golden.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hdlgen.golden.experiment.AlignmentRun.Moment;
import io.hdlgen.golden.experiment.AlignmentRun.Options;
import io.hdlgen.golden.experiment.AlignmentRun.Size;
import io.hdlgen.golden.experiment.Numbers.Purpose;
import io.hdlgen.golden.minibatch.Activity;
import io.hdlgen.golden.minibatch.DirectFeedback;
import io.hdlgen.golden.minibatch.Rows;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link AlignMemorise} measures, against sums over indices; and that its findings see curves of the wrong shape. */
class AlignmentTest {
    private static final int WIDTH = 12;
    private static final long SEED = 5;

    private static AlignmentRun run(int epochs, long seed) {
        ExperimentData data = ExperimentData.open("digits").data().orElseThrow().first(320, 64);
        Options options = new Options(new Size(3, WIDTH), Activity.TANH, true, false, 1e-2, 0.5, epochs, 0);
        return AlignmentRun.of(options, data.training(), data.test(), seed);
    }

    @Test
    void theSamePlanGivesTheSameResult() {
        assertThat(run(2, SEED).moments).isEqualTo(run(2, SEED).moments);
        assertThat(run(2, SEED).moments).isNotEqualTo(run(2, SEED + 1).moments);
    }

    /** F in +-1 for the network of 64, 12, 12, 12 and 10 units, and the same over sqrt(12). */
    @Test
    void theWeightAlignmentIsTheCosineWithProductsOfFeedback() {
        AlignmentRun run = run(3, SEED);
        List<Rows> drawn =
                DirectFeedback.matrices(run.net.shape(), Math.sqrt(WIDTH), Numbers.random(SEED, Purpose.FEEDBACK, 0));
        for (Rows f : drawn) {
            for (float value : f.values()) {
                assertThat(Math.abs(value)).isLessThanOrEqualTo(1);
            }
        }
        Sums all = new Sums();
        Sums allAsFed = new Sums();
        for (int l = 2; l <= 4; l++) {
            Sums layer = new Sums();
            for (int i = 0; i < WIDTH; i++) {
                for (int j = 0; j < (l == 4 ? 10 : WIDTH); j++) {
                    double wanted = 0;
                    for (int k = 0; k < 10; k++) {
                        double below = drawn.get(l - 2).at(k, i);
                        wanted += l < 4 ? below * drawn.get(l - 1).at(k, j) : k == j ? below : 0;
                    }
                    double weight = run.net.weights(l).at(i, j);
                    layer.add(weight, wanted);
                    all.add(weight, wanted);
                    allAsFed.add(weight, wanted / (l < 4 ? WIDTH : Math.sqrt(WIDTH)));
                }
            }
            assertThat(run.last().weights().get(l - 2)).isCloseTo(layer.cosine(), within(1e-5));
        }
        assertThat(run.last().weightTotal()).isCloseTo(all.cosine(), within(1e-5));
        assertThat(run.last().weightsAsFed()).isCloseTo(allAsFed.cosine(), within(1e-5));
        assertThat(Math.abs(all.cosine() - allAsFed.cosine())).isGreaterThan(1e-3);
    }

    private static final class Sums {
        private double product;
        private double squares1;
        private double squares2;

        void add(double a, double b) {
            product += a * b;
            squares1 += a * a;
            squares2 += b * b;
        }

        double cosine() {
            return product / Math.sqrt(squares1 * squares2);
        }
    }

    /** A run whose total weight alignment, first and last layer are these. */
    private static AlignmentRun planted(double[] total, double[] first, double[] last) {
        AlignmentRun run = run(0, SEED);
        run.moments.clear();
        for (int i = 0; i < total.length; i++) {
            double middle = (first[i] + last[i]) / 2;
            List<Double> values = new ArrayList<>(List.of(first[i], middle, last[i], total[i]));
            run.moments.add(new Moment(i, values, 0, values, 0));
        }
        return run;
    }

    private static boolean falls(double... total) {
        return AlignmentReport.riseAndFall("", planted(total, total, total)).holds();
    }

    @Test
    void onlyWhatRisesAndFallsDoesSo() {
        assertThat(falls(0, 0.3, 0.4, 0.35)).isTrue();
        assertThat(falls(0, 0.3, 0.4)).isFalse();
        assertThat(falls(0, 0.3, 0.4, 0.395)).isFalse();
        assertThat(falls(0, 0.1, 0.2, 0.1)).isFalse();
    }

    @Test
    void onlyWhatIsInOrderIsFoundSo() {
        double[] early = {0, 0.3, 0.4, 0.4};
        double[] late = {0, 0, 0.1, 0.5};
        AlignmentRun upwards = planted(early, early, late);
        AlignmentRun downwards = planted(early, late, early);
        AlignmentRun together = planted(early, early, early);
        assertThat(AlignmentReport.gradientsInOrder("", upwards).holds()).isTrue();
        assertThat(AlignmentReport.weightsInOrder("", upwards).holds()).isTrue();
        for (AlignmentRun run : List.of(downwards, together)) {
            assertThat(AlignmentReport.gradientsInOrder("", run).holds()).isFalse();
            assertThat(AlignmentReport.weightsInOrder("", run).holds()).isFalse();
        }
    }
}
