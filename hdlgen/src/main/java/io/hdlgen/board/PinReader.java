package io.hdlgen.board;

import io.hdlgen.golden.spec.Field;
import io.hdlgen.golden.spec.Problem;
import io.hdlgen.golden.spec.Section;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code pins}. */
final class PinReader {
    /** Supplies of banks. */
    private static final List<String> VOLTS = List.of("1.0", "1.2", "1.35", "1.5", "1.8", "2.5", "3.3");

    private final FactReader facts;

    PinReader(FactReader facts) {
        this.facts = facts;
    }

    List<PinDraft> read(Field field) {
        List<PinDraft> pins = new ArrayList<>();
        if (!field.isGiven()) {
            field.report(Problem.MISSING_KEY, "a list of pins; [] if the trainer needs none");
            return pins;
        }
        for (Field element : field.list("a list of pins").orElse(List.of())) {
            element.section(BoardKeys.PIN).ifPresent(section -> pins.add(pin(element, section)));
        }
        return pins;
    }

    private PinDraft pin(Field at, Section section) {
        Optional<Role> role =
                facts.choice(section.field("role"), List.of(Role.values()), Role::text, "what the pin is for");
        Optional<String> label = section.field("label").isGiven()
                ? facts.quotable(section.field("label"), "what the schematic calls it")
                : Optional.of("");
        Optional<String> name = facts.word(section.field("pin"), "name of the pin in the package");
        Optional<Pin.Direction> direction = facts.choice(
                section.field("direction"),
                List.of(Pin.Direction.values()),
                Pin.Direction::text,
                "in, out or inout, as seen from the FPGA");
        Optional<String> standard = facts.quotable(section.field("standard"), "the pin's standard, such as LVCMOS33");
        Optional<String> volts = facts.choice(section.field("volts"), VOLTS, v -> v, "supply of the pin's bank");
        Optional<String> bank = facts.wordOrNothing(section.field("bank"));
        Optional<Pin.Active> active =
                section.field("active").choice(Pin.Active.HIGH, List.of(Pin.Active.values()), Pin.Active::text);
        Optional<Pin.Pull> pull =
                section.field("pull").choice(Pin.Pull.NONE, List.of(Pin.Pull.values()), Pin.Pull::text);
        Optional<Pin.ClockCapable> clock = section.field("clock-capable")
                .choice(Pin.ClockCapable.UNKNOWN, List.of(Pin.ClockCapable.values()), Pin.ClockCapable::text);
        Origin origin = facts.origin(section);
        boolean complete = List.of(role, label, name, direction, standard, volts, bank, active, pull, clock).stream()
                .allMatch(Optional::isPresent);
        Optional<Pin> made = complete
                ? Optional.of(new Pin(
                        role.orElseThrow(),
                        label.orElseThrow(),
                        name.orElseThrow(),
                        direction.orElseThrow(),
                        standard.orElseThrow(),
                        millivolts(volts.orElseThrow()),
                        bank.orElseThrow(),
                        active.orElseThrow(),
                        pull.orElseThrow(),
                        clock.orElseThrow(),
                        origin))
                : Optional.empty();
        return new PinDraft(at, role, name, direction, standard, volts, bank, clock, made);
    }

    private static int millivolts(String volts) {
        return new BigDecimal(volts).movePointRight(3).intValueExact();
    }
}
