package io.hdlgen.golden.rule;

import io.hdlgen.golden.fixed.Narrowing;
import io.hdlgen.golden.fixed.SaturationCounter;
import io.hdlgen.golden.spec.RuleOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What all node perturbation has in common, {@code docs/numerics.md} section 4.5: noise eps_l, passes with it, the change dC of the loss, a factor h made of it, and the deltas. */
final class NoisyPass {
    /** Fraction bits of a loss. */
    private static final int LOSS_FRACTION = 16;

    private final FixedNetwork network;
    private final Perturbation noise;
    private final RuleOptions.NodePerturbation options;
    private final List<int[]> perturbations = new ArrayList<>();
    private final Narrowing change = new Narrowing(Scalar.BITS, new SaturationCounter("dC"));
    private final Scalar factor;

    NoisyPass(FixedNetwork network, Perturbation noise, RuleOptions.NodePerturbation options) {
        this.network = network;
        this.noise = noise;
        this.options = options;
        this.factor = new Scalar(network.formats());
        for (int l = 1; l <= network.depth(); l++) {
            perturbations.add(new int[network.width(l)]);
        }
    }

    /** eps_l of the last draw. */
    int[] eps(int l) {
        return perturbations.get(l - 1);
    }

    /** New noise for one layer. */
    void draw(int l) {
        noise.draw(eps(l), network.width(l));
    }

    /** New noise for all layers. */
    void draw() {
        for (int l = 1; l <= network.depth(); l++) {
            draw(l);
        }
    }

    /** A pass with noise in all layers; {@code sum} is z_1 without noise. */
    void run(ForwardPass pass, int[] sum) {
        for (int l = 1; l <= network.depth(); l++) {
            if (l == 1) {
                pass.sum(1, sum);
            } else {
                pass.sum(l);
            }
            pass.perturb(l, eps(l));
            pass.activate(l);
        }
    }

    /** A pass with noise in layer l alone; below it everything is as in the clean pass, whose z_l is {@code sum}. */
    void runFrom(ForwardPass pass, int l, int[] sum) {
        pass.sum(l, sum);
        pass.perturb(l, eps(l));
        pass.activate(l);
        for (int m = l + 1; m <= network.depth(); m++) {
            pass.sum(m);
            pass.activate(m);
        }
    }

    /** dC = sat_32(C1 - C0), 16 fraction bits. */
    int change(int before, int after) {
        return change.apply((long) after - before);
    }

    /** h = dC / sigma^2, or half of it where the noise of two passes adds up; eta and the mean over the draws included. */
    void factor(int dC) {
        int variance = 2 * options.sigmaShift() - (options.twoNoisyPasses() ? 1 : 0);
        factor.set(
                dC,
                LOSS_FRACTION
                        + network.rateShift()
                        + options.drawsShift()
                        - variance
                        - network.formats().delta().fractionBits());
    }

    /** h = a / q for a numerator with the fraction of the loss and a sum of squares; eta and the mean over the draws included. */
    void factor(long a, long q) {
        factor.divide(
                a,
                q,
                network.formats().delta().fractionBits()
                        - network.rateShift()
                        - options.drawsShift()
                        - LOSS_FRACTION
                        + 2 * network.formats().activations().fractionBits());
    }

    /** g_l = -h v_l for the first draw, g_l - h v_l for the others. */
    void addDelta(int l, int[] v, int draw) {
        Signal g = network.delta(l);
        Narrowing narrowing = network.deltaNarrowing(l);
        for (int i = 0; i < g.size(); i++) {
            int one = factor.delta(v[i], narrowing);
            g.values()[i] = draw == 0 ? one : narrowing.apply((long) g.values()[i] + one);
        }
        g.measure();
    }

    /** How many times the noise is drawn for a sample. */
    int draws() {
        return 1 << options.drawsShift();
    }

    /** The sum of the squares of the first {@code n} elements. */
    static long squares(int[] v, int n) {
        long sum = 0; // at most 2^16 squares below 2^35
        for (int i = 0; i < n; i++) {
            sum += (long) v[i] * v[i];
        }
        return sum;
    }

    /** eps1 .. epsL of the last draw. Copies. */
    Map<String, int[]> vectors() {
        Map<String, int[]> vectors = new LinkedHashMap<>();
        for (int l = 1; l <= network.depth(); l++) {
            vectors.put("eps" + l, eps(l).clone());
        }
        return vectors;
    }

    List<SaturationCounter> saturations() {
        return Stream.of(change.counter(), factor.saturations()).toList();
    }
}
