package io.hdlgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hdlgen.golden.spec.DescriptionReader;
import io.hdlgen.golden.spec.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code hdlgen train --suggest-formats}. */
@Timeout(120)
class FormatAdviceTest {
    @TempDir
    Path folder;

    private Workbench bench;

    @BeforeEach
    void open() {
        bench = new Workbench(folder);
    }

    private Workbench.Answer advice(String... options) throws IOException {
        List<String> words =
                new ArrayList<>(List.of("train", bench.pocket(), "--data", bench.data(), "--suggest-formats"));
        words.addAll(List.of(options));
        return bench.run(words.toArray(new String[0]));
    }

    /** Accuracy of two epochs with fixed numbers, against floating point; four points are twelve of the 297 test digits. */
    @ParameterizedTest
    @CsvSource({"bp, 4", "fdfa, 4", "np, 6"})
    void proposalsForTheDigitsAreReadAndTrainAsFloatingPointDoes(String rule, double band) throws IOException {
        Path file = Workbench.ROOT.resolve("examples/digits-" + rule + ".yaml");
        JsonNode report = bench.run("train", file.toString(), "--suggest-formats", "--epochs", "4")
                .ended(ExitStatus.OK)
                .report();
        Reading reading = DescriptionReader.read(
                file, List.of("format=" + report.get("line").asText()));
        assertThat(reading.diagnostics()).isEmpty();
        for (JsonNode line : report.get("formats")) {
            assertThat(line.get("reasons")).isNotEmpty();
        }
        double reference = report.get("float_test_accuracy").asDouble();
        double proposal = report.get("proposal_test_accuracy").asDouble();
        assertThat(Math.abs(reference - proposal))
                .as("%s and %s", reference, proposal)
                .isLessThanOrEqualTo(band);
        assertThat(report.get("proposal_loss").asDouble()).isEqualTo(reference - proposal);
    }

    /** The accuracies are those of plain runs. */
    @Test
    void itTrainsAsTheCommandDoesWithoutIt() throws IOException {
        JsonNode report =
                advice("--epochs", "3", "--seed", "4").ended(ExitStatus.OK).report();
        String line = report.get("line").asText();
        List<String> plain =
                List.of("train", bench.pocket(), "--data", bench.data(), "--epochs", "3", "--seed", "4", "--float");
        JsonNode own = bench.run(plain.toArray(new String[0])).report();
        List<String> changed = new ArrayList<>(plain);
        changed.addAll(List.of("--set", "format=" + line));
        JsonNode proposed = bench.run(changed.toArray(new String[0])).report();
        assertThat(report.get("own_test_accuracy"))
                .isEqualTo(own.get("test_accuracy").get(2));
        assertThat(report.get("float_test_accuracy"))
                .isEqualTo(own.get("float_test_accuracy").get(2));
        assertThat(report.get("proposal_test_accuracy"))
                .isEqualTo(proposed.get("test_accuracy").get(2));
    }

    @Test
    void tableLineAndAccuraciesAreShown() throws IOException {
        Workbench.Answer answer = advice().ended(ExitStatus.OK);
        assertThat(answer.out())
                .contains("quantity", "largest", "99.9 % below", "smallest useful", "reason")
                .contains("\nformat: {weights: s")
                .contains("floating point", "proposal", "description's formats");
        assertThat(answer.err()).contains("profile: 320/320 samples");
        assertThat(answer.report().get("epochs").asInt()).isEqualTo(10);
        assertThat(advice().out()).isEqualTo(answer.out());
    }

    @Test
    void theReportHasTheFieldsOfThePage() throws IOException {
        Set<String> written = new TreeSet<>();
        advice().ended(ExitStatus.OK).report().fieldNames().forEachRemaining(written::add);
        assertThat(written).isEqualTo(CliPageTest.fields("train --suggest-formats"));
    }

    @ParameterizedTest
    @CsvSource({"8", "12", "18"})
    void otherWidthsAreProposedOnDemand(int bits) throws IOException {
        Workbench.Answer answer = advice("--bits", Integer.toString(bits)).ended(ExitStatus.OK);
        Reading reading = DescriptionReader.read(
                Path.of(bench.pocket()),
                List.of("format=" + answer.report().get("line").asText()));
        assertThat(reading.description().orElseThrow().formats().vectorBits()).isEqualTo(bits);
        assertThat(reading.description().orElseThrow().formats().weightBits()).isEqualTo(bits);
        assertThat(answer.out().contains("bits are too few")).isEqualTo(bits < 16);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "7", "19", "wide", "-1"})
    void widthsThatAreNotPossibleAreRefused(String bits) throws IOException {
        Workbench.Answer answer = advice("--bits", bits).ended(ExitStatus.BAD_INPUT);
        assertThat(answer.err())
                .contains("--bits")
                .contains("8 to 18")
                .endsWith("[C006]\n")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--resume", "--weights", "--checkpoint", "--export", "--float", "--csv", "--metrics"})
    void whatItWouldIgnoreIsRefused(String other) throws IOException {
        boolean flag = other.equals("--float") || other.equals("--csv");
        String file = folder.resolve("other").toString();
        Workbench.Answer answer = (flag ? advice(other) : advice(other, file)).ended(ExitStatus.BAD_INPUT);
        assertThat(answer.err()).isEqualTo("error: --suggest-formats: cannot be combined with " + other + " [C005]\n");
        assertThat(Files.exists(Path.of(file))).isFalse();
    }

    @Test
    void aWidthAloneHasNoMeaning() throws IOException {
        Workbench.Answer answer = bench.run("train", bench.pocket(), "--data", bench.data(), "--bits", "12");
        assertThat(answer.ended(ExitStatus.BAD_INPUT).err()).contains("only with --suggest-formats", "[C018]");
    }

    @Test
    void aRunThatDivergesGetsNoFormats() throws IOException {
        Workbench.Answer answer = advice(
                        "--set",
                        "network={input: 6, layers: [3], loss: squared-error}",
                        "--set",
                        "rule={name: bp, learning-rate: 1}",
                        "--epochs",
                        "200")
                .ended(ExitStatus.CHECK_FAILED);
        assertThat(answer.err()).contains("the floating-point run diverges");
        assertThat(answer.report().get("diverged").asBoolean()).isTrue();
    }

    @Test
    void stoppedItSaysSo() throws IOException {
        StopRequest stop = new StopRequest();
        stop.waitForWork();
        Workbench.Answer answer =
                bench.run(new Terminal(stop), "train", bench.pocket(), "--data", bench.data(), "--suggest-formats");
        assertThat(answer.ended(ExitStatus.CHECK_FAILED).err()).contains("stopped before the end");
        assertThat(answer.report().get("interrupted").asBoolean()).isTrue();
    }
}
