package io.hdlgen.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepTest {
    @Test
    void combinationIIsTheNumberIWithADigitForEachDimension() {
        List<Dimension> dimensions = List.of(
                new Dimension("a", List.of("0", "1", "2")),
                new Dimension("b", List.of("0")),
                new Dimension("c", List.of("0", "1")),
                new Dimension("d", List.of("0", "1", "2", "3")));
        Sweep sweep = new Sweep(dimensions);
        List<Map<String, String>> all = sweep.combinations();
        assertThat(all).hasSize(3 * 2 * 4);
        assertThat(sweep.size()).isEqualTo(24);
        for (int i = 0; i < all.size(); i++) {
            assertThat(all.get(i))
                    .containsExactly(
                            Map.entry("a", Integer.toString(i / 8)),
                            Map.entry("b", "0"),
                            Map.entry("c", Integer.toString(i / 4 % 2)),
                            Map.entry("d", Integer.toString(i % 4)));
        }
        assertThat(sweep.varied()).containsExactly("a", "c", "d");
    }

    @Test
    void nothingVariedIsOneCombination() {
        assertThat(new Sweep(List.of()).combinations()).containsExactly(Map.of());
        assertThat(new Sweep(List.of()).size()).isEqualTo(1);
    }

    @Test
    void aSizeBeyondAllNumbersIsNotWrappedAround() {
        Dimension ten = new Dimension("a", List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"));
        assertThat(new Sweep(Collections.nCopies(18, ten)).size()).isEqualTo(1_000_000_000_000_000_000L);
        assertThat(new Sweep(Collections.nCopies(64, ten)).size()).isEqualTo(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "s3.13; s3.13",
                "s3.13,s3.9; s3.13|s3.9",
                " 32 , 64 ; 32|64",
                "[32,10],[64,10]; [32,10]|[64,10]",
                "{a: [1,2], b: 3},none; {a: [1,2], b: 3}|none",
                "'a,b',\"c,d\"; 'a,b'|\"c,d\"",
                "[1,2; [1,2",
                "a],b; a]|b",
                "1,,2; 1||2",
                ",; |",
                "32,64,32; 32|64|32",
            })
    void commasInsideOfAValueBelongToIt(String list, String values) {
        assertThat(String.join("|", Dimension.split(list))).isEqualTo(values);
    }

    @Test
    void aValueGivenTwiceIsOne() {
        assertThat(new Dimension("a", new ArrayList<>(List.of("1", "2", "1"))).values())
                .containsExactly("1", "2");
    }
}
