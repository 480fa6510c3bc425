package io.hdlgen.golden.rule;

import io.hdlgen.golden.fixed.SaturationCounter;
import io.hdlgen.golden.spec.RuleOptions;
import io.hdlgen.golden.spec.RuleOptions.Division;
import java.util.List;
import java.util.Map;

/**
 * Iterative node perturbation, d_l = n_l dC_l eps_l / |eps_l|^2: a pass for every layer, with noise in that layer alone. With Rademacher noise |eps_l|^2 is n_l sigma^2, and the division a shift.
 *
 * <p>Dalm, van Gerven, Ahmad, "Effective learning with node perturbation in multi-layer neural networks", arXiv 2310.00965.
 */
final class IterativeNodePerturbation implements LearningRule {
    private final FixedNetwork network;
    private final NoisyPass noisy;
    private final ForwardPass pass;
    private final boolean exact;

    IterativeNodePerturbation(FixedNetwork network, Perturbation noise, RuleOptions.NodePerturbation options) {
        this.network = network;
        this.noisy = new NoisyPass(network, noise, options);
        this.pass = network.newPass();
        this.exact = options.division() == Division.EXACT;
    }

    @Override
    public void step(int label) {
        ForwardPass clean = network.training();
        clean.run();
        int loss = network.loss(clean.logits(), label);
        for (int draw = 0; draw < noisy.draws(); draw++) {
            for (int l = 1; l <= network.depth(); l++) {
                noisy.draw(l);
                noisy.runFrom(pass, l, clean.z(l));
                int dC = noisy.change(loss, network.loss(pass.logits(), label));
                if (exact) {
                    int n = network.width(l);
                    noisy.factor((long) n * dC, NoisyPass.squares(noisy.eps(l), n));
                } else {
                    noisy.factor(dC);
                }
                noisy.addDelta(l, noisy.eps(l), draw);
            }
        }
        network.update();
    }

    @Override
    public Map<String, int[]> vectors() {
        return noisy.vectors();
    }

    @Override
    public List<SaturationCounter> saturations() {
        return noisy.saturations();
    }
}
