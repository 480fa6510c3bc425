package io.hdlgen.golden.noise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundingNoiseTest {
    private static int[] states(int lanes, long seed) {
        int[] states = new int[lanes];
        for (int lane = 0; lane < lanes; lane++) {
            states[lane] = Seeds.roundingLane(seed, lane);
        }
        return states;
    }

    /** The streams against the LFSRs, stepped one by one, in pieces of any length and far beyond the stored history. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void equalsThePlainTwin(int roundingBits) {
        Random random = new Random(roundingBits);
        for (int block : new int[] {1, 2, 4, 8}) {
            for (int lanes : new int[] {1, 2, 3, 4, 5, 8}) {
                compare(states(lanes, random.nextLong()), roundingBits, block, random);
            }
        }
    }

    private static void compare(int[] states, int roundingBits, int block, Random random) {
        RoundingNoise noise = new RoundingNoise(states, roundingBits, block);
        RoundingLanes plain = new RoundingLanes(states, roundingBits);
        int[] into = new int[400 * block];
        for (int piece = 0; piece < 40; piece++) {
            int beats = 1 + random.nextInt(400);
            int[][] expected = new int[states.length][beats * block];
            for (int t = 0; t < beats; t++) {
                for (int lane = 0; lane < states.length; lane++) {
                    for (int k = 0; k < block; k++) {
                        expected[lane][t * block + k] = plain.bits(lane, k);
                    }
                }
                plain.beat();
            }
            for (int group = 0; group < noise.groups(); group++) {
                noise.read(group, beats, into);
                int first = group * noise.lanesPerGroup();
                for (int lane = first; lane < Math.min(first + noise.lanesPerGroup(), states.length); lane++) {
                    assertField(into, noise.fieldShift(lane), (1 << roundingBits) - 1, expected[lane]);
                }
            }
            assertThat(noise.states()).isEqualTo(plain.states());
        }
    }

    private static void assertField(int[] packed, int shift, int mask, int[] expected) {
        int[] field = new int[expected.length];
        for (int i = 0; i < field.length; i++) {
            field[i] = (packed[i] >>> shift) & mask;
        }
        assertThat(field).isEqualTo(expected);
    }

    @Test
    void jumpsAsFarAsItSteps() {
        for (long beats : new long[] {0, 1, 2, 31, 32, 1000}) {
            RoundingLanes jumped = new RoundingLanes(states(3, 7), 8);
            RoundingLanes stepped = new RoundingLanes(states(3, 7), 8);
            jumped.beats(beats);
            for (long t = 0; t < beats; t++) {
                stepped.beat();
            }
            assertThat(jumped.states()).isEqualTo(stepped.states());
        }
    }

    /** Element k takes bits k RB .. k RB + RB - 1 of the state, modulo 32, the first being the lowest. */
    @Test
    void takesTheBitsOfTheContract() {
        int state = 0x8000_0003;
        assertThat(new RoundingLanes(new int[] {state}, 1).bits(0, 1)).isEqualTo(1);
        assertThat(new RoundingLanes(new int[] {state}, 1).bits(0, 2)).isZero();
        assertThat(new RoundingLanes(new int[] {state}, 16).bits(0, 0)).isEqualTo(3);
        assertThat(new RoundingLanes(new int[] {state}, 16).bits(0, 1)).isEqualTo(0x8000);
        assertThat(new RoundingLanes(new int[] {state}, 16).bits(0, 2)).isEqualTo(3);
        // Bits 30, 31, 0, 1, 2.
        assertThat(new RoundingLanes(new int[] {state}, 5).bits(0, 6)).isEqualTo(0b01110);
    }

    /** The polynomial is primitive: the order of the step divides 2^32 - 1 and no proper divisor of it. */
    @Test
    void hasTheFullPeriod() {
        long period = (1L << 32) - 1;
        int[] identity = Lfsr32.power(0);
        assertThat(Lfsr32.power(period)).isEqualTo(identity);
        for (long prime : new long[] {3, 5, 17, 257, 65537}) {
            assertThat(Lfsr32.power(period / prime))
                    .as("order divides by %d", prime)
                    .isNotEqualTo(identity);
        }
    }

    /**
     * Mean, variance and the correlation of neighbouring elements and lanes, within five standard errors. Every byte of the sequence serves four elements, so the errors are twice those of as
     * many independent numbers.
     */
    @Test
    void looksLikeIdealNoise() {
        int elements = 400_000;
        RoundingNoise noise = new RoundingNoise(states(4, 1), 8, 4);
        int[] packed = new int[elements];
        noise.read(0, elements / 4, packed);
        double[][] lanes = new double[4][elements];
        double bound = 2 * 5 / Math.sqrt(elements);
        for (int lane = 0; lane < 4; lane++) {
            double mean = 0;
            double square = 0;
            for (int i = 0; i < elements; i++) {
                lanes[lane][i] = ((packed[i] >>> noise.fieldShift(lane)) & 255) / 256.0 - 255 / 512.0;
                mean += lanes[lane][i] / elements;
                square += lanes[lane][i] * lanes[lane][i] / elements;
            }
            assertThat(mean).isBetween(-0.2887 * bound, 0.2887 * bound);
            assertThat(square).isBetween(0.0833 * 0.98, 0.0833 * 1.02);
        }
        for (int a = 0; a < 4; a++) {
            for (int b = 0; b < a; b++) {
                assertThat(correlation(lanes[a], lanes[b], 0)).isBetween(-bound, bound);
            }
            // Within a word the bits are disjoint; one word later they come round again, shifted by one element.
            assertThat(correlation(lanes[a], lanes[a], 1)).isBetween(-bound, bound);
        }
    }

    private static double correlation(double[] a, double[] b, int lag) {
        double sum = 0;
        for (int i = 0; i + lag < a.length; i++) {
            sum += a[i] * b[i + lag] * 12;
        }
        return sum / a.length;
    }
}
