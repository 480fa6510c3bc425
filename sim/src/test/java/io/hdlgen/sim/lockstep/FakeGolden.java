package io.hdlgen.sim.lockstep;

import io.hdlgen.golden.fixed.FixedFormat;
import io.hdlgen.golden.train.NamedVector;
import io.hdlgen.golden.train.Step;
import io.hdlgen.sim.manifest.Layout.MatrixPlace;
import io.hdlgen.sim.manifest.Layout.VectorPlace;
import io.hdlgen.sim.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;

/** A golden run that stands still: every number is different from its neighbours. */
final class FakeGolden implements GoldenRun {
    private final List<StoredMatrix> matrices = new ArrayList<>();
    private final List<NamedVector> vectors = new ArrayList<>();
    private final int[] roundingStates;
    private final long[] feedbackStates;
    private final long[] perturbationState = {0xFEDC_BA98_7654_3210L};
    private final int[] logits = {10, 30, 20};

    FakeGolden(Manifest manifest) {
        int next = 1;
        for (MatrixPlace place : manifest.layout().matrices()) {
            int[][] data = new int[place.rows()][place.columns() + (place.bias() ? 1 : 0)];
            for (int[] row : data) {
                for (int j = 0; j < row.length; j++) {
                    row[j] = next % 2 == 0 ? next : -next;
                    next++;
                }
            }
            matrices.add(new StoredMatrix(place.name(), data, new FixedFormat(3, 13)));
        }
        for (VectorPlace place : manifest.layout().vectors()) {
            int[] values = new int[place.elements()];
            for (int i = 0; i < values.length; i++) {
                values[i] = next++;
            }
            vectors.add(new NamedVector(place.name(), values, new FixedFormat(7, 9)));
        }
        int lanes = manifest.probes().banks().size();
        roundingStates = new int[lanes];
        feedbackStates = new long[manifest.probes().feedbackStates().size()];
        for (int p = 0; p < lanes; p++) {
            roundingStates[p] = -1 - p;
        }
        for (int p = 0; p < feedbackStates.length; p++) {
            feedbackStates[p] = Long.MIN_VALUE + p;
        }
    }

    Step step() {
        return new Step(logits.clone(), 1);
    }

    @Override
    public Step train(int[] input, int label) {
        return step();
    }

    @Override
    public List<StoredMatrix> matrices() {
        return List.copyOf(matrices);
    }

    @Override
    public int[] roundingStates() {
        return roundingStates.clone();
    }

    @Override
    public long[] feedbackStates() {
        return feedbackStates.clone();
    }

    @Override
    public long[] perturbationState() {
        return perturbationState.clone();
    }

    @Override
    public List<NamedVector> vectors() {
        return List.copyOf(vectors);
    }
}
