package io.hdlgen.estimate;

import static io.hdlgen.estimate.Sizes.flag;

import io.hdlgen.golden.spec.ControlOption;
import io.hdlgen.plan.Plan;
import java.util.LinkedHashMap;
import java.util.Map;

/** Registers of a design in bits, unit by unit, as the templates declare them; coefficients near 1 say that synthesis keeps them. */
final class FlipFlopTerms {
    /** Registers of a divider, of a scalar factor and of a register file beside what depends on the design. */
    private static final int DIVISION = 130;

    private static final int FACTOR = 100;
    private static final int REGISTER_FILE = 40;
    private static final int LFSR = 64;
    private static final int ROUNDING_LFSR = 32;

    private FlipFlopTerms() {}

    static Map<String, Double> of(Plan plan, Surroundings around, Sizes q) {
        Map<String, Double> terms = new LinkedHashMap<>();
        array(plan, q, terms);
        int word = q.s() * q.xw();
        put(
                terms,
                "results",
                q.s() * (q.exact() + 3 * q.xw() + 3) + q.descriptor() + 3 * q.vectorAddress() + 3 * q.count());
        put(terms, "small memories", q.memories().flipFlops());
        put(terms, "sequencer", 2 * q.micro() + 4 * q.count() + 3 * q.vectorAddress() + 2 * q.address() + word);
        put(terms, "arg max", (q.s() - 1) * (q.xw() + 4) + q.xw());
        units(plan, q, terms);
        put(terms, "registers", flag(plan.controlled()) * (32 * q.hostWords() + REGISTER_FILE));
        put(terms, "counters", flag(plan, ControlOption.COUNTERS) * 128);
        put(
                terms,
                "flags",
                flag(plan, ControlOption.SATURATION)
                        * plan.saturations().names().size());
        put(terms, "schedule", flag(plan.rates().exists()) * 32);
        put(terms, "cut products", q.cutProducts());
        around(around, word, terms);
        put(terms, "constant", 1);
        return terms;
    }

    private static void array(Plan plan, Sizes q, Map<String, Double> terms) {
        int transposed = flag(plan.transposed());
        int stages = q.treeStages() + 4;
        // In an array of one column its sum is that of the row.
        int column = q.accumulator() + (q.s() > 1 ? q.treeBits() : 0);
        put(
                terms,
                "weight update",
                q.multipliers()
                        * (3 * q.ww()
                                + q.decayBits()
                                + q.updateBits()
                                - q.updateFine()
                                + flag(plan, ControlOption.SATURATION)));
        put(
                terms,
                "lanes",
                q.lanes()
                        * (4
                                + q.xw()
                                + ROUNDING_LFSR
                                        * flag(plan.design()
                                                .description()
                                                .formats()
                                                .stochastic())
                                + LFSR * flag(plan.regenerated())
                                + q.accumulator()
                                + q.treeBits()));
        // What a block delays, the next one delays too: synthesis keeps one of each.
        put(terms, "blocks", q.nb() * (q.s() * q.xw() + q.address() + q.control() + transposed * (q.s() * column + 1)));
        put(
                terms,
                "end of the chain",
                q.s() * q.xw()
                        + 5 * q.address()
                        + 10
                        + 3 * stages
                        + transposed * (q.s() * q.accumulator() + 3 * stages)
                        + 6
                                * flag(plan, ControlOption.SATURATION)
                                * plan.saturations().bits());
    }

    private static void units(Plan plan, Sizes q, Map<String, Double> terms) {
        int word = q.s() * q.xw();
        put(terms, "softmax", flag(plan.softmax()));
        put(terms, "softmax, bits", flag(plan.softmax()) * q.xw());
        put(terms, "logarithmic loss", flag(plan.logLoss()));
        put(terms, "logarithmic loss, bits", flag(plan.logLoss()) * q.xw());
        put(terms, "squared loss", flag(plan.squareLoss()) * (2 * word + 64));
        int gaussian = flag(plan.gaussian());
        put(terms, "noise", flag(plan.noise().isPresent()) * LFSR + gaussian * word);
        put(terms, "dot product", flag(plan.dots()) * (2 * word + plan.widths().dot()));
        put(terms, "factor", flag(plan.factors()) * FACTOR + flag(plan.divides()) * DIVISION);
        put(terms, "scalar times vector", flag(plan.multiplies()) * q.s() * q.exact());
    }

    static void around(Surroundings around, int word, Map<String, Double> terms) {
        put(terms, "link", flag(around == Surroundings.SERIAL_LINE));
        put(terms, "link, words", flag(around == Surroundings.SERIAL_LINE) * word);
        put(terms, "processor", flag(around == Surroundings.PROCESSOR));
    }

    static void put(Map<String, Double> terms, String name, int value) {
        terms.put(name, (double) value);
    }

    static void put(Map<String, Double> terms, String name, long value) {
        terms.put(name, (double) value);
    }
}
