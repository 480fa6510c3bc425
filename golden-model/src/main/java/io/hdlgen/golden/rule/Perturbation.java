package io.hdlgen.golden.rule;

import io.hdlgen.golden.fixed.Fixed;
import io.hdlgen.golden.noise.PerturbationNoise;
import io.hdlgen.golden.noise.Seeds;
import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.RuleOptions;
import java.util.Optional;

/** Noise vectors in the activations' format; nothing for rules without noise. */
public final class Perturbation {
    private final Optional<PerturbationNoise> noise;
    private final int shift;

    private Perturbation(Optional<PerturbationNoise> noise, int shift) {
        this.noise = noise;
        this.shift = shift;
    }

    /** Noise that goes on from a state, empty for the seed's. */
    public static Perturbation of(Description description, long[] state) {
        long start = state.length == 0 ? Seeds.perturbation(description.seed()) : state[0];
        RuleOptions options = description.rule().options();
        int xf = description.formats().activations().fractionBits();
        if (options instanceof RuleOptions.ForwardFeedback f
                && description.network().depth() > 1) {
            return of(new PerturbationNoise(f.noise(), start), xf);
        }
        if (options instanceof RuleOptions.ForwardGradient f) {
            return of(new PerturbationNoise(f.noise(), start), xf);
        }
        if (options instanceof RuleOptions.NodePerturbation p) {
            return of(new PerturbationNoise(p.noise(), start), xf - p.sigmaShift());
        }
        return new Perturbation(Optional.empty(), 0);
    }

    private static Perturbation of(PerturbationNoise noise, int fractionBits) {
        return new Perturbation(Optional.of(noise), noise.codeFraction() - fractionBits);
    }

    /** Draws the first {@code n} elements of a vector. */
    void draw(int[] into, int n) {
        noise.orElseThrow().draw(into, n);
        for (int i = 0; i < n; i++) {
            into[i] = (int) Fixed.rnd(into[i], shift);
        }
    }

    /** The LFSR's state; empty for rules without noise. */
    public long[] state() {
        return noise.map(n -> new long[] {n.state()}).orElse(new long[0]);
    }
}
