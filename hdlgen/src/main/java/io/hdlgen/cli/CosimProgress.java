package io.hdlgen.cli;

import io.hdlgen.sim.lockstep.CosimListener;
import java.util.Locale;
import java.util.Map;

/** Shows how a co-simulation gets on; the time to build the model is not part of its rate. */
final class CosimProgress implements CosimListener, AutoCloseable {
    private final Console console;
    private final long total;
    private final String indent;
    private final boolean wantsMatrices;
    private Map<String, int[][]> matrices = Map.of();
    private Progress progress = Progress.SILENT;

    CosimProgress(Console console, long total, String indent, boolean wantsMatrices) {
        this.wantsMatrices = wantsMatrices;
        this.indent = indent;
        this.console = console;
        this.total = total;
    }

    @Override
    public void modelReady(boolean cached) {
        console.say(indent + (cached ? "simulation model: from the cache" : "simulation model: built"));
        progress = console.progress("cosim", total, "samples");
    }

    @Override
    public void progress(long samples, long of, double cyclesPerSecond) {
        progress.remark(String.format(Locale.ROOT, "%.2f million cycles/s", cyclesPerSecond / 1e6));
        progress.advanceTo(samples);
    }

    @Override
    public boolean wantsMatrices() {
        return wantsMatrices;
    }

    @Override
    public void matrices(Map<String, int[][]> trained) {
        matrices = trained;
    }

    /** What the simulated hardware has learned; empty unless it was asked for and nothing differed. */
    Map<String, int[][]> matrices() {
        return matrices;
    }

    @Override
    public void close() {
        progress.close();
        progress = Progress.SILENT;
    }
}
