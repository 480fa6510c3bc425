package io.hdlgen.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.board.Board;
import io.hdlgen.board.BoardFolder;
import io.hdlgen.golden.spec.DescriptionReader;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.Shape;
import io.hdlgen.plan.Planner;
import org.junit.jupiter.api.Test;

class LargestFitTest {
    private static final Board BOARD = BoardFolder.named("icebreaker");

    private static Design design(int units, String engine) {
        return Planner.design(DescriptionReader.read("test.yaml", """
                        network: {input: 64, layers: [{units: %d}, {units: 10}], loss: squared-error}
                        rule: {name: dfa}
                        engine: %s
                        board: icebreaker
                        """.formatted(units, engine), java.util.List.of())
                .description()
                .orElseThrow());
    }

    private static boolean fits(Design design) {
        return Fit.of(Resources.of(Planner.plan(design), BOARD.part().family(), Surroundings.of(BOARD)), BOARD.totals())
                .fits();
    }

    @Test
    void oneUnitMoreDoesNotFit() {
        Design large = design(400, "{block: 2, blocks: 2}");
        assertThat(fits(large)).isFalse();
        int units = new LargestFit(large, BOARD).hiddenUnits().orElseThrow();
        assertThat(fits(design(units, "{block: 2, blocks: 2}"))).isTrue();
        assertThat(fits(design(units + 1, "{block: 2, blocks: 2}"))).isFalse();
        assertThat(new LargestFit(large, BOARD).hiddenLayer()).isZero();
    }

    @Test
    void noShapeWithMoreMultipliersFits() {
        Design large = design(48, "{block: 4, blocks: 4}");
        assertThat(fits(large)).isFalse();
        Shape best = new LargestFit(large, BOARD).shape().orElseThrow();
        assertThat(fits(new Design(large.description(), best))).isTrue();
        for (int block : new int[] {1, 2, 4, 8}) {
            for (int blocks = 1; block * block * blocks <= 16; blocks++) {
                Shape other = new Shape(block, blocks);
                if (other.multipliers() > best.multipliers()) {
                    assertThat(fits(new Design(large.description(), other)))
                            .as("%s", other)
                            .isFalse();
                }
            }
        }
    }

    @Test
    void thereMayBeNothing() {
        Design dsps = design(48, "{block: 4, blocks: 1}");
        assertThat(new LargestFit(dsps, BOARD).hiddenUnits()).isEmpty();
    }
}
