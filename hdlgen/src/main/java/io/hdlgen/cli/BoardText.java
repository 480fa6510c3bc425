package io.hdlgen.cli;

import io.hdlgen.board.Board;
import io.hdlgen.board.Origin;
import io.hdlgen.board.Pin;
import io.hdlgen.board.Pll;
import io.hdlgen.board.Source;
import io.hdlgen.board.Totals;
import io.hdlgen.board.Trap;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What {@code hdlgen boards} prints. */
final class BoardText {
    private static final int MEGA = 1_000_000;
    private static final int KILO = 1024;
    private static final int WIDTH = 100;

    private BoardText() {}

    /** One line a board; the first row is the heading. */
    static List<List<String>> table(List<Board> boards) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "name", "board", "part", "clock", "host", "LUT", "FF", "block RAM", "DSP", "tools", "not verified"));
        for (Board board : boards) {
            Totals totals = board.totals();
            rows.add(List.of(
                    board.slug(),
                    board.title(),
                    board.part().device(),
                    clock(board),
                    board.link().text(),
                    Integer.toString(totals.lut().count()),
                    Integer.toString(totals.ff().count()),
                    totals.blockRam().count() + " x " + kilobits(totals.blockRam()),
                    Integer.toString(totals.dsp().count()),
                    board.flow().text(),
                    Long.toString(origins(board).filter(o -> !o.verified()).count())));
        }
        return rows;
    }

    /** Everything about a board. */
    static String page(Board board) {
        StringBuilder text = new StringBuilder();
        String head = board.slug() + ": " + board.title() + ", " + board.vendor();
        text.append(head).append('\n').append("=".repeat(head.length())).append("\n\n");
        text.append(TextTable.of(facts(board)));
        text.append("\nPins, directions as seen from the FPGA\n\n").append(TextTable.of(pins(board)));
        if (!board.traps().isEmpty()) {
            text.append("\nEasily got wrong\n");
            board.traps().forEach(trap -> text.append('\n').append(trap(trap)));
        }
        text.append("\nSources\n\n").append(TextTable.of(sources(board)));
        text.append(doubts(board)
                .map(doubts -> "\nMarked above: " + doubts + ".\n")
                .orElse("\nEvery fact has a source.\n"));
        return text.toString();
    }

    /** How many facts nobody should rely on yet, if there are such. */
    static Optional<String> doubts(Board board) {
        long doubts = origins(board).filter(origin -> !origin.verified()).count();
        return Optional.of(doubts)
                .filter(count -> count > 0)
                .map(count -> count == 1 ? "1 fact is not verified" : count + " facts are not verified");
    }

    private static List<List<String>> facts(Board board) {
        Totals totals = board.totals();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("fact", "", "read in"));
        rows.add(row("part", part(board), board.part().origin()));
        board.part().names().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> rows.add(List.of("  for " + e.getKey(), e.getValue(), "")));
        rows.add(row("LUT", grouped(totals.lut().count()), totals.lut().origin()));
        rows.add(row("FF", grouped(totals.ff().count()), totals.ff().origin()));
        rows.add(row("block RAM", memory(totals.blockRam()), totals.blockRam().origin()));
        totals.largeRam().ifPresent(large -> rows.add(row("large RAM", memory(large), large.origin())));
        rows.add(row(
                "DSP",
                grouped(totals.dsp().count()) + " " + totals.dsp().kind(),
                totals.dsp().origin()));
        rows.add(row(
                "clock", clock(board) + ", " + clockSource(board), board.clock().origin()));
        board.pll().ifPresent(pll -> rows.add(row("PLL", pll(pll), pll.origin())));
        rows.add(List.of("host", board.link().text(), ""));
        rows.add(List.of("tools", board.flow().text(), ""));
        rows.add(row(
                "programmer",
                String.join(" ", board.programmer().command("{file}")),
                board.programmer().origin()));
        return rows;
    }

    private static List<List<String>> pins(Board board) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "role",
                "label",
                "pin",
                "direction",
                "standard",
                "V",
                "bank",
                "active",
                "pull",
                "clock pin",
                "read in"));
        for (Pin pin : board.pins()) {
            rows.add(List.of(
                    pin.role().text(),
                    pin.label(),
                    pin.pin(),
                    pin.direction().text(),
                    pin.standard(),
                    volts(pin),
                    pin.bank(),
                    pin.active().text(),
                    pin.pull().text(),
                    pin.clockCapable().text(),
                    origin(pin.origin())));
        }
        return rows;
    }

    private static List<List<String>> sources(Board board) {
        return board.sources().stream()
                .map((Source source) -> List.of(source.id(), source.toString()))
                .toList();
    }

    private static String trap(Trap trap) {
        return fold("- ", trap.about()) + fold("  ", trap.resolved() + " [" + origin(trap.origin()) + "]");
    }

    /** Words of a text in lines that begin with so much. */
    private static String fold(String begin, String text) {
        StringBuilder folded = new StringBuilder();
        StringBuilder line = new StringBuilder(begin);
        for (String word : text.split(" ", -1)) {
            if (line.length() + word.length() > WIDTH) {
                folded.append(line.toString().stripTrailing()).append('\n');
                line = new StringBuilder("  ");
            }
            line.append(word).append(' ');
        }
        return folded.append(line.toString().stripTrailing()).append('\n').toString();
    }

    private static List<String> row(String fact, String value, Origin origin) {
        return List.of(fact, value, origin(origin));
    }

    private static String origin(Origin origin) {
        String read = String.join(", ", origin.read());
        if (origin.verified()) {
            return read;
        }
        return (read.isEmpty() ? "" : read + "; ") + "NOT VERIFIED: " + origin.unverified();
    }

    private static String part(Board board) {
        String speed = board.part().speed();
        return board.part().device() + " " + board.part().packageName() + (speed.isEmpty() ? "" : " " + speed)
                + ", family " + board.part().family().text();
    }

    private static String clockSource(Board board) {
        return switch (board.clock().source()) {
            case PIN -> "from a pin";
            case PS -> "from the processing system";
        };
    }

    private static String clock(Board board) {
        return BigDecimal.valueOf(board.clock().hertz())
                        .divide(BigDecimal.valueOf(MEGA))
                        .stripTrailingZeros()
                        .toPlainString()
                + " MHz";
    }

    private static String pll(Pll pll) {
        return String.format(
                Locale.ROOT,
                "%s: %d to %d MHz in, %d to %d MHz inside, %d to %d MHz out",
                pll.primitive(),
                pll.input().min(),
                pll.input().max(),
                pll.vco().min(),
                pll.vco().max(),
                pll.output().min(),
                pll.output().max());
    }

    private static String memory(Totals.Memory memory) {
        return memory.count() + " " + memory.kind() + " of " + kilobits(memory);
    }

    private static String kilobits(Totals.Memory memory) {
        return memory.bits() / KILO + " kbit";
    }

    private static String volts(Pin pin) {
        String volts =
                BigDecimal.valueOf(pin.millivolts(), 3).stripTrailingZeros().toPlainString();
        return volts.contains(".") ? volts : volts + ".0";
    }

    private static String grouped(int count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** Where all facts are from; pins and totals each for themselves. */
    private static Stream<Origin> origins(Board board) {
        Totals totals = board.totals();
        return Stream.of(
                        Stream.of(
                                board.part().origin(),
                                totals.lut().origin(),
                                totals.ff().origin(),
                                totals.blockRam().origin(),
                                totals.dsp().origin(),
                                board.clock().origin(),
                                board.programmer().origin()),
                        totals.largeRam().map(Totals.Memory::origin).stream(),
                        board.pll().map(Pll::origin).stream(),
                        board.pins().stream().map(Pin::origin),
                        board.traps().stream().map(Trap::origin))
                .flatMap(stream -> stream);
    }
}
