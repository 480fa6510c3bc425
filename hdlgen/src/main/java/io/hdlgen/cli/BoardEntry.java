package io.hdlgen.cli;

import io.hdlgen.board.Board;
import io.hdlgen.board.Clock;
import io.hdlgen.board.Origin;
import io.hdlgen.board.Part;
import io.hdlgen.board.Pin;
import io.hdlgen.board.Pll;
import io.hdlgen.board.Programmer;
import io.hdlgen.board.Source;
import io.hdlgen.board.Totals;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A board as {@code --json} writes it: every fact with the names of its sources, and why it is not
 * verified. What a board need not have is a list of none or one.
 */
record BoardEntry(
        String name,
        String title,
        String vendor,
        String link,
        String flow,
        PartEntry part,
        TotalsEntry totals,
        ClockEntry clock,
        List<PllEntry> pll,
        List<PinEntry> pins,
        ProgrammerEntry programmer,
        List<TrapEntry> traps,
        List<SourceEntry> sources) {

    record PartEntry(
            String family,
            String device,
            String packageName,
            String speed,
            Map<String, String> toolNames,
            List<String> read,
            String unverified) {
        static PartEntry of(Part part) {
            return new PartEntry(
                    part.family().text(),
                    part.device(),
                    part.packageName(),
                    part.speed(),
                    new TreeMap<>(part.names()),
                    part.origin().read(),
                    part.origin().unverified());
        }
    }

    record AmountEntry(String kind, int count, long bits, List<String> read, String unverified) {
        static AmountEntry of(String kind, int count, long bits, Origin origin) {
            return new AmountEntry(kind, count, bits, origin.read(), origin.unverified());
        }

        static AmountEntry of(Totals.Memory memory) {
            return of(memory.kind(), memory.count(), memory.allBits(), memory.origin());
        }
    }

    record TotalsEntry(
            AmountEntry lut, AmountEntry ff, AmountEntry blockRam, List<AmountEntry> largeRam, AmountEntry dsp) {
        static TotalsEntry of(Totals totals) {
            return new TotalsEntry(
                    AmountEntry.of("", totals.lut().count(), 0, totals.lut().origin()),
                    AmountEntry.of("", totals.ff().count(), 0, totals.ff().origin()),
                    AmountEntry.of(totals.blockRam()),
                    totals.largeRam().map(AmountEntry::of).stream().toList(),
                    AmountEntry.of(
                            totals.dsp().kind(),
                            totals.dsp().count(),
                            0,
                            totals.dsp().origin()));
        }
    }

    record ClockEntry(String source, int hertz, List<String> read, String unverified) {
        static ClockEntry of(Clock clock) {
            Origin origin = clock.origin();
            return new ClockEntry(clock.source().text(), clock.hertz(), origin.read(), origin.unverified());
        }
    }

    record PllEntry(
            String primitive,
            List<Integer> input,
            List<Integer> vco,
            List<Integer> output,
            List<String> read,
            String unverified) {
        static PllEntry of(Pll pll) {
            return new PllEntry(
                    pll.primitive(),
                    range(pll.input()),
                    range(pll.vco()),
                    range(pll.output()),
                    pll.origin().read(),
                    pll.origin().unverified());
        }

        private static List<Integer> range(Pll.Range range) {
            return List.of(range.min(), range.max());
        }
    }

    record PinEntry(
            String role,
            String label,
            String pin,
            String direction,
            String standard,
            int millivolts,
            String bank,
            String active,
            String pull,
            String clockCapable,
            List<String> read,
            String unverified) {
        static PinEntry of(Pin pin) {
            return new PinEntry(
                    pin.role().text(),
                    pin.label(),
                    pin.pin(),
                    pin.direction().text(),
                    pin.standard(),
                    pin.millivolts(),
                    pin.bank(),
                    pin.active().text(),
                    pin.pull().text(),
                    pin.clockCapable().text(),
                    pin.origin().read(),
                    pin.origin().unverified());
        }
    }

    record ProgrammerEntry(String tool, List<String> arguments, List<String> read, String unverified) {
        static ProgrammerEntry of(Programmer programmer) {
            Origin origin = programmer.origin();
            return new ProgrammerEntry(programmer.tool(), programmer.arguments(), origin.read(), origin.unverified());
        }
    }

    record TrapEntry(String about, String resolved, List<String> read, String unverified) {}

    record SourceEntry(String id, String what) {
        static SourceEntry of(Source source) {
            return new SourceEntry(source.id(), source.toString());
        }
    }

    static BoardEntry of(Board board) {
        return new BoardEntry(
                board.slug(),
                board.title(),
                board.vendor(),
                board.link().text(),
                board.flow().text(),
                PartEntry.of(board.part()),
                TotalsEntry.of(board.totals()),
                ClockEntry.of(board.clock()),
                board.pll().map(PllEntry::of).stream().toList(),
                board.pins().stream().map(PinEntry::of).toList(),
                ProgrammerEntry.of(board.programmer()),
                board.traps().stream()
                        .map(trap -> new TrapEntry(
                                trap.about(),
                                trap.resolved(),
                                trap.origin().read(),
                                trap.origin().unverified()))
                        .toList(),
                board.sources().stream().map(SourceEntry::of).toList());
    }
}
