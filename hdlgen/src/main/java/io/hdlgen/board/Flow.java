package io.hdlgen.board;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Ways from Verilog to a bitstream. */
public enum Flow {
    /** yosys, nextpnr-ice40, icepack. */
    ICESTORM("icestorm", EnumSet.of(Family.ICE40), "nextpnr", "icetime"),
    /** yosys, nextpnr-ecp5, ecppack. */
    TRELLIS("trellis", EnumSet.of(Family.ECP5), "nextpnr"),
    /** yosys, nextpnr-himbaechel, gowin_pack; and the vendor's gw_sh. */
    GOWIN("gowin", EnumSet.of(Family.GOWIN), "nextpnr", "gowin-pack", "gowin-name", "gowin-part"),
    VIVADO("vivado", EnumSet.of(Family.XC7, Family.XCUP), "vivado"),
    QUARTUS("quartus", EnumSet.of(Family.CYCLONE5), "quartus-family", "quartus-device");

    /** Every name that a tool may have for a part; {@code vivado-board} is a board's preset, which not all have. */
    static final List<String> TOOL_NAMES = List.of(
            "nextpnr",
            "icetime",
            "gowin-pack",
            "gowin-name",
            "gowin-part",
            "vivado",
            "vivado-board",
            "quartus-family",
            "quartus-device");

    private final String text;

    @SuppressWarnings("ImmutableEnumChecker") // Set.copyOf is immutable; its type does not say so.
    private final Set<Family> families;

    @SuppressWarnings("ImmutableEnumChecker") // List.of likewise.
    private final List<String> names;

    Flow(String text, Set<Family> families, String... names) {
        this.text = text;
        this.families = Set.copyOf(families);
        this.names = List.of(names);
    }

    /** As it is written. */
    public String text() {
        return text;
    }

    /** Whether its tools know a family. */
    public boolean builds(Family family) {
        return families.contains(family);
    }

    /** What its tools must be told of a part: keys of {@link Part#names()}. */
    public List<String> names() {
        return names;
    }

    /** The families that it builds for, as they are written. */
    List<String> familyNames() {
        return Arrays.stream(Family.values())
                .filter(families::contains)
                .map(Family::text)
                .toList();
    }
}
