package io.hdlgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.golden.data.DataSet;
import io.hdlgen.golden.data.DataSets;
import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.DescriptionReader;
import io.hdlgen.golden.spec.RuleName;
import io.hdlgen.golden.train.GoldenModel;
import io.hdlgen.golden.train.Progress;
import io.hdlgen.golden.train.TrainListener;
import io.hdlgen.golden.train.Trainer;
import io.hdlgen.plan.Planner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule learns the built-in digits as well as {@code docs/results/digits.md} says. */
class DigitsAccuracyTest {
    private static final int EPOCHS = 20;
    private static final int SEEDS = 3;

    /** A row of the page: what the mean of three seeds is, and how far it may be from that. */
    record Claim(String rule, double mean, double band) {}

    static List<Claim> claims() throws IOException {
        List<Claim> claims = new ArrayList<>();
        for (String line : Files.readAllLines(Workbench.ROOT.resolve("docs/results/digits.md"))) {
            List<String> cells =
                    Arrays.stream(line.split("\\|")).map(String::strip).toList();
            if (cells.size() == 8 && cells.get(2).startsWith("2^")) {
                claims.add(new Claim(cells.get(1), Double.parseDouble(cells.get(3)), Double.parseDouble(cells.get(4))));
            }
        }
        return claims;
    }

    @Test
    void thePageKnowsEveryRule() throws IOException {
        assertThat(claims())
                .extracting(Claim::rule)
                .containsExactlyElementsOf(
                        Arrays.stream(RuleName.values()).map(RuleName::text).toList());
        assertThat(claims()).allMatch(claim -> claim.band() <= 4 && claim.mean() > 75);
    }

    @ParameterizedTest
    @MethodSource("claims")
    @Execution(ExecutionMode.CONCURRENT)
    void learnsAsWellAsThePageSays(Claim claim) throws IOException {
        double sum = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            sum += accuracy(claim.rule(), seed);
        }
        assertThat(sum / SEEDS).isBetween(claim.mean() - claim.band(), claim.mean() + claim.band());
    }

    private static double accuracy(String rule, int seed) throws IOException {
        Path example = Workbench.ROOT.resolve("examples/digits-" + rule + ".yaml");
        Description description = DescriptionReader.read(example, List.of("seed=" + seed))
                .description()
                .orElseThrow();
        DataSet data = DataSets.open(DataSets.DIGITS, description).data().orElseThrow();
        GoldenModel model = GoldenModel.create(Planner.design(description));
        Trainer trainer =
                new Trainer(model, Optional.empty(), data, Progress.start(model), new TrainListener() {}, () -> false);
        trainer.run(EPOCHS);
        return trainer.progress().epochs().get(EPOCHS - 1).testAccuracy();
    }
}
