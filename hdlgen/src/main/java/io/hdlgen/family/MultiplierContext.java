package io.hdlgen.family;

import io.hdlgen.board.Family;
import java.util.List;

/**
 * What {@code family/mul.v.j2} says of a family.
 *
 * @param device what the family is called
 * @param cells kinds of cells, the narrowest first
 * @param shortBits of the narrower operand of the widest
 * @param few whether an operand of few bits needs no cell
 */
public record MultiplierContext(String device, List<MultiplierCell> cells, int shortBits, boolean few) {

    static MultiplierContext of(Family family) {
        List<MultiplierCell> cells = Multipliers.kinds(family);
        MultiplierCell widest = cells.get(cells.size() - 1);
        return new MultiplierContext(device(family), cells, widest.shortBits(), Multipliers.fewBits(family) > 0);
    }

    private static String device(Family family) {
        return switch (family) {
            case ICE40 -> "iCE40 UltraPlus";
            case ECP5 -> "ECP5";
            case GOWIN -> "Gowin GW1N and GW2A";
            case XC7 -> "7-series";
            case XCUP -> "UltraScale+";
            case CYCLONE5 -> "Cyclone V";
        };
    }
}
