package io.hdlgen.sim.lockstep;

import io.hdlgen.sim.build.ModelCache;
import io.hdlgen.sim.build.Optimise;
import io.hdlgen.sim.build.ProcessTool;
import io.hdlgen.sim.build.Tool;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How to co-simulate. Begin with {@link #builder(int)}.
 *
 * @param samples training samples; the data set starts again when it is shorter
 * @param seed of random start-up values and of all pauses, above 0
 * @param stalls whether the first part of the run has random input gaps and output back-pressure; the last part, at least five samples, never has
 * @param keepGoing whether to go on after the first difference and count
 * @param keepReplay whether to keep the frames of a run that passed, too
 * @param evidence whether a failure leaves frames and waves behind; without, a run that fails takes no longer than one that passes
 * @param vcd waves to record
 * @param workDirectory for the files that a failure leaves behind; {@code cosim} in the generated folder unless given
 * @param maximumCycles most cycles of the run
 * @param silence longest time that the model may show no sign of life
 * @param golden makes golden runs
 * @param cache of built models
 * @param tool runs Verilator
 * @param optimise what the compiler of the model is to save
 */
public record CosimOptions(
        int samples,
        int seed,
        boolean stalls,
        boolean keepGoing,
        boolean keepReplay,
        boolean evidence,
        Optional<VcdWindow> vcd,
        Optional<Path> workDirectory,
        long maximumCycles,
        Duration silence,
        GoldenFactory golden,
        ModelCache cache,
        Tool tool,
        Optimise optimise) {

    public CosimOptions {
        if (samples < 1 || seed < 1) {
            throw new IllegalArgumentException("samples and seed are at least 1");
        }
    }

    /**
     * Samples whose waves are recorded, both ends included.
     *
     * @param file VCD file
     * @param from first sample
     * @param to last sample
     */
    public record VcdWindow(Path file, int from, int to) {}

    /** Starts from: no stalls, stop at the first difference, the golden model's own weights, the user's cache. */
    public static Builder builder(int samples) {
        return new Builder(samples);
    }

    /** First sample after those with pauses: at least two distances of starts remain to be measured. */
    int stallTo() {
        return stalls ? Math.max(0, samples - Math.max(5, samples / 4)) : 0;
    }

    /** Collects options; what is not set keeps its default. */
    public static final class Builder {
        private final int samples;
        private int seed = 1;
        private boolean stalls;
        private boolean keepGoing;
        private boolean keepReplay;
        private boolean evidence = true;
        private Optional<VcdWindow> vcd = Optional.empty();
        private Optional<Path> workDirectory = Optional.empty();
        private long maximumCycles = Long.MAX_VALUE;
        private Duration silence = Duration.ofSeconds(60);
        private GoldenFactory golden = GoldenFactory.ofSeed();
        private ModelCache cache = ModelCache.ofUser();
        private Tool tool = new ProcessTool();
        private Optimise optimise = Optimise.RUN;

        private Builder(int samples) {
            this.samples = samples;
        }

        public Builder seed(int value) {
            seed = value;
            return this;
        }

        public Builder stalls(boolean value) {
            stalls = value;
            return this;
        }

        public Builder keepGoing(boolean value) {
            keepGoing = value;
            return this;
        }

        public Builder keepReplay(boolean value) {
            keepReplay = value;
            return this;
        }

        public Builder evidence(boolean value) {
            evidence = value;
            return this;
        }

        public Builder maximumCycles(long value) {
            maximumCycles = value;
            return this;
        }

        public Builder silence(Duration value) {
            silence = value;
            return this;
        }

        public Builder golden(GoldenFactory value) {
            golden = value;
            return this;
        }

        public Builder cache(ModelCache value) {
            cache = value;
            return this;
        }

        public Builder tool(Tool value) {
            tool = value;
            return this;
        }

        public Builder optimise(Optimise value) {
            optimise = value;
            return this;
        }

        public Builder vcd(VcdWindow value) {
            vcd = Optional.of(value);
            return this;
        }

        public Builder workDirectory(Path value) {
            workDirectory = Optional.of(value);
            return this;
        }

        public CosimOptions build() {
            return new CosimOptions(
                    samples,
                    seed,
                    stalls,
                    keepGoing,
                    keepReplay,
                    evidence,
                    vcd,
                    workDirectory,
                    maximumCycles,
                    silence,
                    golden,
                    cache,
                    tool,
                    optimise);
        }
    }
}
