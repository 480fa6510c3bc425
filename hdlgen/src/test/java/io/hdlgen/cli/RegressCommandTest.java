package io.hdlgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegressCommandTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--rules bp,dfaa        | --rules: dfaa is not known; known are bp, | did you mean dfa?",
                "--rules ,              | --rules:  is not known                    | known are bp",
                "--count 0              | --count: \"0\" is not a whole number      | from 1 to",
                "--seed -1              | --seed: \"-1\" is not a whole number      | from 0 to",
                "--minutes 0            | --minutes: \"0\" is not a whole number    | from 1 to",
                "--jobs 0               | --jobs: \"0\" is not a whole number       | from 1 to",
                "--out pom.xml          | --out                                     | pom.xml",
                "--junit pom.xml/r.xml    | --junit                                   | pom.xml",
                "description.yaml       | description.yaml                          | takes none",
            })
    void badInputIsRefused(String words, String begin, String more) {
        Terminal terminal = new Terminal();
        assertThat(terminal.run(("regress " + words).split(" ", -1))).isEqualTo(ExitStatus.BAD_INPUT);
        assertThat(terminal.err()).contains(begin, more);
    }

    @Test
    void helpNamesEveryOption() {
        Terminal terminal = new Terminal();
        assertThat(terminal.run("regress", "--help")).isEqualTo(ExitStatus.OK);
        assertThat(terminal.out()).contains("--count", "--rules", "--minutes", "--junit", "build/regress");
    }
}
