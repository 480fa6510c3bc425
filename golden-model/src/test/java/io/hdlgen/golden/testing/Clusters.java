package io.hdlgen.golden.testing;

import io.hdlgen.golden.data.DataSet;
import io.hdlgen.golden.data.Samples;
import java.util.Random;

/** A data set that can be learned: one random prototype for every class, with noise. Inputs from 0 to 1, XF fraction bits. */
public record Clusters(int[][] inputs, int[] labels) implements Samples {
    /** Training and test samples around the same prototypes. */
    public static DataSet of(int training, int test, int width, int classes, int xf, long seed) {
        Random random = new Random(seed);
        int[][] prototypes = new int[classes][width];
        for (int[] prototype : prototypes) {
            for (int j = 0; j < width; j++) {
                prototype[j] = random.nextInt((1 << xf) + 1);
            }
        }
        return new DataSet("clusters", draw(training, prototypes, xf, random), draw(test, prototypes, xf, random));
    }

    private static Clusters draw(int size, int[][] prototypes, int xf, Random random) {
        int[][] inputs = new int[size][prototypes[0].length];
        int[] labels = new int[size];
        for (int i = 0; i < size; i++) {
            labels[i] = random.nextInt(prototypes.length);
            for (int j = 0; j < inputs[i].length; j++) {
                int noisy = prototypes[labels[i]][j] + (int) (random.nextGaussian() * (1 << xf) / 3);
                inputs[i][j] = Math.max(0, Math.min(1 << xf, noisy));
            }
        }
        return new Clusters(inputs, labels);
    }

    @Override
    public int size() {
        return labels.length;
    }

    @Override
    public int width() {
        return inputs[0].length;
    }

    @Override
    public int label(int index) {
        return labels[index];
    }

    @Override
    public void read(int index, int[] into) {
        System.arraycopy(inputs[index], 0, into, 0, width());
    }
}
