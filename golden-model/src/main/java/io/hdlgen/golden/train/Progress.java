package io.hdlgen.golden.train;

import java.util.List;

/**
 * How far a run has come, besides the model's own state.
 *
 * @param position next sample
 * @param tally of the epoch at hand
 * @param epochs reports of the epochs behind
 */
public record Progress(Position position, Tally tally, List<EpochReport> epochs) {
    public Progress {
        epochs = List.copyOf(epochs);
    }

    /** Of a run that has not begun. */
    public static Progress start(GoldenModel model) {
        return new Progress(Position.START, new Tally(0, 0, model.saturations()), List.of());
    }
}
