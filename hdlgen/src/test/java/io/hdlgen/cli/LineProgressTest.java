package io.hdlgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineProgressTest {
    private final List<String> lines = new ArrayList<>();
    private long now = 5_000;

    @Test
    void saysALineNowAndThenAndOneAtTheEnd() {
        LineProgress progress = new LineProgress(lines::add, () -> now, "train", 6000, "samples");
        for (int sample = 1; sample <= 6000; sample++) {
            now += 4_000_000; // 4 ms a sample, 24 s in all
            if (sample == 3000) {
                progress.remark("91.5 %");
            }
            progress.advanceTo(sample);
        }
        progress.close();
        assertThat(lines)
                .containsExactly(
                        "train: 2500/6000 samples (42 %), 250/s, 0:14 left",
                        "train: 5000/6000 samples (83 %), 250/s, 0:04 left; 91.5 %",
                        "train: 6000/6000 samples (100 %), 250/s, took 0:24; 91.5 %");
    }

    @Test
    void bearsNothingToDoAndNoTime() {
        try (LineProgress progress = new LineProgress(lines::add, () -> now, "load", 0, "rows")) {
            progress.advanceTo(0);
        }
        assertThat(lines).containsExactly("load: 0/0 rows (100 %), 0.0/s, took 0:00");
    }

    @Test
    void showsHours() {
        LineProgress progress = new LineProgress(lines::add, () -> now, "train", 10, "samples");
        now += 7_200_000_000_000L;
        progress.advanceTo(4);
        assertThat(lines).containsExactly("train: 4/10 samples (40 %), 0.0/s, 3:00:00 left");
    }
}
