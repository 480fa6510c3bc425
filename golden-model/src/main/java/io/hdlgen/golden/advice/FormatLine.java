package io.hdlgen.golden.advice;

import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.Formats;

/** Formats as the field {@code format} of a description. */
final class FormatLine {
    private FormatLine() {}

    /** A mapping in one line; formats are left out where the description would have the same by default. */
    static String of(Description description, Formats formats) {
        StringBuilder line = new StringBuilder("{weights: " + formats.weights());
        if (!formats.feedback().equals(formats.weights())) {
            line.append(", feedback: ").append(formats.feedback());
        }
        line.append(", activations: ").append(formats.activations());
        line.append(", error: ").append(formats.error());
        if (formats.delta().fractionBits()
                != formats.vectorBits() - 2 + description.rule().rateShift()) {
            line.append(", delta: ").append(formats.delta());
        }
        line.append(", rounding: ").append(formats.rounding().text());
        if (formats.stochastic()) {
            line.append(", rounding-bits: ").append(formats.roundingBits());
        }
        return line.append('}').toString();
    }
}
