package io.hdlgen.golden.train;

import io.hdlgen.golden.fixed.FixedFormat;
import java.util.Optional;

/**
 * Watches the mean logit over windows of samples and speaks once, when it has gone a quarter of the way to the end of the range.
 *
 * <p>The quarter lies between what was measured on MNIST (784-100-10, DFA): in s7.9 (quarter: 16) ten healthy epochs stay below 10, and round to nearest with s2.14 passes 16 in the second or
 * third epoch; in s6.10 (quarter: 8) that run passes 8 in the second epoch and collapses there.
 */
final class LogitWatch {
    static final int WINDOW = 1000;

    private final FixedFormat format;
    private long sum;
    private long count;
    private int samples;
    private boolean spoken;

    LogitWatch(FixedFormat format) {
        this.format = format;
    }

    /** Takes the logits of one sample; says something at the end of the first bad window. */
    Optional<LogitDrift> sample(int[] logits, Position position) {
        for (int z : logits) {
            sum += z;
        }
        count += logits.length;
        if (++samples < WINDOW) {
            return Optional.empty();
        }
        double mean = format.toReal(1) * sum / count;
        sum = 0;
        count = 0;
        samples = 0;
        double limit = format.toReal(format.max());
        if (spoken || Math.abs(mean) < limit / 4) {
            return Optional.empty();
        }
        spoken = true;
        return Optional.of(new LogitDrift(position, mean, limit));
    }
}
