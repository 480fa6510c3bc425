package io.hdlgen.boardsim;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.board.BoardFolder;
import io.hdlgen.golden.data.Samples;
import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.DescriptionReader;
import io.hdlgen.plan.Planner;
import io.hdlgen.proof.RandomInputs;
import io.hdlgen.proof.RandomInputs.Amplitude;
import io.hdlgen.regress.Patch;
import io.hdlgen.sim.build.ModelBuilder;
import io.hdlgen.sim.build.ModelCache;
import io.hdlgen.sim.build.Optimise;
import io.hdlgen.sim.drive.BoardProcess;
import io.hdlgen.toplevel.BoardTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The top level of a board, with its clock multiplier replaced, is trained over its pins as the golden model is. */
class BoardSimIT {
    private static final int FAULTS = Integer.getInteger("hdlgen.faults", 60);
    private static final long SEED = Long.getLong("hdlgen.seed", 1);
    private static final int DIVISOR = 5;

    private static final Description DESCRIPTION =
            DescriptionReader.read("rig", """
            hdlgen: 1
            name: rig
            network: {input: 6, layers: [{units: 7, activation: hard-tanh}, 3]}
            rule: dfa
            seed: 5
            engine: {block: 2, blocks: 2, control: [link, checkpoint]}
            board: {name: icebreaker, clock: 36}
            """, List.of()).description().orElseThrow();

    private static final Samples SAMPLES = RandomInputs.draw(DESCRIPTION, 20, Amplitude.UNIT, new SplittableRandom(3));

    @TempDir
    private static Path work;

    private static ModelCache cache;
    private static BoardModel model;
    private static ModelBuilder.Model built;

    @BeforeAll
    static void build() throws IOException {
        cache = new ModelCache(work.resolve("cache"), 1L << 30);
        model = generate("right");
        built = model.build(cache, Optimise.RUN);
    }

    private static BoardModel generate(String name) throws IOException {
        BoardTarget target = BoardTarget.of(
                        DESCRIPTION.board(),
                        BoardFolder.named("icebreaker"),
                        BoardFolder.text("icebreaker", Path.of(".")))
                .orElseThrow();
        return BoardModel.generate(Planner.plan(Planner.design(DESCRIPTION)), target, DIVISOR, work.resolve(name));
    }

    private static Trial.Result train(Trial.Driver driver) throws IOException {
        try (BoardProcess board = model.start(built, 1)) {
            return Trial.run(model, board, driver, SAMPLES, BoardPatience.patient(model, board));
        }
    }

    private static WireTorture.Result torture(BoardModel what, ModelBuilder.Model model, int faults)
            throws IOException {
        try (BoardProcess board = what.start(model, 2)) {
            return new WireTorture(what, board, SAMPLES, SEED, BoardPatience.impatient(what, board))
                    .run(faults, happened -> {});
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDriverTrainsTheBoard(Trial.Driver driver) throws IOException {
        assertThat(model.folder().resolve("rtl/clocking.v")).content().contains("SB_PLL40_PAD");
        assertThat(train(driver).differences()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aDriverSurvivesABadWire(Trial.Driver driver) throws IOException {
        try (BoardProcess board = model.start(built, 3);
                BadWire wire = new BadWire(board, new SplittableRandom(SEED))) {
            Trial.Result result = Trial.run(model, board, driver, SAMPLES, BoardPatience.impatient(model, board));
            assertThat(result.differences()).as("seed " + SEED).isEmpty();
            assertThat(wire.happened()).as("faults").isGreaterThan(3);
        }
    }

    @Test
    void anotherWeightToBeginWithIsSeen() throws IOException {
        Path bank = model.folder().resolve("mem/bank_0001.mem");
        String text = Files.readString(bank);
        try {
            Files.writeString(bank, (text.startsWith("0") ? "1" : "0") + text.substring(1));
            assertThat(train(Trial.Driver.PYTHON).differences()).anyMatch(line -> line.startsWith("W1["));
        } finally {
            Files.writeString(bank, text);
        }
    }

    @Test
    void noFaultOfTheWireChangesAnything() throws IOException {
        WireTorture.Result result = torture(model, built, FAULTS);
        assertThat(result.silent()).as("seed " + SEED).isEmpty();
        assertThat(result.faults()).isEqualTo(FAULTS);
        assertThat(result.kinds()).hasSize(6);
        assertThat(result.noticed()).isGreaterThan(FAULTS / 4);
    }

    @Test
    void aBridgeThatIgnoresTheCrcIsFound() throws IOException {
        BoardModel careless = generate("careless");
        new Patch("frame_receiver", "last & ~wrong_q", "last").apply(careless.folder());
        assertThat(torture(careless, careless.build(cache, Optimise.BUILD), 10 * FAULTS)
                        .silent())
                .as("seed " + SEED)
                .isNotEmpty();
    }
}
