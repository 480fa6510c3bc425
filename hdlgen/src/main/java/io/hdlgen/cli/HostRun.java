package io.hdlgen.cli;

import io.hdlgen.golden.data.SampleRange;
import io.hdlgen.golden.data.Samples;
import io.hdlgen.golden.file.AtomicFile;
import io.hdlgen.link.host.HostLink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Samples through an engine, with progress; it can be stopped. */
final class HostRun {
    /** Samples between two looks at progress and Ctrl-C. */
    private static final int PART = 128;

    private HostRun() {}

    /**
     * Learns or predicts; says and reports what came out. Whether all samples were done.
     *
     * @param learn and not only predict
     */
    static boolean run(Invocation call, HostLink link, Samples samples, boolean learn, Map<String, Object> report)
            throws BadInput, IOException {
        int[] predictions = new int[samples.size()];
        int done = 0;
        int correct = 0;
        long begun = System.nanoTime();
        try (Progress progress = call.console().progress("host", samples.size(), "samples")) {
            while (done < samples.size() && !call.stop().requested()) {
                Samples part = new SampleRange(samples, done, Math.min(PART, samples.size() - done));
                int[] some = learn ? link.train(part) : link.infer(part);
                for (int i = 0; i < some.length; i++) {
                    predictions[done + i] = some[i];
                    correct += some[i] == part.label(i) ? 1 : 0;
                }
                done += some.length;
                progress.advanceTo(done);
            }
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        double accuracy = done == 0 ? 0 : 100.0 * correct / done;
        call.console()
                .say(String.format(
                        Locale.ROOT,
                        "%s %d samples in %.1f s (%.1f a second): %.2f %% right%s",
                        learn ? "trained" : "predicted",
                        done,
                        seconds,
                        done / seconds,
                        accuracy,
                        learn ? ", each before it was learnt" : ""));
        Optional<Path> file = call.path("predictions");
        if (file.isPresent()) {
            String text = Arrays.stream(predictions)
                    .limit(done)
                    .mapToObj(p -> p + "\n")
                    .collect(Collectors.joining());
            AtomicFile.write(file.get(), text);
            call.console().say("wrote the predictions to " + file.get());
        }
        report.put("samples", done);
        report.put("accuracy", accuracy);
        report.put("seconds", seconds);
        report.put("samples_per_second", done / seconds);
        return done == samples.size();
    }
}
