package io.hdlgen.golden.naive;

import static java.math.BigInteger.ONE;
import static java.math.BigInteger.TWO;

import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.Formats;
import java.math.BigInteger;
import java.util.OptionalInt;

/** Section 5: the sweeps over a matrix, and the rounding noise of section 6. */
final class NaiveUpdate {
    private final int lanes;
    private final int block;
    private final int sh;
    private final int rb;
    private final int ww;
    private final Counters counters;
    private final BigInteger[] lfsr;

    NaiveUpdate(Design design, Counters counters) {
        Formats formats = design.description().formats();
        this.block = design.shape().block();
        this.lanes = design.shape().block() * design.shape().blocks();
        this.sh = formats.delta().fractionBits()
                + formats.activations().fractionBits()
                - formats.weights().fractionBits();
        this.rb = formats.roundingBits();
        this.ww = formats.weights().bits();
        this.counters = counters;
        this.lfsr = new BigInteger[rb > 0 ? lanes : 0];
        for (int p = 0; p < lfsr.length; p++) {
            BigInteger seed =
                    NaiveRandom.derive(design.description().seed(), 3, p).mod(ONE.shiftLeft(32));
            lfsr[p] = seed.signum() == 0 ? ONE : seed;
        }
    }

    /** State of every lane. */
    BigInteger[] lfsr() {
        return lfsr.clone();
    }

    /** M += h v^T with decay 2^-kd, if any; v holds the ONE of the bias where M has one. */
    void add(BigInteger[][] m, BigInteger[] h, BigInteger[] v, OptionalInt kd, String name) {
        sweep(m, true, name, (i, j) -> {
            BigInteger x = m[i][j].shiftLeft(sh).add(h[i].multiply(v[j]));
            return kd.isPresent() ? x.subtract(m[i][j].shiftLeft(sh - kd.getAsInt())) : x;
        });
    }

    /** A sweep that writes nothing. */
    void pass(BigInteger[][] m) {
        sweep(m, false, "", (i, j) -> m[i][j].shiftLeft(sh));
    }

    /** Row i is multiplied by 1 + p[i]. */
    void scale(BigInteger[][] m, BigInteger[] p, String name) {
        sweep(m, true, name, (i, j) -> m[i][j].shiftLeft(sh).add(p[i].multiply(m[i][j])));
    }

    private interface Exact {
        /** X of entry (i, j). */
        BigInteger of(int i, int j);
    }

    private void sweep(BigInteger[][] m, boolean write, String name, Exact exact) {
        for (int tile = 0; tile * lanes < m.length; tile++) {
            for (int word = 0; word * block < m[0].length; word++) {
                for (int p = 0; p < lanes; p++) {
                    for (int element = 0; element < block; element++) {
                        int i = tile * lanes + p;
                        int j = word * block + element;
                        if (write && i < m.length && j < m[0].length) {
                            BigInteger rounded =
                                    exact.of(i, j).add(noise(p, element)).shiftRight(sh);
                            m[i][j] = counters.sat(rounded, ww, name);
                        }
                    }
                }
                beat();
            }
        }
    }

    private BigInteger noise(int p, int element) {
        return rb == 0
                ? ONE.shiftLeft(sh - 1)
                : NaiveRandom.noiseBits(lfsr[p], element, rb)
                        .multiply(TWO)
                        .add(ONE)
                        .shiftLeft(sh - rb - 1);
    }

    private void beat() {
        for (int p = 0; p < lfsr.length; p++) {
            for (int step = 0; step < 8; step++) {
                lfsr[p] = NaiveRandom.lfsrStep(lfsr[p], 32, 31, 30, 29, 9);
            }
        }
    }
}
