package io.hdlgen.family;

import io.hdlgen.board.Family;
import java.util.ArrayList;
import java.util.List;

/** Modules of the library that a family builds from cells of its own. Each does, clock by clock, what the library's does. */
public final class FamilyFiles {
    private static final String SUFFIX = ".v";
    /** Declarations of cells that synthesis does not know; no module of the library. */
    private static final String CELLS = "multiplier_cells";

    private FamilyFiles() {}

    /** The modules; the tools of the others find their cells by themselves. */
    public static List<String> modules(Family family) {
        return switch (family) {
            case ICE40 -> List.of("mul", "bank_single");
            case ECP5, XC7, XCUP -> List.of("mul");
            case GOWIN -> List.of("mul", CELLS);
            case CYCLONE5 -> List.of();
        };
    }

    /** Path of a module below {@code templates/}. */
    public static String template(Family family, String module) {
        return "family/" + family.text() + "/" + module + SUFFIX;
    }

    /** Path of a module in the folder of a design. */
    public static String path(String module) {
        return "family/" + module + SUFFIX;
    }

    /**
     * What synthesis reads in the place of what simulation reads.
     *
     * @param sources Verilog files of a design, from its folder
     */
    public static List<String> synthesised(Family family, List<String> sources) {
        List<String> modules = modules(family);
        List<String> files = new ArrayList<>(modules.contains(CELLS) ? List.of(path(CELLS)) : List.of());
        for (String source : sources) {
            files.add(modules.stream()
                    .filter(module -> source.equals("rtl/" + module + SUFFIX))
                    .findFirst()
                    .map(FamilyFiles::path)
                    .orElse(source));
        }
        return files;
    }
}
