package io.hdlgen.golden.noise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SplitMix64Test {
    /** The published reference output for state 1234567. */
    @Test
    void givesThePublishedSequence() {
        SplitMix64 random = new SplitMix64(1234567);
        for (String expected : new String[] {
            "6457827717110365317",
            "3203168211198807973",
            "9817491932198370423",
            "4593380528125082431",
            "16408922859458223821"
        }) {
            assertThat(Long.toUnsignedString(random.next())).isEqualTo(expected);
        }
    }

    @Test
    void takesTheRemainderAsUnsigned() {
        SplitMix64 random = new SplitMix64(1234567);
        assertThat(random.below(1000)).isEqualTo(317);
        assertThat(random.below(1000)).isEqualTo(973);
        assertThat(random.below(1000)).isEqualTo(423);
        assertThat(random.below(1000)).isEqualTo(431);
        // 16408922859458223821 is negative as a long: a signed remainder would be -795.
        assertThat(random.below(1000)).isEqualTo(821);
    }

    @Test
    void streamsOfOneSeedDiffer() {
        Set<Long> seen = new HashSet<>();
        for (long seed = 0; seed < 8; seed++) {
            for (int purpose = 1; purpose <= 7; purpose++) {
                for (long index = 0; index < 64; index++) {
                    assertThat(seen.add(Seeds.derive(seed, purpose, index)))
                            .as("seed %d purpose %d index %d", seed, purpose, index)
                            .isTrue();
                }
            }
        }
    }

    /** The formula written out once more, from the text: with seed 0 and purpose 1 the inner mix is splitmix64's first output from state 0. */
    @Test
    void derivesAsTheContractSays() {
        long inner = new SplitMix64(0).next();
        assertThat(Long.toHexString(inner)).isEqualTo("e220a8397b1dcdaf");
        assertThat(Seeds.derive(0, 1, 0)).isEqualTo(new SplitMix64(inner).next());
        SplitMix64 later = new SplitMix64(inner);
        later.next();
        later.next();
        assertThat(Seeds.derive(0, 1, 2)).isEqualTo(later.next());
    }
}
