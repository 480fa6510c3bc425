package io.hdlgen.board;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The device of a board.
 *
 * @param device name without package and speed: {@code LFE5U-85F}
 * @param packageName {@code CABGA381}
 * @param speed grade as the vendor writes it; empty if there is only one
 * @param names what tools call the part, by the keys of {@link Flow#names()}; {@code vivado-board} beyond them is a
 *     preset of the board in Vivado
 */
public record Part(
        Family family, String device, String packageName, String speed, Map<String, String> names, Origin origin) {
    public Part {
        names = Map.copyOf(new LinkedHashMap<>(names));
    }

    /** What a tool calls it. */
    public Optional<String> name(String tool) {
        return Optional.ofNullable(names.get(tool));
    }
}
