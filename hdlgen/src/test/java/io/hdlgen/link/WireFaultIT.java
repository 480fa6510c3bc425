package io.hdlgen.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hdlgen.golden.train.GoldenModel;
import io.hdlgen.link.FaultyWire.Direction;
import io.hdlgen.link.FaultyWire.Fault;
import io.hdlgen.link.host.HostLink;
import io.hdlgen.link.host.LinkException;
import io.hdlgen.link.host.LinkSession;
import io.hdlgen.plan.Plan;
import io.hdlgen.proof.RandomInputs;
import io.hdlgen.proof.RandomInputs.Amplitude;
import io.hdlgen.regress.AnyWeights;
import io.hdlgen.regress.Patch;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever happens on the wire, the banks are those of the golden model afterwards. */
class WireFaultIT {
    private static final int FAULTS = Integer.getInteger("hdlgen.faults", 60);
    private static final long SEED = Long.getLong("hdlgen.seed", 1);
    private static final Duration LIMIT = Duration.ofMillis(200);

    @TempDir
    private static Path work;

    @Test
    void noWeightChangesByAccident() throws IOException, InterruptedException {
        Plan plan = LinkRig.plan(HostLinkIT.TEXT);
        Path folder = work.resolve("right");
        SimulatedBoard.build(plan, folder);
        torture(plan, folder, FAULTS);
        sendTwice(plan, folder);
    }

    /** What the bridge forgets. */
    enum Bridge {
        IGNORES_THE_CRC("frame_receiver", "last & ~wrong_q", "last"),
        EXECUTES_TWICE("link", "(repeated & ~changes)", "repeated");

        private final String module;
        private final String right;
        private final String wrong;

        Bridge(String module, String right, String wrong) {
            this.module = module;
            this.right = right;
            this.wrong = wrong;
        }

        Patch patch() {
            return new Patch(module, right, wrong);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBridgeThatForgetsIsFound(Bridge bridge) throws IOException, InterruptedException {
        Plan plan = LinkRig.plan(HostLinkIT.TEXT);
        Path folder = work.resolve(bridge.name());
        SimulatedBoard.build(plan, folder, bridge.patch());
        assertThatThrownBy(() -> {
                    switch (bridge) {
                        case IGNORES_THE_CRC -> torture(plan, folder, 10 * FAULTS);
                        case EXECUTES_TWICE -> sendTwice(plan, folder);
                    }
                })
                .isInstanceOfAny(AssertionError.class, LinkException.class);
    }

    /** Every frame goes over the wire twice, as if its answer had been lost. */
    private static void sendTwice(Plan plan, Path folder) throws IOException {
        GoldenModel golden = GoldenModel.create(plan.design());
        RandomInputs inputs =
                RandomInputs.draw(plan.design().description(), 10, Amplitude.UNIT, new SplittableRandom(SEED));
        try (SimulatedBoard board = SimulatedBoard.start(folder)) {
            OutputStream twice = new FilterOutputStream(board.output()) {
                @Override
                public void write(byte[] bytes, int from, int count) throws IOException {
                    out.write(bytes, from, count);
                    out.write(bytes, from, count);
                }
            };
            HostLink link = new HostLink(new LinkSession(board.input(), twice, LIMIT), board.manifest());
            link.load(golden);
            assertThat(link.train(inputs)).isEqualTo(HostLinkIT.trained(golden, inputs));
            assertThat(link.weights()).usingRecursiveComparison().isEqualTo(HostLinkIT.weights(golden));
            assertThat(link.statistics().samples()).isEqualTo(inputs.size());
        }
    }

    private static void torture(Plan plan, Path folder, int faults) throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        GoldenModel golden = GoldenModel.create(plan.design());
        try (SimulatedBoard board = SimulatedBoard.start(folder)) {
            FaultyWire wire = new FaultyWire(board);
            LinkSession session = new LinkSession(wire.input(), wire.output(), LIMIT);
            HostLink link = new HostLink(session, board.manifest());
            link.load(golden);
            int happened = 0;
            for (int i = 0; i < faults; i++) {
                Fault fault = any(Fault.values(), random);
                Direction direction = any(Direction.values(), random);
                String place = "seed " + SEED + ", fault " + i + ", " + fault + " " + direction;
                wire.arm(fault, direction, random.nextInt(60), random);
                act(link, golden, random, place);
                happened += wire.disarm(direction) ? 1 : 0;
                assertThat(link.weights()).as(place).usingRecursiveComparison().isEqualTo(HostLinkIT.weights(golden));
            }
            assertThat(link.roundingStates()).isEqualTo(golden.roundingStates());
            assertThat(link.statistics().samples()).isEqualTo(golden.samples());
            assertThat(happened).as("faults").isGreaterThan(faults / 2);
            assertThat(session.resent()).as("sent again").isGreaterThan(faults / 4);
        }
    }

    private static <T> T any(T[] of, SplittableRandom random) {
        return List.of(of).get(random.nextInt(of.length));
    }

    /** Trains, loads or reads while the fault happens. */
    private static void act(HostLink link, GoldenModel golden, SplittableRandom random, String place) {
        switch (random.nextInt(4)) {
            case 0 -> {
                AnyWeights.of(golden, random).forEach(golden::load);
                link.load(golden);
            }
            case 1 -> assertThat(link.roundingStates()).as(place).isEqualTo(golden.roundingStates());
            default -> {
                RandomInputs inputs =
                        RandomInputs.draw(golden.design().description(), 1 + random.nextInt(3), Amplitude.UNIT, random);
                int[] expected = HostLinkIT.trained(golden, inputs);
                assertThat(link.train(inputs)).as(place).isEqualTo(expected);
            }
        }
    }
}
