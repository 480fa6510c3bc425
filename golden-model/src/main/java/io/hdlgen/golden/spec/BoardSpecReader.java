package io.hdlgen.golden.spec;

import java.math.BigDecimal;
import java.util.Optional;

/** Reads {@code board}. */
final class BoardSpecReader {
    private static final BigDecimal CLOCK_MAX = BigDecimal.valueOf(1000);
    private static final int BAUD_MIN = 1200;
    private static final int BAUD_MAX = 12_000_000;

    private BoardSpecReader() {}

    static Optional<BoardSpec> read(Field field) {
        if (!field.isGiven()) {
            return Optional.of(BoardSpec.NONE);
        }
        Optional<Section> opened = field.sectionOrShort(Keys.BOARD, "name");
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        Section section = opened.get();
        Optional<String> name = name(section.field("name"));
        Optional<Optional<BigDecimal>> clock = clock(section.field("clock"));
        Optional<Integer> baud = section.field("baud").integer(BoardSpec.BAUD, BAUD_MIN, BAUD_MAX, Problem.BAUD_RANGE);
        if (name.isEmpty() || clock.isEmpty() || baud.isEmpty()) {
            return Optional.empty();
        }
        BoardSpec board = new BoardSpec(name.get(), clock.get(), baud.get());
        if (!board.exists() && !board.isPlain()) {
            field.report(Problem.BOARD_MISSING);
            return Optional.empty();
        }
        return Optional.of(board);
    }

    /** A folder is not opened here: whoever needs the board reads it. */
    private static Optional<String> name(Field field) {
        Optional<String> written = field.text(Boards.NONE, "the name of a board, or a folder such as ./my-board");
        return written.filter(board -> {
            boolean known = Boards.isFolder(board) || Boards.names().contains(board);
            if (!known) {
                reportUnknown(field, board);
            }
            return known;
        });
    }

    private static void reportUnknown(Field field, String board) {
        String shown = Words.shorten(board);
        String nearest = Words.didYouMean(board, Boards.names());
        String hint = nearest.isEmpty() ? "; a folder is written with a slash, ./" + shown : nearest;
        field.report(Problem.UNKNOWN_NAME, shown, String.join(", ", Boards.names()), hint);
    }

    private static Optional<Optional<BigDecimal>> clock(Field field) {
        if (!field.isGiven()) {
            return Optional.of(Optional.empty());
        }
        return field.text("", "a frequency in MHz such as 24 or 33.25").flatMap(written -> {
            if (written.matches("\\d{1,4}(\\.\\d{1,6})?")) {
                BigDecimal megahertz = new BigDecimal(written);
                if (megahertz.compareTo(BigDecimal.ONE) >= 0 && megahertz.compareTo(CLOCK_MAX) <= 0) {
                    return Optional.of(Optional.of(megahertz.stripTrailingZeros()));
                }
            }
            field.report(Problem.CLOCK_RANGE, Words.shorten(written));
            return Optional.empty();
        });
    }
}
