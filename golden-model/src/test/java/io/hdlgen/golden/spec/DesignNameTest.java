package io.hdlgen.golden.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DesignNameTest {
    @ParameterizedTest
    @CsvSource({
        "mnist-dfa, mnist-dfa",
        "MNIST net, mnist-net",
        "8x8, x8",
        "'', design",
        "'---', design",
        "'\u00fcber', ber",
        "'a/../b; rm', a-b-rm",
        "module_1, module-1",
    })
    void theNearestName(String text, String name) {
        assertThat(DesignName.from(text)).isEqualTo(name);
        assertThat(DesignName.isValid(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1a", "-a", "A", "a_b", "a b", "a\n", "a/b", "a.b", "\u00e4", "a'"})
    void invalid(String name) {
        assertThat(DesignName.isValid(name)).isFalse();
        assertThat(DesignName.isValid(DesignName.from(name))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"examples/net.yaml, net", "net, net", ".hidden, hidden", "C:\\nets\\a.yml, a", "/, design"})
    void ofAFile(String file, String name) {
        assertThat(DesignName.ofFile(file)).isEqualTo(name);
    }
}
