package io.hdlgen.golden.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.golden.data.DataSet;
import io.hdlgen.golden.data.DataSets;
import io.hdlgen.golden.reference.FloatModel;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.RuleName;
import io.hdlgen.golden.testing.DesignBuilder;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The built-in digits, 64-64-32-10, default formats: the accuracy that the examples promise. */
class DigitsTrainingTest {
    @ParameterizedTest
    @CsvSource({"BP, 90", "DFA, 88"})
    void reachesItsAccuracyInThirtyEpochs(RuleName rule, double percent) {
        Design design = new DesignBuilder().widths(64, 64, 32, 10).rule(rule).build();
        DataSet data = DataSets.open("digits", design.description()).data().orElseThrow();
        GoldenModel model = GoldenModel.create(design);
        Trainer trainer = new Trainer(
                model,
                Optional.of(FloatModel.create(design)),
                data,
                Progress.start(model),
                new TrainListener() {},
                () -> false);
        trainer.run(30);
        EpochReport last = trainer.progress().epochs().get(29);
        assertThat(last.testAccuracy()).isGreaterThanOrEqualTo(percent);
        assertThat(last.floatTestAccuracy().orElseThrow()).isBetween(last.testAccuracy() - 3, last.testAccuracy() + 3);
    }
}
