package io.hdlgen.golden.spec;

import io.hdlgen.golden.fixed.FixedFormat;
import java.util.Optional;

/** The formats of a description while it is read; one that was wrong is empty. Components as in {@link Formats}. */
record FormatDraft(
        Optional<FixedFormat> weights,
        Optional<FixedFormat> feedback,
        Optional<FixedFormat> activations,
        Optional<FixedFormat> error,
        Optional<FixedFormat> delta,
        Optional<Rounding> rounding,
        Optional<Integer> roundingBits) {

    static final FormatDraft NOTHING = new FormatDraft(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** SH = DF + XF - WF. */
    Optional<Integer> updateShift() {
        return weights.isEmpty() || activations.isEmpty() || delta.isEmpty()
                ? Optional.empty()
                : Optional.of(delta.get().fractionBits()
                        + activations.get().fractionBits()
                        - weights.get().fractionBits());
    }

    /** All of them, if none was wrong. */
    Optional<Formats> formats() {
        return updateShift().isEmpty()
                        || feedback.isEmpty()
                        || error.isEmpty()
                        || rounding.isEmpty()
                        || roundingBits.isEmpty()
                ? Optional.empty()
                : Optional.of(new Formats(
                        weights.orElseThrow(),
                        feedback.get(),
                        activations.orElseThrow(),
                        error.get(),
                        delta.orElseThrow(),
                        rounding.get(),
                        roundingBits.get()));
    }
}
