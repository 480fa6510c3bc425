package io.hdlgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownTest {
    @Test
    void aPageIsPlainText() {
        assertThat(Markdown.render("""
                # DFA: a rule

                It goes `from` the [output](dfa.md#top), **at once**.

                ## Equations

                    d_L = `e` | [x](y)

                | option | meaning |
                |---|---|
                | `a` | one |
                | `beta` | two \\| three |

                End.
                """)).isEqualTo("""
                DFA: a rule
                ===========

                It goes from the output, at once.

                Equations
                ---------

                    d_L = `e` | [x](y)

                option  meaning
                a       one
                beta    two | three

                End.
                """);
    }

    @Test
    void theLastColumnIsWrapped() {
        String long1 = "word ".repeat(30).strip();
        String text = Markdown.render("| k | v |\n|---|---|\n| a | " + long1 + " |\n| b | c |\n");
        assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(text.replaceAll("\\s+", " ").strip()).isEqualTo("k v a " + long1 + " b c");
        assertThat(text).hasLineCount(4);
    }

    @Test
    void rowsLeaveOutTheHeading() {
        assertThat(Markdown.rows("| a | b |\n|---|---|\n| `1` | [2](x) |\n\ntext\n"))
                .containsExactly(List.of("1", "2"));
    }
}
