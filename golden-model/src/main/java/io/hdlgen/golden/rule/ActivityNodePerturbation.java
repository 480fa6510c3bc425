package io.hdlgen.golden.rule;

import io.hdlgen.golden.fixed.SaturationCounter;
import io.hdlgen.golden.spec.RuleOptions;
import io.hdlgen.golden.spec.RuleOptions.Division;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Activity-based node perturbation, d_l = N dC da_l / sum |da_l|^2: not the noise but the whole change da_l of the pre-activations decides, that which came from below included. With two noisy
 * passes the noise itself need not be known.
 *
 * <p>Dalm, van Gerven, Ahmad, "Effective learning with node perturbation in multi-layer neural networks", arXiv 2310.00965.
 */
final class ActivityNodePerturbation implements LearningRule {
    private final FixedNetwork network;
    private final NoisyPass noisy;
    private final ForwardPass pass;
    private final boolean exact;
    private final boolean twoNoisyPasses;
    private final int[] firstSum;
    private final List<StoredVector> changes = new ArrayList<>();
    private long neurons;

    ActivityNodePerturbation(FixedNetwork network, Perturbation noise, RuleOptions.NodePerturbation options) {
        this.network = network;
        this.noisy = new NoisyPass(network, noise, options);
        this.pass = network.newPass();
        this.exact = options.division() == Division.EXACT;
        this.twoNoisyPasses = options.twoNoisyPasses();
        this.firstSum = new int[network.width(1)];
        for (int l = 1; l <= network.depth(); l++) {
            changes.add(new StoredVector(
                    "v" + l, network.width(l), network.formats().vectorBits()));
            neurons += network.width(l);
        }
    }

    @Override
    public void step(int label) {
        ForwardPass first = network.training();
        runFirst(first);
        int loss = network.loss(first.logits(), label);
        for (int draw = 0; draw < noisy.draws(); draw++) {
            noisy.draw();
            noisy.run(pass, firstSum);
            long squares = subtract(first);
            int dC = noisy.change(loss, network.loss(pass.logits(), label));
            if (exact) {
                noisy.factor(neurons * dC, squares);
            } else {
                noisy.factor(dC);
            }
            for (int l = 1; l <= network.depth(); l++) {
                noisy.addDelta(l, changes.get(l - 1).values(), draw);
            }
        }
        network.update();
    }

    /** The clean pass, or one with noise of its own. */
    private void runFirst(ForwardPass first) {
        if (twoNoisyPasses) {
            first.begin();
            first.sum(1);
            System.arraycopy(first.z(1), 0, firstSum, 0, firstSum.length);
            noisy.draw();
            noisy.run(first, firstSum);
        } else {
            first.run();
            System.arraycopy(first.z(1), 0, firstSum, 0, firstSum.length);
        }
    }

    /** v_l = sat(z'_l - z_l); returns the sum of all squares. */
    private long subtract(ForwardPass first) {
        long squares = 0;
        for (int l = 1; l <= network.depth(); l++) {
            StoredVector v = changes.get(l - 1);
            for (int i = 0; i < v.size(); i++) {
                v.values()[i] = v.narrowing().apply((long) pass.z(l)[i] - first.z(l)[i]);
            }
            squares += NoisyPass.squares(v.values(), v.size());
        }
        return squares;
    }

    @Override
    public Map<String, int[]> vectors() {
        Map<String, int[]> vectors = noisy.vectors();
        changes.forEach(v -> vectors.put(v.saturations().name(), v.elements()));
        return vectors;
    }

    @Override
    public List<SaturationCounter> saturations() {
        return Stream.concat(changes.stream().map(StoredVector::saturations), noisy.saturations().stream())
                .toList();
    }
}
