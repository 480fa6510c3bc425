package io.hdlgen.boardsim;

import io.hdlgen.sim.drive.BoardProcess.Direction;
import io.hdlgen.sim.drive.BoardProcess.Fault;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Something that goes wrong on a wire.
 *
 * @param fault what happens to a byte; empty: the host disappears in the middle of a frame, and another one comes
 * @param after bytes that pass before it
 * @param bit of the ten of a byte on the line
 */
record Trouble(Optional<Fault> fault, Direction direction, int after, int bit) {
    private static final int BITS = 10;

    static Trouble draw(int bytes, SplittableRandom random) {
        Fault[] faults = Fault.values();
        int kind = random.nextInt(faults.length + 1);
        Direction direction = random.nextBoolean() ? Direction.TO_BOARD : Direction.TO_HOST;
        return new Trouble(
                kind == faults.length ? Optional.empty() : Optional.of(faults[kind]),
                direction,
                random.nextInt(bytes),
                random.nextInt(BITS));
    }

    /** What it is called in reports. */
    String kind() {
        return fault.map(f -> f.name().toLowerCase(Locale.ROOT)).orElse("unplug");
    }

    @Override
    public String toString() {
        String where = fault.isEmpty() || direction == Direction.TO_BOARD ? "to the board" : "to the host";
        return kind() + " " + where + " after " + after + " bytes";
    }
}
