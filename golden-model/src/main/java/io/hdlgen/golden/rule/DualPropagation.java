package io.hdlgen.golden.rule;

import io.hdlgen.golden.fixed.Narrowing;
import io.hdlgen.golden.fixed.SaturationCounter;
import io.hdlgen.golden.spec.Formats;
import io.hdlgen.golden.spec.RuleName;
import io.hdlgen.golden.spec.RuleOptions;
import io.hdlgen.golden.spec.RuleOptions.Alpha;
import io.hdlgen.golden.spec.RuleOptions.SweepOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Dual propagation: every hidden neuron has two states, nudged up and down by what the layer above wants, s+ = f(a + (1 - alpha) D) and s- = f(a - alpha D) for DP^T, with the weights of the
 * nudges exchanged for DP; their difference carries the error, their mean the signal.
 *
 * <p>Hoier, Staudt, Zach, "Dual propagation: accelerating contrastive Hebbian learning with dyadic neurons", ICML 2023, arXiv 2302.01228; Hoier, Zach, "Two tales of single-phase contrastive
 * Hebbian learning", ICML 2024, arXiv 2402.08573.
 */
final class DualPropagation implements LearningRule {
    private final FixedNetwork network;
    private final RuleOptions.DualPropagation options;
    private final boolean transposed;
    private final Alpha up;
    private final Alpha down;
    private final List<DualLayer> layers = new ArrayList<>();
    private final StoredVector output;
    private final StoredVector outputDifference;
    private final int[] order;

    DualPropagation(FixedNetwork network, RuleName name, RuleOptions.DualPropagation options) {
        this.network = network;
        this.options = options;
        this.transposed = name == RuleName.DP_T;
        this.up = transposed ? options.alpha().complement() : options.alpha();
        this.down = up.complement();
        Formats formats = network.formats();
        for (int l = 1; l < network.depth(); l++) {
            layers.add(new DualLayer(network, l));
        }
        this.output = new StoredVector("a" + network.depth(), network.width(network.depth()), formats.vectorBits());
        this.outputDifference =
                new StoredVector("d" + network.depth(), network.width(network.depth()), formats.vectorBits());
        this.order = order(network.depth(), options.order());
    }

    private static int[] order(int depth, SweepOrder order) {
        IntStream upward = IntStream.rangeClosed(1, depth);
        return switch (order) {
            case UPWARD -> upward.toArray();
            case DOWNWARD -> upward.map(l -> depth + 1 - l).toArray();
            case FORWARD_BACKWARD ->
                IntStream.concat(upward, IntStream.range(1, depth).map(l -> depth - l))
                        .toArray();
        };
    }

    @Override
    public void step(int label) {
        network.forward(label);
        for (DualLayer layer : layers) {
            layer.start();
        }
        Arrays.fill(outputDifference.values(), 0);
        for (int sweep = 0; sweep < options.sweeps(); sweep++) {
            for (int l : order) {
                boolean firstDownward = sweep == 0 && options.order() == SweepOrder.DOWNWARD;
                visit(l, label, !firstDownward);
            }
        }
        deltas();
        for (int l = 1; l <= network.depth(); l++) {
            network.update(l, stream(l - 1));
        }
    }

    /** One visit of layer l; {@code product} is false where nothing below has changed since the forward pass. */
    private void visit(int l, int label, boolean product) {
        if (l < network.depth()) {
            DualLayer layer = layers.get(l - 1);
            if (product) {
                layer.sum(stream(l - 1));
            }
            layer.nudge(difference(l + 1), up, down, options.alpha());
        } else {
            if (product && !transposed) {
                network.sum(l, stream(l - 1), output);
                network.error(Arrays.copyOf(output.values(), output.size()), label);
            }
            int shift = network.formats().error().fractionBits()
                    + options.betaShift()
                    - network.formats().activations().fractionBits();
            outputDifference.shifted(network.error().values(), -1, shift);
        }
    }

    /** g_L = -eta e, g_l = (eta / beta) (s+ - s-). */
    private void deltas() {
        network.outputDelta();
        Formats formats = network.formats();
        int shift = formats.activations().fractionBits()
                + network.rateShift()
                - options.betaShift()
                - formats.delta().fractionBits();
        for (int l = 1; l < network.depth(); l++) {
            Signal g = network.delta(l);
            Narrowing narrowing = network.deltaNarrowing(l);
            for (int i = 0; i < g.size(); i++) {
                g.values()[i] = narrowing.apply(difference(l).values()[i], shift);
            }
            g.measure();
        }
    }

    /** m_l, the mean of the two states; x_0 for the input. */
    private Signal stream(int l) {
        return l == 0 ? network.training().x(0) : layers.get(l - 1).mean();
    }

    private StoredVector difference(int l) {
        return l == network.depth() ? outputDifference : layers.get(l - 1).difference();
    }

    @Override
    public Map<String, int[]> vectors() {
        Map<String, int[]> vectors = new LinkedHashMap<>();
        layers.stream()
                .flatMap(layer -> layer.vectors().stream())
                .forEach(v -> vectors.put(v.saturations().name(), v.elements()));
        vectors.put(outputDifference.saturations().name(), outputDifference.elements());
        return vectors;
    }

    @Override
    public List<SaturationCounter> saturations() {
        List<SaturationCounter> all = new ArrayList<>();
        layers.forEach(layer -> all.addAll(layer.saturations()));
        all.add(output.saturations());
        all.add(outputDifference.saturations());
        return all;
    }
}
