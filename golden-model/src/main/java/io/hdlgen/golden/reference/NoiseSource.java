package io.hdlgen.golden.reference;

/** Where forward gradients and node perturbation take their noise from. */
@FunctionalInterface
public interface NoiseSource {
    /** The next {@code n} elements, of mean 0 and standard deviation 1. */
    double[] draw(int n);
}
