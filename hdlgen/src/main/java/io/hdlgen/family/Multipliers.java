package io.hdlgen.family;

import io.hdlgen.board.Family;
import java.util.Map;
import java.util.TreeMap;

/** Multiplier cells of a signed product, as {@code templates/family/.../mul.v} cuts it. */
public final class Multipliers {
    /** An operand of so few bits needs no cell of iCE40, which has few. */
    private static final int FEW = 3;

    /**
     * A kind of cell.
     *
     * @param name as Yosys counts it
     * @param longBits of the wider operand that it takes
     * @param shortBits of the other operand
     */
    private record Cell(String name, int longBits, int shortBits) {
        boolean takes(int wide, int narrow) {
            return wide <= longBits && narrow <= shortBits;
        }

        /** Bits that are cut off an operand which it does not take; its sign is another one. */
        int cut() {
            return shortBits - 1;
        }
    }

    private Multipliers() {}

    private static Cell cell(Family family, int wide) {
        return switch (family) {
            case ICE40 -> new Cell("SB_MAC16", 16, 16);
            case ECP5 -> new Cell("MULT18X18D", 18, 18);
            case GOWIN -> wide <= 9 ? new Cell("MULT9X9", 9, 9) : new Cell("MULT18X18", 18, 18);
            case XC7 -> new Cell("DSP48E1", 25, 18);
            case XCUP -> new Cell("DSP48E2", 27, 18);
            case CYCLONE5 -> wide <= 9 ? new Cell("MISTRAL_MUL9X9", 9, 9) : new Cell("MISTRAL_MUL18X18", 18, 18);
        };
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
        Cell cell = cell(family, wide);
        if (family == Family.ICE40 && narrow <= FEW) {
            return FEW * wide;
        }
        return cell.takes(wide, narrow)
                ? 0
                : sumBits(family, cell.cut() + 1, narrow) + sumBits(family, wide - cell.cut(), narrow) + wide + narrow;
    }

    private static void add(Map<String, Integer> cells, Family family, int leftBits, int rightBits) {
        int wide = Math.max(leftBits, rightBits);
        int narrow = Math.min(leftBits, rightBits);
        Cell cell = cell(family, wide);
        if (family == Family.ICE40 && narrow <= FEW) {
            return;
        }
        if (cell.takes(wide, narrow)) {
            cells.merge(cell.name(), 1, Integer::sum);
        } else {
            add(cells, family, cell.cut() + 1, narrow);
            add(cells, family, wide - cell.cut(), narrow);
        }
    }
}
