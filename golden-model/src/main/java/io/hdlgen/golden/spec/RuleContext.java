package io.hdlgen.golden.spec;

import io.hdlgen.golden.fixed.FixedFormat;
import java.util.List;
import java.util.Optional;

/**
 * What the options of a rule are read with.
 *
 * @param section the mapping {@code rule}
 * @param feedback the mapping {@code rule.feedback}, for rules that draw feedback
 * @param name which rule
 * @param rateShift k of the learning rate, the rule's default if that was wrong
 * @param network as far as it could be read
 * @param format the mapping {@code format}, unless something else stands there
 * @param formats as far as they could be read
 */
record RuleContext(
        Section section,
        Optional<Section> feedback,
        RuleName name,
        int rateShift,
        NetworkReader.Draft network,
        Optional<Section> format,
        FormatDraft formats) {

    Field field(String key) {
        return section.field(key);
    }

    /** XF, unless the format was wrong. */
    Optional<Integer> activationFraction() {
        return formats.activations().map(FixedFormat::fractionBits);
    }

    /** SH, or the largest that is possible if it is not known. */
    int largestDecayShift() {
        return formats.updateShift().filter(shift -> shift >= 1).orElse(Limits.UPDATE_BITS - Limits.MIN_BITS);
    }

    boolean nearest() {
        return formats.rounding().equals(Optional.of(Rounding.NEAREST));
    }

    /** Hidden layers, none if the network was wrong. */
    List<Layer> hidden() {
        return network.layers().map(all -> all.subList(0, all.size() - 1)).orElse(List.of());
    }
}
