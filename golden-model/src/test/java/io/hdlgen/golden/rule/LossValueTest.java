package io.hdlgen.golden.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hdlgen.golden.fixed.FixedFormat;
import io.hdlgen.golden.fixed.SaturationCounter;
import io.hdlgen.golden.naive.NaiveModel;
import io.hdlgen.golden.spec.Formats;
import io.hdlgen.golden.spec.Loss;
import io.hdlgen.golden.spec.Rounding;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The value of the loss, {@code docs/numerics.md} section 3: both implementations against real numbers and against each other. */
class LossValueTest {
    private static final double BOUND = 0x1p-13;

    private static Formats formats(int bits, int fraction) {
        FixedFormat logits = new FixedFormat(bits - fraction, fraction);
        FixedFormat error = new FixedFormat(1, bits - 1);
        return new Formats(logits, logits, logits, error, error, Rounding.NEAREST, 0);
    }

    private static LossUnit unit(Loss loss, Formats formats, SaturationCounter losses) {
        return LossUnit.of(loss, formats, new SaturationCounter("e"), losses);
    }

    private static double real(int[] z, int label, int fraction) {
        double max = Arrays.stream(z).max().orElseThrow();
        double sum = 0;
        for (int v : z) {
            sum += Math.exp(Math.scalb(v - max, -fraction));
        }
        return Math.log(sum) + Math.scalb(max - z[label], -fraction);
    }

    private static int[] logits(SplittableRandom random, int classes, int bits, int fraction) {
        int most = 1 << (bits - 1);
        int[] spreads = {1, 1 << Math.min(bits - 2, fraction), 1 << Math.min(bits - 2, fraction + 2), most - 1};
        int spread = spreads[random.nextInt(spreads.length)];
        return random.ints(classes, -spread, spread + 1).toArray();
    }

    private static void assertClose(int[] z, int label, int fraction, ToLongFunction<int[]> loss) {
        double error = Math.scalb((double) loss.applyAsLong(z), -16) - real(z, label, fraction);
        assertThat(Math.abs(error))
                .as("fraction %d, label %d of %s", fraction, label, Arrays.toString(z))
                .isLessThan(BOUND);
    }

    static IntStream classes() {
        return IntStream.of(2, 3, 4, 5, 8, 10, 16, 31, 32, 33, 64, 100, 128, 200, 255, 256);
    }

    @ParameterizedTest
    @MethodSource("classes")
    void crossEntropyIsWithinItsBoundOfTheRealLoss(int classes) {
        SplittableRandom random = new SplittableRandom(classes);
        for (int trial = 0; trial < 200; trial++) {
            int bits = 12 + random.nextInt(7);
            int fraction = 4 + random.nextInt(Math.min(16, bits - 2) - 3);
            int[] z = logits(random, classes, bits, fraction);
            int label = random.nextInt(classes);
            Formats formats = formats(bits, fraction);
            SaturationCounter losses = new SaturationCounter("C");
            LossUnit golden = unit(Loss.SOFTMAX_CROSS_ENTROPY, formats, losses);
            assertClose(z, label, fraction, v -> golden.loss(v, label));
            assertThat(losses.count()).isZero();
            if (trial % 10 == 0) {
                assertClose(z, label, fraction, v -> naive(Loss.SOFTMAX_CROSS_ENTROPY, formats, v, label));
            }
        }
    }

    private static long naive(Loss loss, Formats formats, int[] z, int label) {
        return NaiveModel.loss(loss, formats, z, label).longValueExact();
    }

    /** The label's logit through the whole range of s7.9. */
    @Test
    void raisingTheLabelsLogitNeverRaisesTheLoss() {
        assertThat(rises(unit(Loss.SOFTMAX_CROSS_ENTROPY, formats(16, 9), new SaturationCounter("C")), 9))
                .isZero();
    }

    /** The loss of squared errors does rise, once the logit is beyond its target. */
    @Test
    void anotherLossIsFoundToRise() {
        assertThat(rises(unit(Loss.SQUARED_ERROR, formats(16, 9), new SaturationCounter("C")), 9))
                .isPositive();
    }

    private static int rises(LossUnit unit, int fraction) {
        SplittableRandom random = new SplittableRandom(fraction);
        int rises = 0;
        for (int classes : new int[] {2, 3, 10, 100}) {
            int[] z = random.ints(classes, -2000, 2000).toArray();
            int before = Integer.MAX_VALUE;
            for (int label = -32768; label <= 32767; label += classes > 10 ? 7 : 1) {
                z[0] = label;
                int now = unit.loss(z, 0);
                rises += now > before ? 1 : 0;
                before = now;
            }
        }
        return rises;
    }

    @Test
    void bothImplementationsAgreeOnEveryBit() {
        SplittableRandom random = new SplittableRandom(3);
        for (int trial = 0; trial < 1000; trial++) {
            int bits = 8 + random.nextInt(11);
            int fraction = 4 + random.nextInt(Math.min(16, bits - 2) - 3);
            Loss loss = trial % 2 == 0 ? Loss.SQUARED_ERROR : Loss.SOFTMAX_CROSS_ENTROPY;
            Formats formats = formats(bits, fraction);
            Formats same = new Formats(
                    formats.weights(),
                    formats.feedback(),
                    formats.activations(),
                    loss == Loss.SQUARED_ERROR ? formats.activations() : formats.error(),
                    formats.delta(),
                    Rounding.NEAREST,
                    0);
            int[] z = logits(random, 1 + random.nextInt(40), bits, fraction);
            int label = random.nextInt(z.length);
            assertThat((long) unit(loss, same, new SaturationCounter("C")).loss(z, label))
                    .as("%s, XF %d, label %d of %s", loss, fraction, label, Arrays.toString(z))
                    .isEqualTo(naive(loss, same, z, label));
        }
    }

    /** A little more than the bound added to the loss. */
    @Test
    void aLossBeyondTheBoundIsFound() {
        int[] z = {100, 0, -300};
        LossUnit golden = unit(Loss.SOFTMAX_CROSS_ENTROPY, formats(16, 9), new SaturationCounter("C"));
        assertThatThrownBy(() -> assertClose(z, 1, 9, v -> golden.loss(v, 1) + 9))
                .isInstanceOf(AssertionError.class);
    }
}
