package io.hdlgen.golden.noise;

/**
 * The rounding LFSR: 32 bits, polynomial x^32 + x^31 + x^30 + x^10 + 1, {@code docs/numerics.md} section 6.
 *
 * <p>One step is {@code b = s31 ^ s30 ^ s29 ^ s9; s = (s << 1) | b}, a linear map M over GF(2). A map is held as its 32 columns: element i is the image of bit i.
 */
final class Lfsr32 {
    private Lfsr32() {}

    static int step(int s) {
        return (s << 1) | ((s >>> 31 ^ s >>> 30 ^ s >>> 29 ^ s >>> 9) & 1);
    }

    /** {@code steps} single steps, one after the other. */
    static int stepped(int state, int steps) {
        int s = state;
        for (int i = 0; i < steps; i++) {
            s = step(s);
        }
        return s;
    }

    /** M^n by repeated squaring. */
    static int[] power(long n) {
        int[] result = new int[32];
        int[] square = new int[32];
        for (int i = 0; i < 32; i++) {
            result[i] = 1 << i;
            square[i] = step(1 << i);
        }
        for (long rest = n; rest != 0; rest >>>= 1) {
            if ((rest & 1) != 0) {
                result = product(square, result);
            }
            square = product(square, square);
        }
        return result;
    }

    /** The map applied to a state: the sum of the columns that its bits select. */
    static int apply(int[] map, int state) {
        int sum = 0;
        for (int rest = state; rest != 0; rest &= rest - 1) {
            sum ^= map[Integer.numberOfTrailingZeros(rest)];
        }
        return sum;
    }

    private static int[] product(int[] a, int[] b) {
        int[] columns = new int[32];
        for (int i = 0; i < 32; i++) {
            columns[i] = apply(a, b[i]);
        }
        return columns;
    }
}
