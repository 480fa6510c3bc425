package io.hdlgen.boardsim;

import io.hdlgen.golden.data.Samples;
import io.hdlgen.sim.drive.BoardProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A training run over the wire by one driver, compared with the golden model. */
public final class Trial {
    /** Who trains. */
    public enum Driver {
        JAVA,
        PYTHON,
        C;

        /** What it is called on the command line. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What came of it.
     *
     * @param samples trained
     * @param seconds that it took; with a program of its own, its start included
     * @param differences from the golden model, for people; empty is as it should be
     */
    public record Result(Driver driver, int samples, double seconds, List<String> differences) {
        public Result {
            differences = List.copyOf(differences);
        }

        /** Whether predictions, weights over the wire, and banks and random states in the model are the golden model's. */
        public boolean equal() {
            return differences.isEmpty();
        }
    }

    private Trial() {}

    /**
     * Trains from the weights of the design's seed.
     *
     * @param limit longest time from a frame to its answer
     */
    public static Result run(BoardModel board, BoardProcess process, Driver driver, Samples samples, Duration limit)
            throws IOException {
        HostDriver host = switch (driver) {
            case JAVA -> new JavaDriver(board.manifest(), limit);
            case PYTHON -> ProgramDriver.python(board, limit);
            case C -> ProgramDriver.c(board, limit);
        };
        HostDriver.Trained trained = host.train(process.port(), samples);
        Truth truth = Truth.of(board.manifest());
        List<String> differences = truth.train(samples, trained.predictions());
        differences.addAll(truth.differences(trained.weights()));
        differences.addAll(truth.differences(process.state()));
        return new Result(driver, samples.size(), trained.seconds(), differences);
    }
}
