package io.hdlgen.board;

import java.util.List;
import java.util.Optional;

/**
 * A development board, as its {@code board.yaml} has it; {@code docs/boards.md} describes the fields.
 *
 * @param slug what a description says, and the name of the board's folder
 * @param title what people call it, with the revision
 * @param vendor who makes it
 * @param link how the host talks to the trainer
 * @param flow which tools make the bitstream
 * @param pll of the device, if the file has its limits
 * @param pins in the order of the file; all that a design may use, each once
 * @param programmer what puts a bitstream on the board
 * @param traps what sources disagree about or is easily got wrong, and what was decided
 * @param sources where facts were read
 */
public record Board(
        String slug,
        String title,
        String vendor,
        Link link,
        Flow flow,
        Part part,
        Totals totals,
        Clock clock,
        Optional<Pll> pll,
        List<Pin> pins,
        Programmer programmer,
        List<Trap> traps,
        List<Source> sources) {
    public Board {
        pins = List.copyOf(pins);
        traps = List.copyOf(traps);
        sources = List.copyOf(sources);
    }

    /** The pin of a role, if the board has one. Spare pins are not found this way. */
    public Optional<Pin> pin(Role role) {
        return pins.stream()
                .filter(pin -> pin.role() == role && role != Role.SPARE)
                .findFirst();
    }

    /** The pins that a top level has ports for: all but the spare ones, in the order of the roles. */
    public List<Pin> ports() {
        return Role.PORTS.stream().flatMap(role -> pin(role).stream()).toList();
    }
}
