package io.hdlgen.golden.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.golden.noise.SplitMix64;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is refused because of its range, against the same question asked in real numbers: the largest value of which h is made, times its factor, against the largest value of h's format.
 */
class HeldRangeTest {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    private static BigDecimal power(int exponent) {
        return exponent >= 0 ? TWO.pow(exponent) : BigDecimal.ONE.divide(TWO.pow(-exponent));
    }

    /** Whether a number rounds, halves up, to at most 2^(XW-1) - 1 steps of 2^-HF. */
    private static boolean fits(BigDecimal largest, int heldFraction, int vectorBits) {
        BigDecimal steps = largest.multiply(power(heldFraction));
        return steps.compareTo(power(vectorBits - 1).subtract(BigDecimal.valueOf(0.5))) < 0;
    }

    private static boolean refused(String text) {
        Reading reading = DescriptionReader.read("x", text, List.of());
        assertThat(reading.diagnostics().stream().filter(Diagnostic::isError))
                .as(text)
                .allMatch(d -> d.kind() == Problem.HELD_RANGE);
        return reading.hasErrors();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void isAsInRealNumbers(int seed) {
        SplitMix64 random = new SplitMix64(seed);
        int xw = 12 + random.below(7);
        int xf = 6 + random.below(xw - 8);
        int ww = 8 + random.below(xw - 7);
        int wf = ww - 2 - random.below(3);
        int bf = Math.min(ww - 1, wf + random.below(4) - 2);
        int k = 5 + random.below(4);
        int df = xw - 2 + k;
        int sh = df + xf - wf;
        int ka = k - 3 + random.below(6);
        int ef = xw - 1;
        String head = """
                network: {layers: [4, 3]}
                format: {weights: s%d.%d, feedback: s%d.%d, activations: s%d.%d, rounding: nearest}
                """.formatted(ww - wf, wf, ww - bf, bf, xw - xf, xf);
        BigDecimal alpha = power(-ka);
        BigDecimal largest = power(xw - xf - 1);
        boolean gaussian = random.below(2) == 0;
        // 111 (4 255 - 510) / 2^14, as it is held with XF fraction bits
        BigDecimal noise = gaussian
                ? BigDecimal.valueOf(Math.floor(56610 / 16384.0 * (1 << xf) + 0.5))
                        .multiply(power(-xf))
                : BigDecimal.ONE;
        assertThat(refused(head
                        + "rule: {name: fdfa, learning-rate: 2^-%d, alpha: 2^-%d, noise: %s}"
                                .formatted(k, ka, gaussian ? "gaussian" : "rademacher")))
                .isNotEqualTo(fits(noise.multiply(alpha), sh + bf - xf, xw));
        assertThat(refused(head
                        + "rule: {name: dkp, learning-rate: 2^-%d, feedback: {learning-rate: 2^-%d}}".formatted(k, ka)))
                .isNotEqualTo(fits(largest.multiply(alpha), sh + bf - ef, xw));
        assertThat(refused(head + "rule: {name: kp, learning-rate: 2^-%d}".formatted(k)))
                .isNotEqualTo(fits(largest.subtract(power(-xf)), xf + bf - wf, xw));
    }

    @Test
    void withoutHiddenLayersNothingIsHeld() {
        assertThat(refused("network: {layers: [10]}\nrule: {name: fdfa, alpha: 1}"))
                .isFalse();
    }
}
