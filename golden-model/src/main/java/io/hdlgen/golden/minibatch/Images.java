package io.hdlgen.golden.minibatch;

import io.hdlgen.golden.data.Samples;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Labelled samples as numbers.
 *
 * @param pixels a row a sample
 * @param labels from 0
 */
public record Images(Rows pixels, int[] labels) {
    /** The first {@code count} samples (or all there are), raw integers divided by 2^{@code fraction}. */
    public static Images of(Samples samples, int count, int fraction) {
        int size = Math.min(count, samples.size());
        Rows pixels = Rows.zeros(size, samples.width());
        int[] labels = new int[size];
        int[] x = new int[samples.width()];
        for (int i = 0; i < size; i++) {
            samples.read(i, x);
            for (int j = 0; j < x.length; j++) {
                pixels.put(i, j, (float) Math.scalb((double) x[j], -fraction));
            }
            labels[i] = samples.label(i);
        }
        return new Images(pixels, labels);
    }

    /** How many. */
    public int size() {
        return labels.length;
    }

    /** The first {@code count}, or all there are. */
    public Images first(int count) {
        int size = Math.min(count, size());
        float[] values = Arrays.copyOf(pixels.values(), size * pixels.columns());
        return new Images(new Rows(size, pixels.columns(), values), Arrays.copyOf(labels, size));
    }

    /** Square images at half the resolution: the mean of every 2 x 2 pixels. */
    public Images halved() {
        int side = (int) Math.round(Math.sqrt(pixels.columns()));
        int half = side / 2;
        Rows small = Rows.zeros(size(), half * half);
        for (int n = 0; n < size(); n++) {
            for (int i = 0; i < half; i++) {
                for (int j = 0; j < half; j++) {
                    int corner = 2 * i * side + 2 * j;
                    float sum = pixels.at(n, corner)
                            + pixels.at(n, corner + 1)
                            + pixels.at(n, corner + side)
                            + pixels.at(n, corner + side + 1);
                    small.put(n, i * half + j, sum / 4);
                }
            }
        }
        return new Images(small, labels);
    }

    /** Every pixel replaced by {@code scale * pixel + shift}. */
    public Images mapped(float scale, float shift) {
        Rows mapped = pixels.copy();
        for (int i = 0; i < mapped.values().length; i++) {
            mapped.values()[i] = scale * mapped.values()[i] + shift;
        }
        return new Images(mapped, labels);
    }

    /** The share {@code noise} of the labels replaced by random ones. */
    public Images withLabelNoise(double noise, int classes, SplittableRandom random) {
        int[] noisy = labels.clone();
        for (int i = 0; i < noisy.length; i++) {
            if (random.nextDouble() < noise) {
                noisy[i] = random.nextInt(classes);
            }
        }
        return new Images(pixels, noisy);
    }
}
