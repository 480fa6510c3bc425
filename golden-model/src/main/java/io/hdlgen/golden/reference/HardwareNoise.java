package io.hdlgen.golden.reference;

import io.hdlgen.golden.noise.PerturbationNoise;
import io.hdlgen.golden.spec.RuleOptions.NoiseKind;

/** The noise that the fixed-point model draws, bit for bit, but not rounded to its formats: {@code docs/numerics.md} section 6. */
final class HardwareNoise implements NoiseSource {
    private final PerturbationNoise noise;

    /**
     * Noise that goes on from a state of the LFSR.
     *
     * @param state not zero
     */
    HardwareNoise(NoiseKind kind, long state) {
        this.noise = new PerturbationNoise(kind, state);
    }

    @Override
    public double[] draw(int n) {
        int[] codes = new int[n];
        noise.draw(codes, n);
        return Reals.real(codes, noise.codeFraction());
    }
}
