package io.hdlgen.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.golden.train.GoldenModel;
import io.hdlgen.golden.train.Snapshot;
import io.hdlgen.link.host.HostLink;
import io.hdlgen.link.host.LinkSession;
import io.hdlgen.plan.Plan;
import io.hdlgen.proof.RandomInputs;
import io.hdlgen.proof.RandomInputs.Amplitude;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An engine that is worked over its serial line does what the golden model does. */
class HostLinkIT {
    static final Duration LIMIT = Duration.ofMillis(500);

    static final String TEXT = """
            hdlgen: 1
            network: {input: 6, layers: [{units: 7, activation: hard-tanh}, 3]}
            rule: dfa
            seed: 5
            engine: {block: 2, blocks: 2, control: [link, checkpoint, inference, counters]}
            """;

    private static final int SAMPLES = 20;

    @TempDir
    private static Path work;

    @Test
    void trainsOverTheWire() throws IOException, InterruptedException {
        Plan plan = LinkRig.plan(TEXT);
        Path folder = work.resolve("board");
        SimulatedBoard.build(plan, folder);
        GoldenModel golden = GoldenModel.create(plan.design());
        RandomInputs inputs =
                RandomInputs.draw(plan.design().description(), SAMPLES, Amplitude.UNIT, new SplittableRandom(4));
        try (SimulatedBoard board = SimulatedBoard.start(folder)) {
            LinkSession session = new LinkSession(board.input(), board.output(), LIMIT);
            HostLink link = new HostLink(session, board.manifest());
            link.load(golden);
            assertThat(link.weights()).as("loaded").usingRecursiveComparison().isEqualTo(weights(golden));
            assertThat(link.train(inputs)).isEqualTo(trained(golden, inputs));
            assertThat(link.weights()).as("trained").usingRecursiveComparison().isEqualTo(weights(golden));
            assertThat(link.statistics().samples()).isEqualTo(SAMPLES);
            assertThat(link.statistics().predictions()).isEqualTo(SAMPLES);
            Snapshot snapshot = link.snapshot();
            assertThat(snapshot)
                    .usingRecursiveComparison()
                    .ignoringFields("saturations")
                    .isEqualTo(golden.snapshot());
            assertThat(link.infer(inputs)).isEqualTo(inferred(golden, inputs));
            assertThat(session.resent()).isZero();

            // Another host goes on from the snapshot, on an engine that was left in the middle of a packet.
            link.train(inputs);
            session.post(Command.STREAM, new byte[] {0, 0, 1, 2, 3, 4});
            session.finish();
            HostLink other = new HostLink(session, board.manifest());
            other.restore(snapshot);
            assertThat(other.train(inputs)).as("continued").isEqualTo(trained(golden, inputs));
            assertThat(other.weights()).usingRecursiveComparison().isEqualTo(weights(golden));
            assertThat(other.roundingStates()).isEqualTo(golden.roundingStates());
        }
    }

    @Test
    void worksWithoutGlances() throws IOException, InterruptedException {
        Plan plan = LinkRig.plan(TEXT.replace("checkpoint, inference, counters", "inference")
                .replace("rule: dfa", "rule: bp")
                .replace("blocks: 2", "blocks: 1, transport: copy")
                .replace("seed: 5", "format: {rounding: nearest, weights: s2.9, activations: s3.8}"));
        Path folder = work.resolve("plain");
        SimulatedBoard.build(plan, folder);
        GoldenModel golden = GoldenModel.create(plan.design());
        RandomInputs inputs =
                RandomInputs.draw(plan.design().description(), 8, Amplitude.FULL, new SplittableRandom(6));
        try (SimulatedBoard board = SimulatedBoard.start(folder)) {
            HostLink link = new HostLink(new LinkSession(board.input(), board.output(), LIMIT), board.manifest());
            link.load(golden);
            assertThat(link.train(inputs)).isEqualTo(trained(golden, inputs));
            Map<String, int[][]> expected = weights(golden);
            golden.transposedWeights().forEach(matrix -> expected.put(matrix.name(), matrix.data()));
            assertThat(link.weights()).usingRecursiveComparison().isEqualTo(expected);
        }
    }

    static int[] trained(GoldenModel golden, RandomInputs inputs) {
        return predictions(inputs, (x, label) -> golden.train(x, label).prediction());
    }

    private static int[] inferred(GoldenModel golden, RandomInputs inputs) {
        return predictions(inputs, (x, label) -> golden.infer(x).prediction());
    }

    private interface Predictor {
        int of(int[] x, int label);
    }

    private static int[] predictions(RandomInputs inputs, Predictor predictor) {
        int[] predictions = new int[inputs.size()];
        int[] x = new int[inputs.width()];
        for (int i = 0; i < inputs.size(); i++) {
            inputs.read(i, x);
            predictions[i] = predictor.of(x, inputs.label(i));
        }
        return predictions;
    }

    static Map<String, int[][]> weights(GoldenModel model) {
        Map<String, int[][]> weights = new LinkedHashMap<>();
        model.matrices().forEach(matrix -> weights.put(matrix.name(), matrix.data()));
        return weights;
    }
}
