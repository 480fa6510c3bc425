package io.hdlgen.emit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.plan.Plan;
import io.hdlgen.plan.Planner;
import io.hdlgen.plan.TestDesigns;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Hardware exists only where the program asks for it: what the generated files of one rule say, and those of another do not. */
class OnlyWhatIsUsedTest {
    @Test
    void backpropagationHasTheTransposedPath() {
        Map<String, String> files = files("bp", "");
        assertThat(files.get("systolic_block.v")).contains("transposed", "column_out");
        assertThat(files.get("systolic_lane.v")).contains("right = transposed1 ? held1 : stream_k");
    }

    @Test
    void directFeedbackAlignmentHasNothingOfIt() {
        files("dfa", "")
                .forEach((name, text) -> assertThat(text)
                        .as(name)
                        .doesNotContainIgnoringCase("transposed")
                        .doesNotContain("column_in", "column_out", "row_words", "tile_q"));
    }

    @Test
    void aCopyOfTheWeightsTakesThePlaceOfTheSecondSumTree() {
        String nearest = "}, format: {rounding: nearest";
        Map<String, String> copy = files("bp", nearest + "}, engine: {block: 2, blocks: 1, transport: copy");
        copy.forEach((name, text) -> assertThat(text)
                .as(name)
                .doesNotContain("TRANSPOSED", "column_in", "column_out", "row_words", "tile_q"));
        assertThat(copy.get("program_rom.v")).contains("FORWARD T2", "UPDATE T2");
        assertThat(bankWords(copy)).isGreaterThan(bankWords(files("bp", "")));
    }

    @Test
    void nothingDecaysWhereNothingIsToDecay() {
        files("dfa", "").forEach((name, text) -> assertThat(text).as(name).doesNotContain("decay2", "decay_q"));
        assertThat(files("dfa", ", decay: 2^-9").get("systolic_lane.v")).contains("decay2", "2^-9");
    }

    @Test
    void onlyTargetProjectionTakesZeros() {
        files("dfa", "").forEach((name, text) -> assertThat(text).as(name).doesNotContain("from_zero"));
        assertThat(files("drtp", "").get("sequencer.v")).contains("from_zero_q");
    }

    @Test
    void onlyPerturbationsTakeNoise() {
        assertThat(files("dfa", "")).doesNotContainKey("noise.v");
        files("dfa", "").forEach((name, text) -> assertThat(text).as(name).doesNotContain("from_noise", "u_noise"));
        Map<String, String> rademacher = files("fdfa", ", noise: rademacher");
        assertThat(rademacher).containsKey("noise.v").doesNotContainKeys("reduce.v", "scalar.v");
        assertThat(rademacher.get("t.v")).doesNotContain("drawn_q[S-1]", "map_scaled");
        assertThat(files("fdfa", ", noise: gaussian, alpha: 2^-9").get("t.v")).contains("drawn_q[S-1]");
    }

    @Test
    void signsNeedNoMultiplierInFrontOfTheResults() {
        assertThat(files("fg-a", ", noise: rademacher").get("t.v"))
                .contains("u_reduce", "u_scalar", "signed_h")
                .doesNotContain("multiplicand");
        assertThat(files("fg-a", ", noise: gaussian").get("t.v"))
                .contains("multiplicand")
                .doesNotContain("signed_h");
    }

    @Test
    void feedbackFromRegistersNeedsNoBank() {
        files("dfa", "").forEach((name, text) -> assertThat(text).as(name).doesNotContain("FEEDBACK_SEED"));
        Map<String, String> lfsr = files("dfa", ", feedback: {source: lfsr, values: sign}");
        assertThat(lfsr.get("systolic_lane.v")).contains("FEEDBACK_SEED");
        assertThat(bankWords(lfsr)).isLessThan(bankWords(files("dfa", "")));
        assertThat(bankWords(lfsr)).isEqualTo(bankWords(files("bp", "")));
    }

    @Test
    void onlyWhoAsksHasFlagsOfSaturations() {
        String engine = "}, engine: {block: 2, blocks: 1, control: [counters, %s]";
        for (String rule : List.of("dfa", "fg-a", "anp")) {
            files(rule, engine.formatted("inference"))
                    .forEach((name, text) -> assertThat(text)
                            .as(name)
                            .doesNotContain(
                                    "z_saturated", "saturated5", "h_saturated", "round_flag", "matrix_flag", "FLAG_W"));
        }
        Map<String, String> flagged = files("anp", engine.formatted("saturation"));
        assertThat(flagged.get("registers.v")).contains("saturation_q", "  v1\n", "  h\n");
        assertThat(flagged.get("divide.v")).contains("saturated <= ~zero_q");
        assertThat(flagged.get("map_element.v")).contains("z_saturated", "y_saturated");
    }

    @Test
    void onlyACheckpointOpensTheNoise() {
        String engine = "}, engine: {block: 2, blocks: 1, control: [%s]";
        assertThat(files("fdfa", engine.formatted("counters")).get("noise.v")).doesNotContain("load", "//%");
        assertThat(files("fdfa", engine.formatted("checkpoint")).get("noise.v")).contains("load[1]");
        assertThat(files("dfa", engine.formatted("checkpoint")).get("registers.v"))
                .doesNotContain("NOISE_LOW");
    }

    @Test
    void onlyAScheduleShiftsTheScalar() {
        String schedule = ", learning-rate: 2^-10, schedule: [{samples: 5, learning-rate: 2^-11}]";
        for (String rule : List.of("fg-a", "np", "anp")) {
            assertThat(files(rule, "").get("t.v")).as(rule).doesNotContain("grade");
            assertThat(files(rule, schedule).get("t.v")).as(rule).contains("sample_rate_q", "grade = ");
        }
        assertThat(files("dfa", schedule).get("t.v")).doesNotContain("grade");
    }

    private static int bankWords(Map<String, String> files) {
        String line = files.get("t.v")
                .lines()
                .filter(l -> l.strip().startsWith("parameter integer BANK_WORDS"))
                .findFirst()
                .orElseThrow();
        return Integer.parseInt(line.replaceAll(".*= *(\\d+).*", "$1"));
    }

    /** The Verilog of a small design, file by file. */
    private static Map<String, String> files(String rule, String options) {
        String engine = options.contains("engine:") ? "" : ", engine: {block: 2, blocks: 1}";
        String text = "{hdlgen: 1, name: t, network: {input: 5, layers: [{units: 6, activation: hard-tanh}, 3]}, "
                + "rule: {name: " + rule + options + "}" + engine + "}";
        Plan plan = Planner.plan(TestDesigns.of(text));
        Map<String, String> files = new TreeMap<>();
        Generator.render(plan).files().forEach((path, file) -> {
            if (path.endsWith(".v")) {
                files.put(path.substring(path.lastIndexOf('/') + 1), file.text());
            }
        });
        return files;
    }
}
