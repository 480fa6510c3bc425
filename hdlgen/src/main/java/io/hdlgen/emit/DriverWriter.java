package io.hdlgen.emit;

import io.hdlgen.link.DriverFile;
import io.hdlgen.link.LinkTiming;
import io.hdlgen.plan.Plan;
import io.hdlgen.sim.manifest.Manifest;

/** Renders the drivers in Python and C: {@code driver/}. */
public final class DriverWriter {
    private DriverWriter() {}

    /**
     * Their files.
     *
     * @param manifest of the generated engine
     */
    public static SourceTree render(Plan plan, Manifest manifest, LinkTiming timing) {
        SourceTree tree = new SourceTree();
        write(plan, manifest, timing, tree);
        return tree;
    }

    static void write(Plan plan, Manifest manifest, LinkTiming timing, SourceTree tree) {
        TemplateEngine engine = new TemplateEngine();
        for (DriverFile file : DriverFile.of(plan, manifest, timing)) {
            String source = Templates.read(file.template());
            String text = file.context()
                    .map(context -> engine.render(file.template(), source, context))
                    .orElse(source);
            tree.put(file.path(), file.template(), text);
        }
    }
}
