package io.hdlgen.golden.rule;

import io.hdlgen.golden.fixed.Narrowing;
import io.hdlgen.golden.spec.Formats;
import java.util.ArrayList;
import java.util.List;

/**
 * Backpropagation, d_l = (W_(l+1)^T d_(l+1)) .* f'(z_l).
 *
 * <p>Rumelhart, Hinton, Williams, "Learning representations by back-propagating errors", Nature 323, 1986. The held g_l = -eta d_l is carried down instead of d_l.
 */
final class Backpropagation implements LearningRule {
    private final FixedNetwork network;
    private final List<Narrowing> narrowings = new ArrayList<>();
    private final long[] sums;

    Backpropagation(FixedNetwork network, Formats formats) {
        this.network = network;
        this.sums = network.newSums();
        for (int l = 1; l < network.depth(); l++) {
            narrowings.add(network.deltaNarrowing(l, formats.weights().fractionBits()));
        }
    }

    @Override
    public void step(int label) {
        network.forward(label);
        network.outputDelta();
        for (int l = network.depth() - 1; l >= 1; l--) {
            // g_l = mask(sat(rnd(W_(l+1)^T g_(l+1), WF)))
            network.weights(l + 1).multiplyTransposed(network.delta(l + 1), sums);
            network.hiddenDelta(l, sums, narrowings.get(l - 1));
        }
        network.update();
    }

    @Override
    public List<WeightMatrix> storedMatrices() {
        return List.of();
    }
}
