package io.hdlgen.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.doc.Pages;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** {@code docs/host-link.md} has the tables of the protocol. */
class HostLinkPageTest {
    private final String page = Pages.read("docs/host-link.md");

    HostLinkPageTest() throws IOException {}

    @Test
    void theCommands() {
        List<String> rows = Arrays.stream(Command.values())
                .map(c -> row(Integer.toString(c.code()), "`" + c + "`", c.payload(), c.answer(), c.meaning()))
                .toList();
        assertThat(rows("Commands")).containsSubsequence(rows);
        assertThat(rows("Commands").stream()
                        .filter(row -> row.startsWith("| ") && row.contains("`"))
                        .limit(rows.size()))
                .isEqualTo(rows);
    }

    @Test
    void theIdentity() {
        List<String> rows = Arrays.stream(IdentityField.values())
                .map(f -> row(
                        f.bytes() == 1
                                ? Integer.toString(f.offset())
                                : String.format(Locale.ROOT, "%d .. %d", f.offset(), f.offset() + f.bytes() - 1),
                        "`" + f + "`",
                        f.meaning()))
                .toList();
        assertThat(rows("Commands")).containsSubsequence(rows);
    }

    @Test
    void theStatus() {
        assertThat(rows("Sequence"))
                .containsSubsequence(Arrays.stream(Status.values())
                        .map(s ->
                                row(Integer.toString(s.code()), "`" + s + "`", s.counts() ? "yes" : "no", s.meaning()))
                        .toList());
    }

    private List<String> rows(String section) {
        return Pages.section(page, section)
                .lines()
                .filter(line -> line.startsWith("| "))
                .toList();
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }
}
