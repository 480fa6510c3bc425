package io.hdlgen.estimate;

import static io.hdlgen.estimate.FlipFlopTerms.put;
import static io.hdlgen.estimate.Sizes.flag;

import io.hdlgen.golden.spec.ControlOption;
import io.hdlgen.plan.MicroOp;
import io.hdlgen.plan.Plan;
import java.util.LinkedHashMap;
import java.util.Map;

/** Bits that a design adds, compares and chooses, unit by unit. */
final class LutTerms {
    private LutTerms() {}

    static Map<String, Double> of(Plan plan, Surroundings around, Sizes q) {
        Map<String, Double> terms = new LinkedHashMap<>();
        array(plan, q, terms);
        results(plan, q, terms);
        control(plan, q, terms);
        units(plan, q, terms);
        FlipFlopTerms.around(around, q.s() * q.xw(), terms);
        put(terms, "constant", 1);
        return terms;
    }

    private static void array(Plan plan, Sizes q, Map<String, Double> terms) {
        int l = q.lanes();
        int m = q.multipliers();
        int transposed = flag(plan.transposed());
        int tree = (q.s() - 1) * (q.ww() + q.xw() + 1);
        int states = flag(plan.states());
        int lfsr = flag(plan.regenerated());
        put(
                terms,
                "adders",
                m * q.updateBits()
                        + l * (tree + q.accumulator())
                        + transposed * (l * (tree + q.accumulator()) + q.s() * q.accumulator()));
        put(terms, "operands", m * q.xw());
        put(terms, "operands, transposed", m * q.xw() * transposed);
        put(terms, "operands, scaled", m * q.xw() * flag(plan.scaling()));
        put(terms, "saturation", m * q.ww());
        put(terms, "decay", m * q.decayBits());
        put(terms, "drain", l * q.accumulator());
        put(terms, "lanes", l);
        put(
                terms,
                "rounding noise",
                l * flag(plan.design().description().formats().stochastic()));
        put(terms, "states", states * (32 * l + m * q.ww()));
        put(terms, "feedback", lfsr * 64 * l);
        put(terms, "feedback, codes", l * q.s() * q.codeBits());
        put(terms, "feedback, operands", lfsr * m * q.ww());
        put(terms, "blocks", q.nb() * q.address());
        put(terms, "single port", flag(plan.singlePort()) * l * q.address());
        put(terms, "weight flags", flag(plan, ControlOption.SATURATION) * m);
        put(terms, "cut products", q.cutProducts());
        put(terms, "deep memories", q.memories().deep());
        put(terms, "small memories", q.memories().luts());
        put(terms, "small memories, choices", q.memories().multiplexers());
    }

    private static void results(Plan plan, Sizes q, Map<String, Double> terms) {
        int word = q.s() * q.xw();
        int shifts = q.selectors().shifts().size();
        put(terms, "shifts", word * shifts);
        put(terms, "bits below", q.s() * q.selectors().shifts().get(shifts - 1));
        put(terms, "rounding", q.s() * (q.xw() + q.exact()));
        put(terms, "activations", word * q.activations());
        put(terms, "derivatives", word * (q.selectors().masks().size() - 1));
        put(terms, "addends", word * flag(plan.addends()));
        put(terms, "subtraction", word * flag(plan.subtracts()));
        put(terms, "one-hot", word * flag(plan.onehot()));
        put(
                terms,
                "stream",
                word * (1 + flag(plan.softmax()) + flag(plan.noise().isPresent())));
        put(terms, "arg max", (2 * q.s() - 1) * q.xw());
    }

    private static void control(Plan plan, Sizes q, Map<String, Double> terms) {
        put(terms, "counts", q.count());
        put(terms, "addresses", q.address() + q.vectorAddress());
        put(terms, "micro-operation", q.micro());
        put(terms, "program", q.micro() * q.operations());
        put(terms, "registers", flag(plan.controlled()) * q.hostWords());
        put(terms, "counters", flag(plan, ControlOption.COUNTERS));
        put(
                terms,
                "freeze",
                flag(plan, ControlOption.FREEZE)
                        * plan.design().description().network().depth());
        put(
                terms,
                "flags",
                flag(plan, ControlOption.SATURATION)
                        * plan.saturations().names().size());
        put(terms, "schedule", flag(plan.rates().exists()));
    }

    private static void units(Plan plan, Sizes q, Map<String, Double> terms) {
        int word = q.s() * q.xw();
        boolean gaussian = plan.gaussian();
        put(terms, "softmax", flag(plan.softmax()));
        put(terms, "softmax, bits", flag(plan.softmax()) * q.xw());
        put(terms, "softmax, words", flag(plan.softmax()) * word);
        put(terms, "logarithmic loss", flag(plan.logLoss()));
        put(terms, "logarithmic loss, words", flag(plan.logLoss()) * word);
        put(terms, "squared loss", flag(plan.squareLoss()) * (word + 32));
        put(terms, "signs of noise", flag(plan.noise().isPresent() && !gaussian) * word);
        put(terms, "gaussian noise", flag(gaussian) * (word + 64));
        put(terms, "dot product", flag(plan.dots()) * 2 * word);
        put(terms, "factor", flag(plan.factors()));
        put(terms, "division", flag(plan.divides()));
        put(terms, "scalar times vector", flag(plan.multiplies(MicroOp.Times.SCALAR)) * q.s() * q.exact());
        put(terms, "squares of a vector", flag(plan.multiplies(MicroOp.Times.ITSELF)) * word);
        put(terms, "scalar with signs", flag(plan.multiplies(MicroOp.Times.SIGNED_SCALAR)) * 32 * q.s());
    }
}
