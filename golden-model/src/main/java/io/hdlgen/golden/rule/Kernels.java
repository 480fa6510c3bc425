package io.hdlgen.golden.rule;

/**
 * The loops where the time goes, one small static method each, over plain rows with a common index: the shape that the virtual machine's compiler turns into vector instructions. All loops
 * run over {@code w.length} elements. Whoever calls a fast form has proved that nothing overflows; the plain forms are always right.
 */
final class Kernels {
    /** Longest row for {@link #dotSplit}: 2^15 low halves of at most 2^16 - 1 stay below 2^31. */
    static final int SPLIT_TERMS = 1 << 15;

    private Kernels() {}

    /** sum_j w_j x_j, the plain form. */
    static long dot(int[] w, int[] x) {
        // |w x| < 2^36 for operands of 18 bits, so 2^27 terms fit a long.
        long sum = 0;
        for (int j = 0; j < w.length; j++) {
            sum += (long) w[j] * x[j];
        }
        return sum;
    }

    /** The same for products that fit an int and at most {@link #SPLIT_TERMS} terms: their high and low halves are summed apart. */
    static long dotSplit(int[] w, int[] x) {
        int high = 0;
        int low = 0;
        for (int j = 0; j < w.length; j++) {
            int product = w[j] * x[j];
            high += product >> 16;
            low += product & 0xffff;
        }
        return ((long) high << 16) + low;
    }

    /** The same when max |w| times sum |x| is below 2^31: no partial sum leaves an int. */
    static int dotInt(int[] w, int[] x) {
        int sum = 0;
        for (int j = 0; j < w.length; j++) {
            sum += w[j] * x[j];
        }
        return sum;
    }

    /** {@link #dotInt} of four rows at once, which reads x once. */
    static void dotInt4(int[] w, int[] w1, int[] w2, int[] w3, int[] x, long[] sums, int at) {
        int sum = 0;
        int sum1 = 0;
        int sum2 = 0;
        int sum3 = 0;
        for (int j = 0; j < w.length; j++) {
            int v = x[j];
            sum += w[j] * v;
            sum1 += w1[j] * v;
            sum2 += w2[j] * v;
            sum3 += w3[j] * v;
        }
        sums[at] = sum;
        sums[at + 1] = sum1;
        sums[at + 2] = sum2;
        sums[at + 3] = sum3;
    }

    /** sums_j += g w_j, the plain form. */
    static void addScaled(long[] sums, int[] w, int g) {
        for (int j = 0; j < w.length; j++) {
            sums[j] += (long) g * w[j];
        }
    }

    /** The same when the sum over all rows of |g| max |w| is below 2^31. */
    static void addScaledInt(int[] sums, int[] w, int g) {
        for (int j = 0; j < w.length; j++) {
            sums[j] += g * w[j];
        }
    }

    /** w_j += (g x_j + half) >> shift, for sums that fit an int and results that do not saturate. */
    static void updateNearest(int[] w, int[] x, int g, int half, int shift) {
        for (int j = 0; j < w.length; j++) {
            w[j] += (g * x[j] + half) >> shift;
        }
    }

    /**
     * w_j += (g x_j + (r_j << scale) + half) >> shift, for sums that fit an int and results that do not saturate; r_j are the bits of {@code noise[j]} from bit {@code field} on that {@code
     * mask} keeps.
     */
    static void updateStochastic(
            int[] w, int[] x, int[] noise, int field, int mask, int scale, int g, int half, int shift) {
        for (int j = 0; j < w.length; j++) {
            w[j] += (g * x[j] + (((noise[j] >>> field) & mask) << scale) + half) >> shift;
        }
    }

    /** terms_j = h x_j - w_j 2^back, for terms that fit an int. */
    static void decayTerms(int[] terms, int[] w, int[] x, int h, int back) {
        for (int j = 0; j < w.length; j++) {
            terms[j] = h * x[j] - (w[j] << back);
        }
    }

    /** terms_j = h w_j, for terms that fit an int. */
    static void scaleTerms(int[] terms, int[] w, int h) {
        for (int j = 0; j < w.length; j++) {
            terms[j] = h * w[j];
        }
    }

    /** Clamps a row to min .. max and returns how many elements that changed; |w_j| is below 2^31 - 2^17, so no difference overflows. */
    static int saturate(int[] w, int min, int max) {
        int saturated = 0;
        for (int j = 0; j < w.length; j++) {
            int v = w[j];
            int room = max - v;
            saturated += (room >>> 31) + ((v - min) >>> 31);
            int low = max - (room & ~(room >> 31)) - min; // min(v, max) - min
            w[j] = (low & ~(low >> 31)) + min;
        }
        return saturated;
    }
}
