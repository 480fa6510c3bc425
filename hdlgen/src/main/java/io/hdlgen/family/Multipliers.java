package io.hdlgen.family;

import io.hdlgen.board.Family;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Multiplier cells of a signed product, as {@code templates/family/mul.v.j2} cuts it. */
public final class Multipliers {
    private static final String MODULE = "mul_cell";

    private Multipliers() {}

    /** The cells of a family, the narrowest first. */
    static List<MultiplierCell> kinds(Family family) {
        return switch (family) {
            case ICE40 -> List.of(new MultiplierCell(MODULE, "SB_MAC16", 16, 16));
            case ECP5 -> List.of(new MultiplierCell(MODULE, "MULT18X18D", 18, 18));
            case GOWIN ->
                List.of(
                        new MultiplierCell("mul_half_cell", "MULT9X9", 9, 9),
                        new MultiplierCell(MODULE, "MULT18X18", 18, 18));
            case XC7 -> List.of(new MultiplierCell(MODULE, "DSP48E1", 25, 18));
            case XCUP -> List.of(new MultiplierCell(MODULE, "DSP48E2", 27, 18));
            case CYCLONE5 ->
                List.of(
                        new MultiplierCell("mul_half_cell", "MISTRAL_MUL9X9", 9, 9),
                        new MultiplierCell(MODULE, "MISTRAL_MUL18X18", 18, 18));
        };
    }

    /** Bits of an operand that needs no cell: iCE40 has few cells, and the sums of three bits are short. */
    static int fewBits(Family family) {
        return family == Family.ICE40 ? 3 : 0;
    }

    /** The narrowest that takes an operand, or the widest. */
    private static MultiplierCell cell(Family family, int wide) {
        List<MultiplierCell> kinds = kinds(family);
        return kinds.stream()
                .filter(cell -> wide <= cell.longBits())
                .findFirst()
                .orElse(kinds.get(kinds.size() - 1));
    }

    /** How many cells a product takes. Exact but for Cyclone V, whose tools choose themselves where an operand has more than 18 bits. */
    public static int count(Family family, int leftBits, int rightBits) {
        return cells(family, leftBits, rightBits).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** The same by the names of the cells. */
    public static Map<String, Integer> cells(Family family, int leftBits, int rightBits) {
        Map<String, Integer> cells = new TreeMap<>();
        add(cells, family, leftBits, rightBits);
        return cells;
    }

    /** Bits that are added up behind the cells of a product that takes several; of a product in logic, all of its sums'. */
    public static int sumBits(Family family, int leftBits, int rightBits) {
        int wide = Math.max(leftBits, rightBits);
        int narrow = Math.min(leftBits, rightBits);
        MultiplierCell cell = cell(family, wide);
        if (narrow <= fewBits(family)) {
            return fewBits(family) * wide;
        }
        return cell.takes(wide, narrow)
                ? 0
                : sumBits(family, cell.cut() + 1, narrow) + sumBits(family, wide - cell.cut(), narrow) + wide + narrow;
    }

    private static void add(Map<String, Integer> cells, Family family, int leftBits, int rightBits) {
        int wide = Math.max(leftBits, rightBits);
        int narrow = Math.min(leftBits, rightBits);
        MultiplierCell cell = cell(family, wide);
        if (narrow <= fewBits(family)) {
            return;
        }
        if (cell.takes(wide, narrow)) {
            cells.merge(cell.primitive(), 1, Integer::sum);
        } else {
            add(cells, family, cell.cut() + 1, narrow);
            add(cells, family, wide - cell.cut(), narrow);
        }
    }
}
