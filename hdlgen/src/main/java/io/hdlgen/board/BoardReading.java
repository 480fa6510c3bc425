package io.hdlgen.board;

import io.hdlgen.golden.spec.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * What came of reading a board file.
 *
 * @param board present when there is no error among the diagnostics
 * @param diagnostics every finding, in the order of the lines
 */
public record BoardReading(Optional<Board> board, List<Diagnostic> diagnostics) {
    public BoardReading {
        diagnostics = List.copyOf(diagnostics);
    }
}
