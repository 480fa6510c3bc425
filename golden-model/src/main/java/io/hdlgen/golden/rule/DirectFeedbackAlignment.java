package io.hdlgen.golden.rule;

import io.hdlgen.golden.fixed.Narrowing;
import java.util.ArrayList;
import java.util.List;

/**
 * Direct feedback alignment, d_l = (F_l e) .* f'(z_l) with fixed random F_l.
 *
 * <p>Nokland, "Direct feedback alignment provides learning in deep neural networks", NeurIPS 2016; Refinetti, d'Ascoli, Ohana, Goldt, "Align, then memorise", ICML 2021.
 */
final class DirectFeedbackAlignment implements LearningRule {
    private final FixedNetwork network;
    private final Feedback feedback;
    private final List<Narrowing> narrowings = new ArrayList<>();
    private final long[] sums;

    DirectFeedbackAlignment(FixedNetwork network, Feedback feedback) {
        this.network = network;
        this.feedback = feedback;
        this.sums = network.newSums();
        for (int l = 1; l < network.depth(); l++) {
            narrowings.add(network.deltaNarrowing(l, feedback.fractionBits(l) + network.errorDeltaShift()));
        }
    }

    @Override
    public void step(int label) {
        network.forward(label);
        network.outputDelta();
        for (int l = 1; l < network.depth(); l++) {
            // g_l = mask(sat(rnd(-F_l e, BF + EF + k - DF))), for regenerated F_l with FBf + f_l in place of BF
            feedback.matrix(l).multiply(network.error(), sums);
            negate(sums);
            network.hiddenDelta(l, sums, narrowings.get(l - 1));
        }
        network.update();
    }

    @Override
    public List<WeightMatrix> storedMatrices() {
        return feedback.stored();
    }

    private static void negate(long[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = -values[i];
        }
    }
}
