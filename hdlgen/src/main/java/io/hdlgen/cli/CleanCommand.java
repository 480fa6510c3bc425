package io.hdlgen.cli;

import io.hdlgen.sim.build.ModelCache;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** {@code hdlgen clean}: empties the cache of simulation models. */
final class CleanCommand implements Command {
    private final Supplier<ModelCache> cache;

    CleanCommand(Supplier<ModelCache> cache) {
        this.cache = cache;
    }

    @Override
    public String name() {
        return "clean";
    }

    @Override
    public String summary() {
        return "delete the simulation models that were built and kept";
    }

    @Override
    public String details() {
        return String.format(
                Locale.ROOT,
                "The cache keeps the models used last, up to %d MB; HDLGEN_CACHE names its folder (default:\n"
                        + "~/.cache/hdlgen). Generated folders are left alone.",
                ModelCache.DEFAULT_LIMIT_BYTES >> 20);
    }

    @Override
    public Outcome run(Invocation call) {
        ModelCache models = cache.get();
        long freed = models.clean();
        call.console().say(String.format(Locale.ROOT, "freed %.1f MB in %s", freed / 1e6, models.root()));
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("cache", models.root().toString());
        report.put("bytes_freed", freed);
        report.put("limit_bytes", ModelCache.DEFAULT_LIMIT_BYTES);
        return Outcome.ok(report);
    }
}
