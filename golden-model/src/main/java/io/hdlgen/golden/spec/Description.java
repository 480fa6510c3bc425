package io.hdlgen.golden.spec;

/**
 * A validated description with every default filled in. Nothing downstream checks it again.
 *
 * @param name lower-case letters, digits and hyphens, at most 63 characters, begins with a letter
 * @param network layers and loss
 * @param rule learning rule
 * @param formats fixed-point formats
 * @param engine budget or shape of the array
 * @param board that the trainer is generated for
 * @param seed every random stream derives from it, {@code docs/numerics.md} section 6
 */
public record Description(
        String name, Network network, RuleSpec rule, Formats formats, EngineSpec engine, BoardSpec board, long seed) {

    /** Weights, biases and the entries of stored matrices F, B and R, without padding. */
    public long storedValues() {
        return storedValues(network, rule);
    }

    static long storedValues(Network network, RuleSpec rule) {
        long values = 0;
        for (int l = 1; l <= network.depth(); l++) {
            values += (long) network.width(l) * (network.width(l - 1) + 1);
            if (l < network.depth()) {
                values += (long) network.width(l) * feedbackColumns(network, rule, l);
            }
            if (decorrelates(rule, l - 1)) {
                values += (long) network.width(l - 1) * network.width(l - 1);
            }
        }
        return values;
    }

    /** Columns of F_l or B_l, if it is stored. */
    private static int feedbackColumns(Network network, RuleSpec rule, int l) {
        boolean regenerated =
                rule.feedback().filter(f -> f.source() == FeedbackSource.LFSR).isPresent();
        return switch (rule.name().feedback()) {
            case NONE -> 0;
            case LAYERED -> regenerated ? 0 : network.width(l + 1);
            case DIRECT -> regenerated ? 0 : network.classes();
        };
    }

    /** Whether x_l goes through an R_l. */
    private static boolean decorrelates(RuleSpec rule, int l) {
        return rule.options().decorrelation().filter(d -> l > 0 || d.input()).isPresent();
    }
}
