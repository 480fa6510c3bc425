package io.hdlgen.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.golden.train.GoldenModel;
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

    private static final String TEXT = """
            hdlgen: 1
            network: {input: 6, layers: [{units: 7, activation: hard-tanh}, 3]}
            rule: dfa
            seed: 5
            engine: {block: 2, blocks: 2, control: [link, checkpoint, inference, counters]}
            """;

    @TempDir
    private static Path work;

    @Test
    void trainsOverTheWire() throws IOException, InterruptedException {
        Plan plan = LinkRig.plan(TEXT);
        SimulatedBoard.build(plan, work);
        GoldenModel golden = GoldenModel.create(plan.design());
        RandomInputs inputs =
                RandomInputs.draw(plan.design().description(), 20, Amplitude.UNIT, new SplittableRandom(4));
        try (SimulatedBoard board = SimulatedBoard.start(work)) {
            LinkSession session = new LinkSession(board.input(), board.output(), LIMIT);
            HostLink link = new HostLink(session, board.manifest());
            link.load(golden);
            assertThat(link.weights()).as("loaded").usingRecursiveComparison().isEqualTo(weights(golden));
            int[] predictions = link.train(inputs);
            int[] x = new int[inputs.width()];
            for (int i = 0; i < inputs.size(); i++) {
                inputs.read(i, x);
                assertThat(predictions[i])
                        .as("prediction " + i)
                        .isEqualTo(golden.train(x, inputs.label(i)).prediction());
            }
            assertThat(link.weights()).as("trained").usingRecursiveComparison().isEqualTo(weights(golden));
            assertThat(link.roundingStates()).isEqualTo(golden.roundingStates());
            assertThat(link.statistics().samples()).isEqualTo(20);
            assertThat(link.statistics().predictions()).isEqualTo(20);
            assertThat(session.resent()).isZero();
        }
    }

    static Map<String, int[][]> weights(GoldenModel model) {
        Map<String, int[][]> weights = new LinkedHashMap<>();
        model.matrices().forEach(matrix -> weights.put(matrix.name(), matrix.data()));
        return weights;
    }
}
