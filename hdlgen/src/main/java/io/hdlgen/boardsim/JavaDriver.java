package io.hdlgen.boardsim;

import io.hdlgen.golden.data.Samples;
import io.hdlgen.golden.spec.BoardSpec;
import io.hdlgen.golden.train.GoldenModel;
import io.hdlgen.link.host.HostLink;
import io.hdlgen.link.host.SerialLine;
import io.hdlgen.sim.manifest.Manifest;
import java.time.Duration;

/** The driver of {@code hdlgen host}. */
record JavaDriver(Manifest manifest, Duration limit) implements HostDriver {
    @Override
    public Trained train(String port, Samples samples) {
        try (SerialLine line = SerialLine.open(port, BoardSpec.BAUD)) {
            HostLink link = new HostLink(line.session(limit), manifest);
            link.reset();
            link.load(GoldenModel.create(manifest.design()));
            long begun = System.nanoTime();
            int[] predictions = link.train(samples);
            double seconds = (System.nanoTime() - begun) / 1e9;
            return new Trained(predictions, link.weights(), seconds);
        }
    }
}
