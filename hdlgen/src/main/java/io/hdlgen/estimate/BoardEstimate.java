package io.hdlgen.estimate;

import io.hdlgen.board.Board;
import io.hdlgen.plan.Estimate;
import io.hdlgen.plan.Plan;
import io.hdlgen.toplevel.BoardClock;

/**
 * A design on a board.
 *
 * @param estimate of the engine
 * @param resources of the device
 * @param fit whether there is enough of them
 * @param clock of the trainer
 * @param throughput how fast it trains
 */
public record BoardEstimate(
        Board board, Estimate estimate, Resources resources, Fit fit, BoardClock clock, Throughput throughput) {

    /**
     * Of a plan.
     *
     * @param baud rate of the serial line, if the board has one
     */
    public static BoardEstimate of(Plan plan, Board board, BoardClock clock, int baud) {
        Estimate estimate = Estimate.of(plan);
        Resources resources = Resources.of(plan, estimate, board.part().family(), Surroundings.of(board));
        return new BoardEstimate(
                board,
                estimate,
                resources,
                Fit.of(resources, board.totals()),
                clock,
                Throughput.of(plan, estimate, board, clock.hertz(), baud));
    }
}
