package io.hdlgen.cli;

import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.train.EpochReport;
import io.hdlgen.lint.Lint;
import io.hdlgen.plan.Estimate;
import io.hdlgen.sim.lockstep.CosimReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What came of one design of the demo.
 *
 * @param wantedAccuracy percent of the held-out samples that must be right
 * @param lastEpoch of the training
 * @param checkpoint the trained state
 * @param folder the generated folder
 */
record DemoResult(
        Design design,
        double wantedAccuracy,
        EpochReport lastEpoch,
        Path checkpoint,
        Path folder,
        Estimate estimate,
        List<Lint.Verdict> lint,
        CosimReport cosim) {

    DemoResult {
        lint = List.copyOf(lint);
    }

    String name() {
        return design.description().name();
    }

    /** What does not hold; empty when all is well. */
    List<String> failures() {
        List<String> failures = new ArrayList<>();
        if (lastEpoch.testAccuracy() < wantedAccuracy) {
            failures.add(String.format(
                    Locale.ROOT, "test accuracy %.2f %%, wanted %.0f %%", lastEpoch.testAccuracy(), wantedAccuracy));
        }
        for (Lint.Verdict verdict : lint) {
            if (!verdict.clean()) {
                failures.add(verdict.tool() + " (exit " + verdict.exitCode() + "): " + verdict.output());
            }
        }
        if (!cosim.passed()) {
            failures.add("co-simulation failed");
        }
        if (cosim.cyclesPerSampleMeasured().orElse(-1) != estimate.cyclesPerSample()) {
            failures.add("the measured cycles per sample are not the predicted ones");
        }
        return failures;
    }
}
