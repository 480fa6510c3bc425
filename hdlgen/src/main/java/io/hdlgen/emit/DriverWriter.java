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
        TemplateEngine engine = new TemplateEngine();
        SourceTree tree = new SourceTree();
        for (DriverFile file : DriverFile.of(plan, manifest, timing)) {
            String source = Templates.read(file.template());
            String text = file.context()
                    .map(context -> engine.render(file.template(), source, context))
                    .orElse(source);
            tree.put(file.path(), file.template(), text);
        }
        return tree;
    }
}
