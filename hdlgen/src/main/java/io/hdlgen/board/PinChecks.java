package io.hdlgen.board;

import io.hdlgen.golden.spec.Field;
import io.hdlgen.golden.spec.Words;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the pins of a board must be, each for itself and together. What could not be read is not judged. */
final class PinChecks {
    /** Standards that carry their voltage in their name: LVCMOS33, SSTL135_I, 3.3-V LVTTL. */
    private static final Pattern DIGITS = Pattern.compile("(?:LVCMOS|SSTL|HSTL_?I*_?)(\\d)(\\d{1,2})\\D*");

    private static final Pattern DASHED = Pattern.compile("(\\d\\.\\d{1,2})[- ]V.*");
    private static final Pattern LVTTL = Pattern.compile("LVTTL(33)?");

    private final List<PinDraft> pins;
    private final Optional<PackagePins> device;

    PinChecks(List<PinDraft> pins, Optional<PackagePins> device) {
        this.pins = pins;
        this.device = device;
    }

    void check(Field list, Optional<Link> link, Optional<Clock> clock, Optional<Pll> pll) {
        Map<String, PinDraft> byName = new HashMap<>();
        Map<Role, PinDraft> byRole = new EnumMap<>(Role.class);
        Map<String, PinDraft> byBank = new HashMap<>();
        for (PinDraft pin : pins) {
            pin.name().ifPresent(name -> checkName(pin, name, byName));
            pin.role().ifPresent(role -> checkRole(pin, role, byRole, link));
            checkVolts(pin, byBank);
        }
        Optional<PinDraft> oscillator = Optional.ofNullable(byRole.get(Role.CLOCK));
        oscillator.ifPresent(this::checkClock);
        oscillator
                .filter(pin -> pll.map(Pll::primitive).equals(Optional.of(Pll.PAD)))
                .ifPresent(this::checkPad);
        link.ifPresent(l -> clock.ifPresent(c -> checkComplete(list, byRole, l, c.source())));
    }

    private void checkName(PinDraft pin, String name, Map<String, PinDraft> byName) {
        PinDraft first = byName.putIfAbsent(name, pin);
        if (first != null) {
            pin.at().report(BoardProblem.PIN_TWICE, name, called(first), first.line());
        }
        device.filter(d -> !d.has(name))
                .ifPresent(d ->
                        pin.at().report(BoardProblem.UNKNOWN_PIN, Words.shorten(name), d.name(), d.expected(name)));
        device.flatMap(d -> d.bank(name))
                .filter(bank -> pin.bank().isPresent() && !pin.bank().get().isEmpty())
                .filter(bank -> !pin.bank().get().equals(bank))
                .ifPresent(bank -> pin.at()
                        .report(
                                BoardProblem.WRONG_BANK,
                                name,
                                device.map(PackagePins::name).orElse(""),
                                bank,
                                pin.bank().get()));
    }

    private static String called(PinDraft pin) {
        return pin.role().map(Role::text).orElse("used");
    }

    private static void checkRole(PinDraft pin, Role role, Map<Role, PinDraft> byRole, Optional<Link> link) {
        role.direction()
                .filter(wanted -> pin.direction().isPresent() && pin.direction().get() != wanted)
                .ifPresent(wanted -> pin.at()
                        .report(
                                BoardProblem.WRONG_DIRECTION,
                                role.text(),
                                wanted.text(),
                                pin.direction().get().text()));
        if (role == Role.SPARE) {
            return;
        }
        PinDraft first = byRole.putIfAbsent(role, pin);
        if (first != null) {
            pin.at().report(BoardProblem.ROLE_TWICE, role.text(), first.line());
        }
        if (link.equals(Optional.of(Link.AXI)) && role.text().startsWith("uart_")) {
            pin.at().report(BoardProblem.ROLE_NOT_USED, role.text());
        }
    }

    private void checkVolts(PinDraft pin, Map<String, PinDraft> byBank) {
        if (pin.volts().isEmpty()) {
            return;
        }
        String volts = pin.volts().get();
        pin.standard()
                .flatMap(PinChecks::voltsOf)
                .filter(named -> !named.equals(volts))
                .ifPresent(named -> pin.at()
                        .report(BoardProblem.STANDARD_VOLTS, pin.standard().orElse(""), named, volts));
        String bank = pin.name()
                .flatMap(name -> device.flatMap(d -> d.bank(name)))
                .or(pin::bank)
                .orElse("");
        if (bank.isEmpty()) {
            return;
        }
        PinDraft first = byBank.putIfAbsent(bank, pin);
        if (first != null && !first.volts().equals(pin.volts())) {
            pin.at()
                    .report(
                            BoardProblem.BANK_VOLTAGE,
                            bank,
                            volts,
                            first.volts().orElse(""),
                            first.line());
        }
    }

    /** The voltage in the name of a standard, if there is one. */
    static Optional<String> voltsOf(String standard) {
        Matcher digits = DIGITS.matcher(standard);
        if (digits.matches()) {
            return Optional.of(digits.group(1) + "." + digits.group(2));
        }
        Matcher dashed = DASHED.matcher(standard);
        if (dashed.matches()) {
            return Optional.of(dashed.group(1));
        }
        return LVTTL.matcher(standard).matches() ? Optional.of("3.3") : Optional.empty();
    }

    private void checkClock(PinDraft pin) {
        pin.name().ifPresent(name -> checkClock(pin, name));
    }

    private void checkClock(PinDraft pin, String name) {
        List<String> known = device.map(PackagePins::clockPins).orElse(List.of());
        boolean listed = device.isPresent() && !known.isEmpty() && device.get().has(name);
        boolean denied = pin.clockCapable().equals(Optional.of(Pin.ClockCapable.NO));
        if (denied || (listed && !known.contains(name))) {
            String those = known.isEmpty() ? "unknown" : String.join(", ", known);
            String where = device.map(PackagePins::name).orElse("the device");
            pin.at().report(BoardProblem.NOT_A_CLOCK_PIN, name, where, those);
        }
    }

    private void checkPad(PinDraft pin) {
        List<String> pads = device.map(PackagePins::pllPins).orElse(List.of());
        pin.name()
                .filter(name ->
                        !pads.isEmpty() && !pads.contains(name) && device.get().has(name))
                .ifPresent(name -> pin.at()
                        .report(
                                BoardProblem.NOT_THE_PLL_PIN,
                                Pll.PAD,
                                String.join(" or ", pads),
                                device.map(PackagePins::name).orElse(""),
                                name,
                                Pll.CORE));
    }

    private void checkComplete(Field list, Map<Role, PinDraft> byRole, Link link, Clock.Source clock) {
        List<Role> needed = link == Link.UART
                ? List.of(Role.CLOCK, Role.UART_RX, Role.UART_TX, Role.LED_HEARTBEAT)
                : List.of(Role.CLOCK);
        boolean unread = pins.stream().anyMatch(pin -> pin.role().isEmpty());
        for (Role role : needed) {
            boolean without = role == Role.CLOCK && clock == Clock.Source.PS;
            if (!without && !unread && !byRole.containsKey(role)) {
                list.report(BoardProblem.MISSING_ROLE, role.text(), link.text(), clock.text());
            }
        }
    }
}
