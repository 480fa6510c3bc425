package io.hdlgen.golden.spec;

/**
 * A validated description with every default filled in. Nothing downstream checks it again.
 *
 * @param name lower-case letters, digits and hyphens, at most 63 characters, begins with a letter
 * @param network layers and loss
 * @param rule learning rule
 * @param formats fixed-point formats
 * @param engine budget or shape of the array
 * @param board slug of a board, or {@code none}
 * @param seed every random stream derives from it, {@code docs/numerics.md} section 6
 */
public record Description(
        String name, Network network, RuleSpec rule, Formats formats, EngineSpec engine, String board, long seed) {

    /** Weights, biases and stored feedback entries, without padding. */
    public long storedValues() {
        return storedValues(network, rule);
    }

    static long storedValues(Network network, RuleSpec rule) {
        long values = 0;
        boolean stored =
                rule.feedback().filter(f -> f.source() == FeedbackSource.STORED).isPresent();
        for (int l = 1; l <= network.depth(); l++) {
            values += (long) network.width(l) * (network.width(l - 1) + 1);
            if (stored && l < network.depth()) {
                values += (long) network.width(l) * network.classes();
            }
        }
        return values;
    }
}
