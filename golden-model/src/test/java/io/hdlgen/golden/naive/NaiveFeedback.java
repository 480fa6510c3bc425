package io.hdlgen.golden.naive;

import static io.hdlgen.golden.naive.Big.big;
import static java.math.BigInteger.ONE;

import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.FeedbackSource;
import io.hdlgen.golden.spec.FeedbackSpec;
import io.hdlgen.golden.spec.FeedbackValues;
import io.hdlgen.golden.spec.Network;
import io.hdlgen.golden.spec.RuleName;
import java.math.BigInteger;

/** F_l and B_l, drawn or regenerated as section 6 says. */
final class NaiveFeedback {
    private final Network network;
    private final Description description;
    private final boolean layered;
    private final boolean regenerated;
    private final int lanes;
    private final int block;
    private final BigInteger[] lfsr;
    private final BigInteger[][][] matrices;

    NaiveFeedback(Design design, Counters counters) {
        description = design.description();
        network = description.network();
        RuleName rule = description.rule().name();
        layered = rule.feedback() == RuleName.FeedbackShape.LAYERED;
        block = design.shape().block();
        lanes = design.shape().block() * design.shape().blocks();
        regenerated = description
                .rule()
                .feedback()
                .filter(f -> f.source() == FeedbackSource.LFSR)
                .isPresent();
        lfsr = new BigInteger[regenerated && network.depth() > 1 ? lanes : 0];
        matrices = new BigInteger[network.depth()][][];
        reload();
        for (int l = 1; l < network.depth() && rule.feedback() != RuleName.FeedbackShape.NONE; l++) {
            matrices[l] =
                    rule == RuleName.FDFA || regenerated ? Big.zeros(network.width(l), columns(l)) : drawn(l, counters);
        }
    }

    /** F_l or B_l. */
    BigInteger[][] matrix(int l) {
        return matrices[l];
    }

    /** Whether F_l or B_l stand in memory. */
    boolean isStored() {
        return !regenerated && description.rule().name().feedback() != RuleName.FeedbackShape.NONE;
    }

    /** F or B. */
    String letter() {
        return layered ? "B" : "F";
    }

    /** State of every lane; none if the matrices are stored. */
    BigInteger[] lfsr() {
        return lfsr.clone();
    }

    /** BF, or FBf + f_l for regenerated matrices. */
    int fraction(int l) {
        if (!regenerated) {
            return description.formats().feedback().fractionBits();
        }
        FeedbackSpec spec = description.rule().feedback().orElseThrow();
        return spec.scaleShift(l) + (spec.values() == FeedbackValues.UNIFORM ? codeBits(spec.values()) : 0);
    }

    /** What a sample does with the LFSRs. */
    void regenerate() {
        if (!regenerated) {
            return;
        }
        reload();
        for (int visit = 1; visit < network.depth(); visit++) {
            regenerate(layered ? network.depth() - visit : visit);
        }
    }

    private int columns(int l) {
        return layered ? network.width(l + 1) : network.classes();
    }

    private BigInteger[][] drawn(int l, Counters counters) {
        FeedbackSpec spec = description.rule().feedback().orElseThrow();
        int n = columns(l);
        BigInteger state = NaiveRandom.derive(description.seed(), 2, l);
        double[] values = NaiveRandom.feedback(state, spec.values(), network.width(l) * n);
        BigInteger[][] matrix = new BigInteger[network.width(l)][n];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < n; j++) {
                double v = values[i * n + j] * Math.pow(2, -spec.scaleShift(l));
                matrix[i][j] = NaiveRandom.stored(v, description.formats().feedback(), counters, letter() + l);
            }
        }
        return matrix;
    }

    private void reload() {
        for (int p = 0; p < lfsr.length; p++) {
            BigInteger seed = NaiveRandom.derive(description.seed(), 4, p);
            lfsr[p] = seed.signum() == 0 ? ONE : seed;
        }
    }

    private int codeBits(FeedbackValues values) {
        return switch (values) {
            case SIGN -> 1;
            case TERNARY -> 2;
            default -> block == 8 ? 4 : 8;
        };
    }

    private void regenerate(int l) {
        FeedbackValues values = description.rule().feedback().orElseThrow().values();
        int fb = codeBits(values);
        int rows = network.width(l);
        int columns = columns(l);
        for (int tile = 0; tile * lanes < rows; tile++) {
            for (int word = 0; word * block < columns; word++) {
                for (int p = 0; p < lanes; p++) {
                    for (int k = 0; k < block; k++) {
                        int i = tile * lanes + p;
                        int j = word * block + k;
                        if (i < rows && j < columns) {
                            BigInteger code = lfsr[p].shiftRight(k * fb).mod(ONE.shiftLeft(fb));
                            matrices[l][i][j] = big(numerator(values, fb, code.intValueExact()));
                        }
                    }
                    for (int step = 0; step < block * fb; step++) {
                        lfsr[p] = NaiveRandom.lfsrStep(lfsr[p], 64, 63, 62, 60, 59);
                    }
                }
            }
        }
    }

    private static int numerator(FeedbackValues values, int fb, int code) {
        return switch (values) {
            case SIGN -> new int[] {-1, 1}[code];
            case TERNARY -> new int[] {-1, 0, 0, 1}[code];
            default -> 2 * code - (1 << fb) + 1;
        };
    }
}
