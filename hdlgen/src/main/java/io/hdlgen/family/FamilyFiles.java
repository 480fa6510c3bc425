package io.hdlgen.family;

import io.hdlgen.board.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Modules of the library that a family builds from cells of its own. Each does, clock by clock, what the library's does. */
public final class FamilyFiles {
    /** Names of modules that the library has not, which no design may use as its own. */
    public static final Set<String> MODULES = Set.of("mul_cell", "mul_half_cell");

    private FamilyFiles() {}

    /** The files, each module after those that it uses; none where the tools find all cells by themselves. */
    public static List<FamilyFile> of(Family family) {
        return switch (family) {
            case ICE40 -> List.of(part("ice40/mul_cell"), multiplier(family), bank("ice40/bank_single"));
            case ECP5 -> List.of(part("ecp5/mul_cell"), multiplier(family));
            // The first declares what not every release of Yosys knows.
            case GOWIN ->
                List.of(
                        part("gowin/multiplier_cells"),
                        cell("gowin", "mul_half_cell", Multipliers.kinds(family).get(0)),
                        cell("gowin", "mul_cell", Multipliers.kinds(family).get(1)),
                        multiplier(family));
            case XC7, XCUP -> List.of(cell("xilinx", "mul_cell", DspContext.of(family)), multiplier(family));
            case CYCLONE5 -> List.of();
        };
    }

    private static FamilyFile multiplier(Family family) {
        return new FamilyFile("mul", "family/mul.v.j2", Optional.of(MultiplierContext.of(family)), true);
    }

    private static FamilyFile cell(String vendor, String module, Record context) {
        return new FamilyFile(module, "family/" + vendor + "/mul_cell.v.j2", Optional.of(context), false);
    }

    private static FamilyFile part(String path) {
        return copied(path, false);
    }

    private static FamilyFile bank(String path) {
        return copied(path, true);
    }

    private static FamilyFile copied(String path, boolean replaces) {
        return new FamilyFile(
                path.substring(path.indexOf('/') + 1), "family/" + path + ".v", Optional.empty(), replaces);
    }

    /**
     * The files of a family that a design needs.
     *
     * @param sources Verilog files of the design, from its folder
     */
    public static List<FamilyFile> needed(Family family, List<String> sources) {
        return of(family).stream()
                .filter(file -> !file.replaces() || sources.contains(file.replaced()))
                .toList();
    }

    /**
     * What synthesis reads in the place of what simulation reads.
     *
     * @param sources Verilog files of a design, from its folder
     */
    public static List<String> synthesised(Family family, List<String> sources) {
        List<String> files = new ArrayList<>();
        List<String> rest = new ArrayList<>(sources);
        for (FamilyFile file : needed(family, sources)) {
            if (file.replaces()) {
                rest.set(rest.indexOf(file.replaced()), file.path());
            } else {
                files.add(file.path());
            }
        }
        files.addAll(rest);
        return files;
    }
}
