package io.hdlgen.board;

import io.hdlgen.golden.spec.Field;
import io.hdlgen.golden.spec.Section;
import java.util.Optional;

/** Reads {@code totals}. */
final class TotalsReader {
    private static final int MOST = 100_000_000;

    private final FactReader facts;

    TotalsReader(FactReader facts) {
        this.facts = facts;
    }

    Optional<Totals> read(Field field) {
        return facts.section(field, BoardKeys.TOTALS, "what the device has").flatMap(this::totals);
    }

    private Optional<Totals> totals(Section section) {
        Optional<Totals.Amount> lut = amount(section.field("lut"));
        Optional<Totals.Amount> ff = amount(section.field("ff"));
        Optional<Totals.Memory> block = memory(section.field("block-ram"));
        Optional<Totals.Memory> large =
                section.field("large-ram").isGiven() ? memory(section.field("large-ram")) : Optional.empty();
        Optional<Totals.Multiplier> dsp = multiplier(section.field("dsp"));
        if (lut.isEmpty() || ff.isEmpty() || block.isEmpty() || dsp.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Totals(lut.get(), ff.get(), block.get(), large, dsp.get()));
    }

    private Optional<Totals.Amount> amount(Field field) {
        return facts.section(field, BoardKeys.AMOUNT, "count, and where it was read")
                .flatMap(section -> {
                    Optional<Integer> count = count(section);
                    Origin origin = facts.origin(section);
                    return count.map(number -> new Totals.Amount(number, origin));
                });
    }

    private Optional<Totals.Memory> memory(Field field) {
        return facts.section(field, BoardKeys.MEMORY, "kind, count and bits, and where they were read")
                .flatMap(section -> {
                    Optional<String> kind = facts.word(section.field("kind"), "what the vendor calls a block");
                    Optional<Integer> count = count(section);
                    Optional<Integer> bits = facts.number(section.field("bits"), 1, MOST, "bits of a block");
                    Origin origin = facts.origin(section);
                    return kind.flatMap(k -> count.flatMap(c -> bits.map(b -> new Totals.Memory(k, c, b, origin))));
                });
    }

    private Optional<Totals.Multiplier> multiplier(Field field) {
        return facts.section(field, BoardKeys.MULTIPLIER, "kind and count, and where they were read")
                .flatMap(section -> {
                    Optional<String> kind = facts.word(section.field("kind"), "what the vendor calls a multiplier");
                    Optional<Integer> count = count(section);
                    Origin origin = facts.origin(section);
                    return kind.flatMap(k -> count.map(c -> new Totals.Multiplier(k, c, origin)));
                });
    }

    private Optional<Integer> count(Section section) {
        return facts.number(section.field("count"), 0, MOST, "how many there are");
    }
}
