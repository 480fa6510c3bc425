package io.hdlgen.sim.lockstep;

import io.hdlgen.golden.data.Samples;
import io.hdlgen.sim.SimException;
import io.hdlgen.sim.build.ModelBuilder;
import io.hdlgen.sim.manifest.Manifest;
import io.hdlgen.sim.manifest.ManifestFile;
import java.nio.file.Path;

/** Co-simulation: does the RTL of a generated folder do, bit for bit and cycle for cycle, what the golden model and the schedule say? */
public final class Cosim {
    private Cosim() {}

    /**
     * Builds the model if need be, loads initial weights, and compares everything after every training sample.
     *
     * @param folder a generated folder
     * @param samples training samples in the order in which they are visited
     * @throws SimException when it cannot even begin: no folder, no Verilator, sources that do not compile
     */
    public static CosimReport run(Path folder, CosimOptions options, Samples samples, CosimListener listener) {
        Manifest manifest = ManifestFile.readAndVerify(folder);
        int inputs = manifest.design().description().network().input();
        if (samples.size() < 1 || samples.width() != inputs) {
            throw new SimException("the design takes " + inputs + " inputs, the data set has " + samples.size()
                    + " samples of " + samples.width());
        }
        ModelBuilder.Model model =
                new ModelBuilder(options.tool(), options.cache(), options.optimise()).build(folder, manifest);
        listener.modelReady(model.cached());
        WorkFiles files = WorkFiles.create(options.workDirectory().orElse(folder.resolve("cosim")));
        try {
            Outcome outcome = new Lockstep(folder, manifest, model.binary(), options, samples, listener).run(files);
            return new Inquest(folder, manifest, model.binary(), options, samples).report(outcome, files);
        } finally {
            files.discard();
        }
    }
}
