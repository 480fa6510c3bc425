package io.hdlgen.golden.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PowerOfTwoTest {
    @ParameterizedTest
    @CsvSource({
        "2^-7, 7",
        "2^0, 0",
        "2^3, -3",
        "2^+1, -1",
        "1, 0",
        "0.5, 1",
        "1/4, 2",
        "3/12, 2",
        "4, -2",
        "1e0, 0",
        "2., -1"
    })
    void powers(String text, int shift) {
        assertThat(PowerOfTwo.parse(text).shift()).contains(shift);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2^",
                "2^-7.5",
                "2**-7",
                "1/0",
                "0/0",
                "0",
                "-1",
                "nan",
                "Infinity",
                "0x1p-7",
                "1e999",
                "1e-999",
                "1_0",
                "2^-99999"
            })
    void others(String text) {
        assertThat(PowerOfTwo.parse(text).shift()).isEmpty();
    }

    @Test
    void theTwoNearest() {
        assertThat(PowerOfTwo.parse("0.01").advice()).isEqualTo("the nearest are 2^-7 = 0.0078125 and 2^-6 = 0.015625");
        assertThat(PowerOfTwo.parse("3").advice()).isEqualTo("the nearest are 2^1 = 2.0 and 2^2 = 4.0");
    }
}
