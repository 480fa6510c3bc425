package io.hdlgen.golden.rule;

import io.hdlgen.golden.fixed.SaturationCounter;
import io.hdlgen.golden.spec.Formats;
import io.hdlgen.golden.spec.RuleOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Direct feedback alignment whose feedback follows the Jacobian of the output: a tangent pass with noise u_l at every hidden layer gives dy, and F_l = (1 - alpha) F_l + alpha u_l dy^T has
 * J_l^T for its mean.
 *
 * <p>Bacho, Chu, "Low-variance forward gradients using direct feedback alignment and momentum", Neural Networks 169, 2024, arXiv 2212.07282.
 */
final class ForwardDirectFeedbackAlignment implements LearningRule {
    private final FixedNetwork network;
    private final Feedback feedback;
    private final DirectProjection projection;
    private final Perturbation noise;
    private final OptionalInt alpha;
    private final int heldShift;
    private final List<int[]> perturbations = new ArrayList<>();
    private final List<StoredVector> tangents = new ArrayList<>();
    private final List<StoredVector> held = new ArrayList<>();

    ForwardDirectFeedbackAlignment(
            FixedNetwork network, Feedback feedback, Perturbation noise, RuleOptions.ForwardFeedback options) {
        this.network = network;
        this.feedback = feedback;
        this.projection = new DirectProjection(network, feedback);
        this.noise = noise;
        this.alpha = OptionalInt.of(options.alphaShift());
        Formats formats = network.formats();
        int xf = formats.activations().fractionBits();
        this.heldShift = xf
                + options.alphaShift()
                - (formats.updateShift() + formats.feedback().fractionBits() - xf);
        for (int l = 1; l < network.depth(); l++) {
            perturbations.add(new int[network.width(l)]);
            tangents.add(new StoredVector("t" + l, network.width(l), formats.vectorBits()));
            held.add(new StoredVector("h" + l, network.width(l), formats.vectorBits()));
        }
        tangents.add(new StoredVector("dy", network.width(network.depth()), formats.vectorBits()));
    }

    @Override
    public void step(int label) {
        network.forward(label);
        propagateTangents();
        network.outputDelta();
        projection.project(network.error(), network.formats().error().fractionBits());
        Signal dy = tangent(network.depth()).measured();
        for (int l = 1; l < network.depth(); l++) {
            int[] h = held.get(l - 1).shifted(perturbation(l), 1, heldShift);
            network.learn(feedback.matrix(l), h, dy, alpha);
        }
        network.update();
    }

    /** t_1 = u_1; t_l = mask(W_l t_(l-1)) + u_l; dy = W_L t_(L-1). */
    private void propagateTangents() {
        int depth = network.depth();
        if (depth == 1) {
            return;
        }
        noise.draw(perturbation(1), network.width(1));
        System.arraycopy(perturbation(1), 0, tangent(1).values(), 0, network.width(1));
        for (int l = 2; l <= depth; l++) {
            network.weights(l).multiply(tangent(l - 1).measured(), network.sums());
            if (l < depth) {
                noise.draw(perturbation(l), network.width(l));
                maskAndAdd(l);
            } else {
                narrow(tangent(l));
            }
        }
    }

    /** t_l = sat(mask_l(sat(rnd(sums, WF))) + u_l). */
    private void maskAndAdd(int l) {
        ActivationUnit unit = network.training().unit(l);
        StoredVector t = tangent(l);
        int shift = network.formats().weights().fractionBits() + unit.derivativeShift();
        for (int i = 0; i < t.size(); i++) {
            int product = t.narrowing().apply(network.sums()[i], shift);
            long masked = unit.mask(network.training().x(l).values()[i], product);
            t.values()[i] = t.narrowing().apply(masked + perturbation(l)[i]);
        }
    }

    private void narrow(StoredVector t) {
        for (int i = 0; i < t.size(); i++) {
            t.values()[i] = t.narrowing()
                    .apply(network.sums()[i], network.formats().weights().fractionBits());
        }
    }

    private int[] perturbation(int l) {
        return perturbations.get(l - 1);
    }

    /** t_l, and dy for l = L. */
    private StoredVector tangent(int l) {
        return tangents.get(l - 1);
    }

    @Override
    public Map<String, int[]> vectors() {
        Map<String, int[]> vectors = new LinkedHashMap<>();
        for (int l = 1; l < network.depth(); l++) {
            vectors.put("u" + l, perturbation(l).clone());
        }
        tangents.forEach(t -> vectors.put(t.saturations().name(), t.elements()));
        return vectors;
    }

    @Override
    public List<SaturationCounter> saturations() {
        return Stream.concat(tangents.stream(), held.stream())
                .map(StoredVector::saturations)
                .toList();
    }
}
