package io.hdlgen.sim.lockstep;

import io.hdlgen.sim.drive.EngineSize;
import io.hdlgen.sim.manifest.Layout.MatrixPlace;
import io.hdlgen.sim.manifest.Manifest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The hash of {@code docs/cosim.md}: the sum modulo 2^64 of every stored number times the odd constant of its position. Padding is zero in a correct design and adds nothing here; in
 * the model it is summed like everything else. A single wrong number always changes the sum.
 */
public final class StateHash {
    private final EngineSize size;
    private final long[] constants;
    private final Map<String, MatrixPlace> places = new HashMap<>();

    public StateHash(Manifest manifest) {
        this.size = EngineSize.of(manifest);
        this.constants = new long[size.bankElements() + 3 * size.lanes() + 2];
        for (int i = 0; i < constants.length; i++) {
            constants[i] = oddConstant(i);
        }
        manifest.layout().matrices().forEach(place -> places.put(place.name(), place));
    }

    /** Hash of the golden state as it is now. */
    public long of(GoldenRun golden) {
        return of(golden.matrices(), golden.roundingStates())
                + wide(golden.feedbackStates(), size.bankElements() + size.lanes())
                + wide(golden.perturbationState(), size.bankElements() + 3 * size.lanes());
    }

    private long of(List<GoldenRun.StoredMatrix> matrices, int[] roundingStates) {
        long sum = 0;
        for (GoldenRun.StoredMatrix matrix : matrices) {
            sum += matrix(placeOf(matrix.name()), matrix.data());
        }
        int position = size.bankElements();
        for (int p = 0; p < roundingStates.length; p++) {
            sum += (roundingStates[p] & 0xFFFFFFFFL) * constants[position + p];
        }
        return sum;
    }

    /** States of 64 bits, each in two positions from {@code first} on. */
    private long wide(long[] states, int first) {
        long sum = 0;
        for (int i = 0; i < states.length; i++) {
            sum += (states[i] & 0xFFFFFFFFL) * constants[first + 2 * i];
            sum += (states[i] >>> 32) * constants[first + 2 * i + 1];
        }
        return sum;
    }

    /** Rows are contiguous: element (i, j) has the position of element (i, 0) plus j. */
    private long matrix(MatrixPlace place, int[][] rows) {
        long sum = 0;
        for (int i = 0; i < rows.length; i++) {
            int word = place.base() + i / size.lanes() * place.words();
            sum += row(rows[i], constants, size.index(i % size.lanes(), word));
        }
        return sum;
    }

    private static long row(int[] values, long[] constants, int position) {
        long sum = 0;
        for (int j = 0; j < values.length; j++) {
            sum += values[j] * constants[position + j];
        }
        return sum;
    }

    private MatrixPlace placeOf(String name) {
        MatrixPlace place = places.get(name);
        if (place == null) {
            throw new IllegalArgumentException("the layout has no matrix " + name);
        }
        return place;
    }

    /** A fixed pseudo-random odd number for every position: splitmix64's mixing function. */
    static long oddConstant(long position) {
        long z = (position + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return (z ^ (z >>> 31)) | 1;
    }
}
