package io.hdlgen.proof;

import io.hdlgen.golden.data.Samples;
import io.hdlgen.golden.spec.Description;
import java.util.SplittableRandom;

/** Samples of any amplitude that an activation can have; data sets only have inputs from 0 to 1. */
public record RandomInputs(int[][] inputs, int[] labels) implements Samples {
    /** How large inputs are. */
    public enum Amplitude {
        /** 0 to ONE. */
        UNIT,
        /** The whole range of the format. */
        FULL,
        /** The ends of the range, ONE, 0 and their neighbours. */
        EDGES,
        /** Mostly 0. */
        SPARSE
    }

    /** Draws samples. */
    public static RandomInputs draw(Description d, int size, Amplitude amplitude, SplittableRandom random) {
        int[][] inputs = new int[size][d.network().input()];
        int[] labels = new int[size];
        int max = (int) d.formats().activations().max();
        int one = (int) d.formats().activations().one();
        for (int i = 0; i < size; i++) {
            labels[i] = random.nextInt(d.network().classes());
            for (int j = 0; j < inputs[i].length; j++) {
                inputs[i][j] = element(max, one, amplitude, random);
            }
        }
        return new RandomInputs(inputs, labels);
    }

    private static int element(int max, int one, Amplitude amplitude, SplittableRandom random) {
        return switch (amplitude) {
            case UNIT -> random.nextInt(one + 1);
            case FULL -> random.nextInt(-max - 1, max + 1);
            case EDGES -> {
                int[] edges = {max, max - 1, -max - 1, -max, one, 1 - one, 1, 0, -1};
                yield edges[random.nextInt(edges.length)];
            }
            case SPARSE -> random.nextInt(8) > 0 ? 0 : random.nextInt(-one, one + 1);
        };
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
