package io.hdlgen.golden.rule;

import io.hdlgen.golden.fixed.Fixed;
import io.hdlgen.golden.noise.PerturbationNoise;
import io.hdlgen.golden.noise.Seeds;
import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.RuleOptions;
import java.util.Optional;

/** Noise vectors in the activations' format, from the perturbation LFSR. */
final class LfsrPerturbation implements Perturbation {
    private final PerturbationNoise noise;
    private final int shift;

    private LfsrPerturbation(PerturbationNoise noise, int fractionBits) {
        this.noise = noise;
        this.shift = noise.codeFraction() - fractionBits;
    }

    /** What a description's rule needs, from the state or, if that is empty, from the seed on. */
    static Optional<Perturbation> of(Description description, long[] state) {
        long start = state.length == 0 ? Seeds.perturbation(description.seed()) : state[0];
        RuleOptions options = description.rule().options();
        int fraction = description.formats().activations().fractionBits() - options.sigmaShift();
        // FDFA perturbs hidden layers only.
        boolean draws = description.network().depth() > 1 || !(options instanceof RuleOptions.ForwardFeedback);
        return options.noiseKind()
                .filter(kind -> draws)
                .map(kind -> new LfsrPerturbation(new PerturbationNoise(kind, start), fraction));
    }

    @Override
    public void draw(int[] into, int n) {
        noise.draw(into, n);
        for (int i = 0; i < n; i++) {
            into[i] = (int) Fixed.rnd(into[i], shift);
        }
    }

    @Override
    public long[] state() {
        return new long[] {noise.state()};
    }
}
