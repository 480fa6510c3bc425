package io.hdlgen.golden.measure;

import io.hdlgen.golden.noise.SplitMix64;
import java.util.ArrayList;
import java.util.List;

/** The largest singular value of W_L .. W_1, by power iteration: how much the network without its activations can stretch a difference of inputs. Decorrelating matrices are factors too. */
final class SpectralNorm {
    private static final int MOST = 1000;
    private static final double ENOUGH = 1e-9;
    private static final long SEED = 1;

    private SpectralNorm() {}

    static double of(RealNetwork network) {
        List<double[][]> factors = new ArrayList<>();
        for (int l = 1; l <= network.depth(); l++) {
            network.decorrelation(l - 1).ifPresent(factors::add);
            factors.add(network.weights(l));
        }
        return of(factors);
    }

    /** Of a product; the first factor is applied first. */
    static double of(List<double[][]> factors) {
        double[] v = new double[factors.get(0)[0].length];
        SplitMix64 draws = new SplitMix64(SEED);
        for (int i = 0; i < v.length; i++) {
            v[i] = (draws.next() >>> 11) * 0x1p-53 - 0.5;
        }
        double norm = 0;
        for (int turn = 0; turn < MOST; turn++) {
            normalise(v);
            double[] u = v;
            for (double[][] factor : factors) {
                u = RealNetwork.product(factor, u);
            }
            double length = Math.sqrt(square(u));
            if (length == 0 || Math.abs(length - norm) <= ENOUGH * length) {
                return length;
            }
            norm = length;
            for (int f = factors.size() - 1; f >= 0; f--) {
                u = RealNetwork.transposedProduct(factors.get(f), u);
            }
            v = u;
        }
        return norm;
    }

    private static void normalise(double[] v) {
        double length = Math.sqrt(square(v));
        for (int i = 0; i < v.length; i++) {
            v[i] /= length;
        }
    }

    private static double square(double[] v) {
        double sum = 0;
        for (double one : v) {
            sum += one * one;
        }
        return sum;
    }
}
