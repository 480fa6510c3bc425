package io.hdlgen.family;

import io.hdlgen.board.Family;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Modules of the library that a family builds from cells of its own. Each does, clock by clock, what the library's does. */
public final class FamilyFiles {
    /** Names of modules that the library has not, which no design may use as its own. */
    public static final Set<String> MODULES = Arrays.stream(Family.values())
            .flatMap(family -> Multipliers.kinds(family).stream())
            .map(MultiplierCell::module)
            .collect(Collectors.toUnmodifiableSet());

    private static final String MUL = "mul";
    private static final String BANK = "bank_single";

    private FamilyFiles() {}

    /** The files, each module after those that it uses; none where the tools find all cells by themselves. */
    public static List<FamilyFile> of(Family family) {
        return switch (family) {
            case ICE40 -> List.of(copied("ice40/mul_cell", MUL), multiplier(family), copied("ice40/bank_single", BANK));
            case ECP5 -> List.of(copied("ecp5/mul_cell", MUL), multiplier(family));
            // The first declares what not every release of Yosys knows.
            case GOWIN ->
                List.of(
                        copied("gowin/multiplier_cells", MUL),
                        gowin(Multipliers.kinds(family).get(0)),
                        gowin(Multipliers.kinds(family).get(1)),
                        multiplier(family));
            case XC7, XCUP -> List.of(xilinx(family), multiplier(family));
            case CYCLONE5 -> List.of();
        };
    }

    private static FamilyFile multiplier(Family family) {
        return new FamilyFile(MUL, "family/mul.v.j2", Optional.of(MultiplierContext.of(family)), MUL);
    }

    private static FamilyFile gowin(MultiplierCell cell) {
        return new FamilyFile(cell.module(), "family/gowin/mul_cell.v.j2", Optional.of(cell), MUL);
    }

    private static FamilyFile xilinx(Family family) {
        DspContext slice = DspContext.of(family);
        return new FamilyFile(slice.cell().module(), "family/xilinx/mul_cell.v.j2", Optional.of(slice), MUL);
    }

    private static FamilyFile copied(String path, String builds) {
        return new FamilyFile(path.substring(path.indexOf('/') + 1), "family/" + path + ".v", Optional.empty(), builds);
    }

    /**
     * The files of a family that a design needs.
     *
     * @param sources Verilog files of the design, from its folder
     */
    public static List<FamilyFile> needed(Family family, List<String> sources) {
        return of(family).stream()
                .filter(file -> sources.contains(file.original()))
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
                rest.set(rest.indexOf(file.original()), file.path());
            } else {
                files.add(file.path());
            }
        }
        files.addAll(rest);
        return files;
    }
}
