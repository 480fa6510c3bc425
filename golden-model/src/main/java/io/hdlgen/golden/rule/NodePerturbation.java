package io.hdlgen.golden.rule;

import io.hdlgen.golden.fixed.SaturationCounter;
import io.hdlgen.golden.spec.RuleOptions;
import java.util.List;
import java.util.Map;

/**
 * Node perturbation, d_l = (dC / sigma^2) eps_l: a second pass with noise in all layers, and how the loss changes.
 *
 * <p>Dalm, van Gerven, Ahmad, "Effective learning with node perturbation in multi-layer neural networks", arXiv 2310.00965.
 */
final class NodePerturbation implements LearningRule {
    private final FixedNetwork network;
    private final NoisyPass noisy;
    private final ForwardPass pass;

    NodePerturbation(FixedNetwork network, Perturbation noise, RuleOptions.NodePerturbation options) {
        this.network = network;
        this.noisy = new NoisyPass(network, noise, options);
        this.pass = network.newPass();
    }

    @Override
    public void step(int label) {
        ForwardPass clean = network.training();
        clean.run();
        int loss = network.loss(clean.logits(), label);
        for (int draw = 0; draw < noisy.draws(); draw++) {
            noisy.draw();
            noisy.run(pass, clean.z(1));
            noisy.factor(noisy.change(loss, network.loss(pass.logits(), label)));
            for (int l = 1; l <= network.depth(); l++) {
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
