package io.hdlgen.golden.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource({
        "'', '', 0",
        "abc, abc, 0",
        "abc, acb, 1",
        "abc, abcd, 1",
        "abc, bc, 1",
        "abc, axc, 1",
        "kitten, sitting, 3",
        "'', abc, 3"
    })
    void distances(String a, String b, int distance) {
        assertThat(Words.distance(a, b)).isEqualTo(distance);
        assertThat(Words.distance(b, a)).isEqualTo(distance);
    }

    @ParameterizedTest
    @CsvSource({"lyers, layers", "Layers, layers", "learning_rate, learning-rate", "loss, loss", "rate, learning-rate"})
    void theNearestName(String written, String name) {
        assertThat(Words.nearest(written, List.of("layers", "loss", "learning-rate")))
                .contains(name);
    }

    @Test
    void nothingIsNear() {
        assertThat(Words.nearest("topology", List.of("layers", "loss"))).isEmpty();
        assertThat(Words.nearest("", List.of("layers"))).isEmpty();
        assertThat(Words.nearest("x".repeat(1000), List.of("layers"))).isEmpty();
    }

    @Test
    void whatIsShownIsShortAndHarmless() {
        assertThat(Words.shorten("a\nb\u001b[31m\u202e")).isEqualTo("a?b?[31m?");
        assertThat(Words.shorten("x".repeat(41))).isEqualTo("x".repeat(40) + "...");
        assertThat(Words.shorten("\ud83d\ude00\ud83d\ude00")).isEqualTo("\ud83d\ude00\ud83d\ude00");
    }
}
