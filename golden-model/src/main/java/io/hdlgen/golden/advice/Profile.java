package io.hdlgen.golden.advice;

import java.util.EnumMap;
import java.util.Map;

/** The numbers of a float run, by quantity. */
public final class Profile {
    private final Map<Quantity, Magnitudes> quantities = new EnumMap<>(Quantity.class);
    private int feedbackFraction;

    /** How large the numbers of a quantity were. */
    public Magnitudes of(Quantity quantity) {
        return quantities.computeIfAbsent(quantity, unseen -> new Magnitudes());
    }

    /** The fewest fraction bits that every entry of matrices other than the weights has been exact with; 64 if more than 40 were needed. */
    public int feedbackFraction() {
        return feedbackFraction;
    }

    void add(Quantity quantity, double[] values) {
        of(quantity).add(values);
    }

    void addFeedback(double[] row) {
        add(Quantity.FEEDBACK, row);
        for (double value : row) {
            feedbackFraction = Math.max(feedbackFraction, fraction(value));
        }
    }

    private static int fraction(double value) {
        for (int f = 0; f <= 40; f++) {
            double scaled = Math.scalb(value, f);
            if (scaled == Math.rint(scaled)) {
                return f;
            }
        }
        return 64;
    }
}
