package io.hdlgen.golden.rule;

import io.hdlgen.golden.fixed.Narrowing;
import io.hdlgen.golden.fixed.SaturationCounter;
import io.hdlgen.golden.spec.Formats;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Activity-perturbed forward gradient, d_l = s u_l: the directional derivative s = e . ta_L of the loss along the noise u_l added to every pre-activation.
 *
 * <p>Ren, Kornblith, Liao, Hinton, "Scaling forward gradient with local losses", ICLR 2023.
 */
final class ForwardGradient implements LearningRule {
    private final FixedNetwork network;
    private final Perturbation noise;
    private final Scalar factor;
    private final List<int[]> perturbations = new ArrayList<>();
    private final List<StoredVector> tangents = new ArrayList<>();
    private final List<Signal> masked = new ArrayList<>();

    ForwardGradient(FixedNetwork network, Perturbation noise) {
        this.network = network;
        this.noise = noise;
        Formats formats = network.formats();
        this.factor = new Scalar(formats);
        for (int l = 1; l <= network.depth(); l++) {
            perturbations.add(new int[network.width(l)]);
            tangents.add(new StoredVector("ta" + l, network.width(l), formats.vectorBits()));
            masked.add(new Signal(network.width(l), 0));
        }
    }

    @Override
    public void step(int label) {
        network.forward(label);
        for (int l = 1; l <= network.depth(); l++) {
            propagate(l);
        }
        StoredVector last = tangents.get(network.depth() - 1);
        long s = 0; // at most 2^10 products below 2^35
        for (int i = 0; i < last.size(); i++) {
            s += (long) network.error().values()[i] * last.values()[i];
        }
        factor.set(
                s, network.errorDeltaShift() + network.formats().activations().fractionBits());
        for (int l = 1; l <= network.depth(); l++) {
            Signal g = network.delta(l);
            Narrowing narrowing = network.deltaNarrowing(l);
            for (int i = 0; i < g.size(); i++) {
                g.values()[i] = factor.delta(perturbations.get(l - 1)[i], narrowing);
            }
            g.measure();
        }
        network.update();
    }

    /** ta_1 = u_1, ta_l = W_l m_(l-1) + u_l; m_l = mask_l(ta_l). */
    private void propagate(int l) {
        StoredVector ta = tangents.get(l - 1);
        int[] u = perturbations.get(l - 1);
        noise.draw(u, ta.size());
        if (l == 1) {
            System.arraycopy(u, 0, ta.values(), 0, ta.size());
        } else {
            network.weights(l).multiply(masked.get(l - 2), network.sums());
            int shift = network.formats().weights().fractionBits();
            for (int i = 0; i < ta.size(); i++) {
                long product = ta.narrowing().apply(network.sums()[i], shift);
                ta.values()[i] = ta.narrowing().apply(product + u[i]);
            }
        }
        if (l < network.depth()) {
            mask(l, ta);
        }
    }

    private void mask(int l, StoredVector ta) {
        ActivationUnit unit = network.training().unit(l);
        int[] x = network.training().x(l).values();
        Signal m = masked.get(l - 1);
        for (int i = 0; i < m.size(); i++) {
            m.values()[i] = unit.mask(x[i], ta.narrowing().apply(ta.values()[i], unit.derivativeShift()));
        }
        m.measure();
    }

    @Override
    public Map<String, int[]> vectors() {
        Map<String, int[]> vectors = new LinkedHashMap<>();
        for (int l = 1; l <= network.depth(); l++) {
            vectors.put("u" + l, perturbations.get(l - 1).clone());
            vectors.put("ta" + l, tangents.get(l - 1).elements());
            if (l < network.depth()) {
                Signal m = masked.get(l - 1);
                vectors.put("m" + l, Arrays.copyOf(m.values(), m.size()));
            }
        }
        return vectors;
    }

    @Override
    public List<SaturationCounter> saturations() {
        return Stream.concat(tangents.stream().map(StoredVector::saturations), Stream.of(factor.saturations()))
                .toList();
    }
}
