package io.hdlgen.golden.rule;

import io.hdlgen.golden.fixed.Narrowing;
import io.hdlgen.golden.fixed.SaturationCounter;
import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.RuleOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The decorrelated layer inputs x_l, l = l_0 .. L-1, of DNP, DANP and DINP; none for the other rules.
 *
 * <p>Dalm, van Gerven, Ahmad, "Effective learning with node perturbation in multi-layer neural networks", arXiv 2310.00965.
 */
final class Decorrelation {
    private final int first;
    private final List<Decorrelator> units = new ArrayList<>();

    Decorrelation(Description description) {
        int depth = description.network().depth();
        Optional<RuleOptions.Decorrelation> wish = description.rule().options().decorrelation();
        this.first = wish.isEmpty() ? depth : wish.get().input() ? 0 : 1;
        for (int l = first; l < depth; l++) {
            int n = description.network().width(l);
            units.add(new Decorrelator(
                    l, n, description.formats(), wish.orElseThrow().rateShift()));
        }
    }

    /** Whether x_l goes through R_l. */
    boolean covers(int l) {
        return l >= first;
    }

    /** R_l in the order of l. */
    List<WeightMatrix> matrices() {
        return units.stream().map(Decorrelator::matrix).toList();
    }

    List<SaturationCounter> saturations() {
        return units.stream().flatMap(u -> u.saturations().stream()).toList();
    }

    /** xt_l from x_l. */
    void apply(int l, Signal x, Signal xt, long[] sums, Narrowing output) {
        units.get(l - first).apply(x, xt, sums, output);
    }

    /** One step of every R_l with the xt_l of a pass. */
    void learn(ForwardPass pass, WeightUpdate update, long[] sums) {
        for (int m = 0; m < units.size(); m++) {
            units.get(m).learn(pass.xt(first + m), update, sums);
        }
    }
}
