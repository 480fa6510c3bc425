package io.hdlgen.cli;

import io.hdlgen.golden.checkpoint.Checkpoint;
import io.hdlgen.golden.checkpoint.CheckpointFile;
import io.hdlgen.golden.checkpoint.WeightFolder;
import io.hdlgen.golden.data.DataSet;
import io.hdlgen.golden.spec.ControlOption;
import io.hdlgen.golden.train.GoldenModel;
import io.hdlgen.golden.train.Matrix;
import io.hdlgen.link.host.HostLink;
import io.hdlgen.sim.manifest.Manifest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** Weights and checkpoints between an engine on a board and files. */
final class HostFiles {
    private HostFiles() {}

    static void load(Invocation call, HostLink link, Manifest manifest) throws BadInput {
        if (call.has("resume")) {
            HostCommand.needControl(manifest.design().description(), ControlOption.CHECKPOINT);
            CheckpointFile.Reading reading =
                    CheckpointFile.read(call.path("resume").orElseThrow(), manifest.design());
            if (reading.checkpoint().isEmpty()) {
                throw new BadInput(reading.diagnostics());
            }
            link.restore(reading.checkpoint().get().snapshot());
            call.console().say("the engine goes on where the checkpoint was saved");
            return;
        }
        GoldenModel model = GoldenModel.create(manifest.design());
        boolean given = WeightsOption.load(call, model);
        link.reset();
        link.load(model);
        call.console().say(given ? "loaded the weights" : "loaded the weights of the seed");
    }

    static void write(Invocation call, HostLink link, Manifest manifest) throws BadInput {
        GoldenModel model = current(link, manifest);
        WeightsOption.load(call, model);
        link.load(model);
        call.console().say("wrote the weights");
    }

    static void read(Invocation call, HostLink link, Manifest manifest) throws BadInput, IOException {
        Path folder = call.path("export").orElseThrow();
        WeightFolder.Kind kind = call.has("csv") ? WeightFolder.Kind.CSV : WeightFolder.Kind.NPY;
        WeightFolder.write(folder, current(link, manifest), kind);
        call.console().say("wrote the matrices to " + folder);
    }

    /** A model with the matrices of the engine. */
    private static GoldenModel current(HostLink link, Manifest manifest) {
        GoldenModel model = GoldenModel.create(manifest.design());
        Map<String, int[][]> weights = link.weights();
        for (Matrix matrix : model.matrices()) {
            model.load(matrix.name(), Objects.requireNonNull(weights.get(matrix.name())));
        }
        return model;
    }

    /** What a run has counted in software is not in it. */
    static void save(Invocation call, HostLink link, Manifest manifest, DataSet data) throws BadInput, IOException {
        HostCommand.needControl(manifest.design().description(), ControlOption.CHECKPOINT);
        Path file = call.path("checkpoint").orElseThrow();
        GoldenModel model = GoldenModel.restore(manifest.design(), link.snapshot());
        CheckpointFile.write(file, Checkpoint.ofModel(model, data));
        call.console().say("wrote the checkpoint to " + file);
    }
}
