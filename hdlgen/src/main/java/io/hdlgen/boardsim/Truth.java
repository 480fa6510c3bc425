package io.hdlgen.boardsim;

import io.hdlgen.golden.data.Samples;
import io.hdlgen.golden.train.GoldenModel;
import io.hdlgen.sim.drive.EngineState;
import io.hdlgen.sim.lockstep.BankImage;
import io.hdlgen.sim.lockstep.GoldenFactory;
import io.hdlgen.sim.lockstep.GoldenRun;
import io.hdlgen.sim.manifest.Manifest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The golden model of a board, and what differs from it. */
final class Truth {
    private final Manifest manifest;
    private final GoldenModel model;
    private final BankImage image;

    private Truth(Manifest manifest, GoldenModel model) {
        this.manifest = manifest;
        this.model = model;
        this.image = new BankImage(manifest);
    }

    /** With the weights of the seed. */
    static Truth of(Manifest manifest) {
        GoldenModel model = GoldenModel.create(manifest.design());
        manifest.design().description().engine().epoch().ifPresent(model::samplesPerEpoch);
        return new Truth(manifest, model);
    }

    GoldenModel model() {
        return model;
    }

    /** Learns the samples; what was predicted otherwise. */
    List<String> train(Samples samples, int[] predictions) {
        List<String> differences = new ArrayList<>();
        int[] x = new int[samples.width()];
        for (int i = 0; i < predictions.length; i++) {
            samples.read(i, x);
            int expected = model.train(x, samples.label(i)).prediction();
            if (predictions[i] != expected) {
                differences.add("sample " + i + ": predicted " + predictions[i] + ", golden " + expected);
            }
        }
        if (predictions.length != samples.size()) {
            differences.add(predictions.length + " predictions for " + samples.size() + " samples");
        }
        return differences;
    }

    /** What the banks must hold. */
    int[] banks() {
        return image.of(stored());
    }

    /** Matrices that are others, or are missing. */
    List<String> differences(Map<String, int[][]> weights) {
        List<String> differences = new ArrayList<>();
        for (GoldenRun.StoredMatrix matrix : stored()) {
            int[][] read = weights.get(matrix.name());
            if (read == null || !Arrays.deepEquals(read, matrix.data())) {
                differences.add(matrix.name() + " as it was read over the wire");
            }
        }
        return differences;
    }

    /** Stored numbers and random states of the engine that are others. */
    List<String> differences(EngineState state) {
        List<String> differences = new ArrayList<>();
        int[] expected = banks();
        for (int i = 0; i < expected.length; i++) {
            if (state.banks()[i] != expected[i]) {
                differences.add(place(i) + ": " + state.banks()[i] + " in the bank, golden " + expected[i]);
            }
        }
        if (!Arrays.equals(state.roundingStates(), model.roundingStates())) {
            differences.add("rounding states");
        }
        if (!Arrays.equals(state.perturbationState(), model.perturbationState())) {
            differences.add("perturbation state");
        }
        return differences;
    }

    private String place(int index) {
        BankImage.Element element = image.element(index);
        String name = element.matrix().isEmpty() ? "lane" : element.matrix();
        return name + "[" + element.row() + "][" + element.column() + "]";
    }

    private List<GoldenRun.StoredMatrix> stored() {
        return new GoldenFactory.Fixed(model).matrices();
    }

    Manifest manifest() {
        return manifest;
    }
}
