package io.hdlgen.board;

import io.hdlgen.golden.spec.Field;
import java.util.Optional;

/**
 * A pin while a file is read: what is wrong is empty, and reported already.
 *
 * @param at where it stands
 * @param volts as it is written: {@code 3.3}
 * @param made the pin, if nothing is wrong with it
 */
record PinDraft(
        Field at,
        Optional<Role> role,
        Optional<String> name,
        Optional<Pin.Direction> direction,
        Optional<String> standard,
        Optional<String> volts,
        Optional<String> bank,
        Optional<Pin.ClockCapable> clockCapable,
        Optional<Pin> made) {
    int line() {
        return at.place().line();
    }
}
