package io.hdlgen.link;

import io.hdlgen.plan.Plan;
import io.hdlgen.sim.manifest.Manifest;
import java.util.List;
import java.util.Optional;

/**
 * One file of the drivers in Python and C.
 *
 * @param path in the generated folder
 * @param template path below {@code templates/}
 * @param context what the template may say; empty for a file that is copied
 */
public record DriverFile(String path, String template, Optional<Record> context) {
    /** The drivers of a design. */
    public static List<DriverFile> of(Plan plan, Manifest manifest, LinkTiming timing) {
        DriverContext context = DriverContext.of(manifest, LinkContext.of(plan, timing));
        return List.of(
                rendered("hdlgen_design.py", context),
                copied("hdlgen_host.py"),
                rendered("hdlgen_design.h", context),
                copied("hdlgen_host.h"),
                copied("hdlgen_host.c"),
                copied("hdlgen_main.c"));
    }

    private static DriverFile copied(String name) {
        return new DriverFile("driver/" + name, "driver/" + name, Optional.empty());
    }

    private static DriverFile rendered(String name, DriverContext context) {
        return new DriverFile("driver/" + name, "driver/" + name + ".j2", Optional.of(context));
    }
}
