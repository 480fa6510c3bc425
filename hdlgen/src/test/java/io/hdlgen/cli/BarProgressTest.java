package io.hdlgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BarProgressTest {
    @Test
    void drawsABarThatFitsTheTerminal() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream terminal = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        try (BarProgress progress = new BarProgress(terminal, 100, "train", 6000, "samples", () -> {})) {
            progress.advanceTo(6000);
            progress.remark("91.5 %");
        }
        String drawn = bytes.toString(StandardCharsets.UTF_8);
        assertThat(drawn).contains("train", "100%", "6000/6000 samples", "91.5 %");
        assertThat(drawn.split("[\r\n]+")).allMatch(line -> line.length() < 100);
    }
}
