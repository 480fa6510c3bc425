package io.hdlgen.boardsim;

import io.hdlgen.golden.data.SampleRange;
import io.hdlgen.golden.data.Samples;
import io.hdlgen.golden.spec.ControlOption;
import io.hdlgen.golden.train.GoldenModel;
import io.hdlgen.golden.train.Matrix;
import io.hdlgen.regress.AnyWeights;
import io.hdlgen.sim.drive.BoardProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/**
 * A host that trains, loads and reads over a wire on which one thing after the other goes wrong. After each of them the
 * banks and random states in the model are compared with the golden model's.
 */
public final class WireTorture {
    /** Samples of a training at most. */
    private static final int SAMPLES = 3;
    /** Bytes of the frames around a sample. */
    private static final int FRAMES = 60;
    /** Times in a row that a fault does not come, after which none will. */
    private static final int PATIENCE = 500;
    /** Differences that are told. */
    private static final int TOLD = 3;

    private final BoardProcess board;
    private final Samples samples;
    private final Duration limit;
    private final SplittableRandom random;
    private final Truth truth;
    private final boolean states;

    /**
     * What came of it.
     *
     * @param faults that happened
     * @param kinds how many of each kind
     * @param noticed faults after which the host sent something again, or was gone
     * @param gaveUp of these, faults of bytes after which the host waited in vain, and another one went on
     * @param silent the first fault after which something differed from the golden model, and what; empty is as it should be
     */
    public record Result(int faults, Map<String, Integer> kinds, int noticed, int gaveUp, List<String> silent) {
        public Result {
            kinds = new LinkedHashMap<>(kinds);
            silent = List.copyOf(silent);
        }
    }

    /**
     * A torture that has not begun.
     *
     * @param samples to learn
     * @param seed of all that is drawn
     * @param limit after which a host sends a frame again
     */
    public WireTorture(BoardModel model, BoardProcess board, Samples samples, long seed, Duration limit) {
        this.board = board;
        this.samples = samples;
        this.limit = limit;
        this.random = new SplittableRandom(seed);
        this.truth = Truth.of(model.manifest());
        this.states = model.manifest().design().description().engine().controls(ControlOption.CHECKPOINT);
    }

    /**
     * Goes on until so many faults have happened, or one has changed something.
     *
     * @param progress hears how many have happened
     */
    public Result run(int faults, IntConsumer progress) {
        Map<String, Integer> kinds = new TreeMap<>();
        int happened = 0;
        int noticed = 0;
        int gaveUp = 0;
        int without = 0;
        try (TortureHost host = new TortureHost(board, truth, limit)) {
            host.begin();
            while (happened < faults && without < PATIENCE) {
                Trouble trouble = Trouble.draw(FRAMES + 2 * SAMPLES * samples.width(), random);
                Work work = work();
                TortureHost.Ending ending = host.suffer(trouble, work);
                without = ending.happened() ? 0 : without + 1;
                if (ending.happened()) {
                    happened++;
                    kinds.merge(trouble.kind(), 1, Integer::sum);
                    noticed += ending.noticed() ? 1 : 0;
                    gaveUp += ending.gone() && trouble.fault().isPresent() ? 1 : 0;
                    progress.accept(happened);
                }
                if (!ending.differences().isEmpty()) {
                    return new Result(
                            happened, kinds, noticed, gaveUp, told(happened, trouble, work, ending.differences()));
                }
            }
        }
        return new Result(happened, kinds, noticed, gaveUp, List.of());
    }

    private static List<String> told(int number, Trouble trouble, Work work, List<String> differences) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "fault " + number + ": " + trouble + ", in a " + work.getClass().getSimpleName());
        lines.addAll(differences.subList(0, Math.min(TOLD, differences.size())));
        if (differences.size() > TOLD) {
            lines.add((differences.size() - TOLD) + " more");
        }
        return lines;
    }

    private Work work() {
        return switch (random.nextInt(8)) {
            case 0 -> new Work.Load(weights());
            case 1, 2 -> new Work.Read(states);
            default -> {
                int count = Math.min(1 + random.nextInt(SAMPLES), samples.size());
                yield new Work.Train(new SampleRange(samples, random.nextInt(samples.size() - count + 1), count));
            }
        };
    }

    /** Those of the seed, or any that the formats have: nearly all of these saturate. */
    private Map<String, int[][]> weights() {
        GoldenModel model = truth.model();
        if (random.nextBoolean()) {
            return AnyWeights.of(model, random);
        }
        Map<String, int[][]> weights = new LinkedHashMap<>();
        for (Matrix matrix : GoldenModel.create(model.design()).matrices()) {
            weights.put(matrix.name(), matrix.data());
        }
        return weights;
    }
}
