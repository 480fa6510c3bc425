package io.hdlgen.sim.lockstep;

import io.hdlgen.golden.data.Samples;
import io.hdlgen.golden.train.Step;
import io.hdlgen.sim.drive.Expectation;
import io.hdlgen.sim.drive.ModelDied;
import io.hdlgen.sim.drive.ModelSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The golden half of a run, on its own thread: trains sample after sample, and sends each with what must come out. The pipe keeps it from running far ahead. */
final class SampleFeeder implements Runnable {
    /** Small enough that the model starts early and the golden model is never far ahead. */
    private static final int FRAME_BYTES = 1 << 14;

    private final ModelSession session;
    private final GoldenRun golden;
    private final StateHash hash;
    private final Samples samples;
    private final int count;
    private volatile boolean stopped;
    private volatile Optional<Throwable> problem = Optional.empty();

    SampleFeeder(ModelSession session, GoldenRun golden, StateHash hash, Samples samples, int count) {
        this.session = session;
        this.golden = golden;
        this.hash = hash;
        this.samples = samples;
        this.count = count;
    }

    @Override
    public void run() {
        try {
            sendAll();
        } catch (ModelDied e) {
            return; // the other thread hears of it too, and knows more
        } catch (RuntimeException | Error e) {
            problem = Optional.of(e);
        }
        try {
            session.endRun();
        } catch (ModelDied e) {
            // as above
        }
    }

    /** No more samples, please. */
    void stop() {
        stopped = true;
    }

    /** What the golden model threw, if it did. */
    Optional<Throwable> problem() {
        return problem;
    }

    private void sendAll() {
        List<Expectation> batch = new ArrayList<>();
        int bytes = 0;
        for (int i = 0; i < count && !stopped; i++) {
            Expectation next = train(i);
            batch.add(next);
            bytes += 4 * (next.input().length + next.logits().length) + 16;
            if (bytes >= FRAME_BYTES) {
                session.sendSamples(batch);
                batch.clear();
                bytes = 0;
            }
        }
        if (!batch.isEmpty()) {
            session.sendSamples(batch);
        }
    }

    private Expectation train(int i) {
        int[] input = new int[samples.width()];
        int index = i % samples.size();
        samples.read(index, input);
        int label = samples.label(index);
        Step step = golden.train(input, label);
        return new Expectation(input, label, step.logits(), step.prediction(), hash.of(golden));
    }
}
