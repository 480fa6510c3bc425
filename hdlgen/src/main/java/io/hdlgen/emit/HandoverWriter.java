package io.hdlgen.emit;

import io.hdlgen.handover.HandoverFile;
import io.hdlgen.plan.Plan;
import io.hdlgen.sim.manifest.Manifest;
import io.hdlgen.toplevel.BoardTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Adds what a folder says to people and to other tools, once all else is there: its page, a core for FuseSoC, an IP-XACT component. */
final class HandoverWriter {
    private static final String ENGINE = "rtl/files.f";
    private static final String SYNTHESIS = "scripts/sources.f";

    private HandoverWriter() {}

    /**
     * Adds them.
     *
     * @param manifest of what is there so far
     */
    static void write(Plan plan, Manifest manifest, Optional<BoardTarget> target, SourceTree tree) {
        put(HandoverFile.page(plan, manifest, target), tree);
        List<String> files = new ArrayList<>(tree.files().keySet());
        List<String> core = lines(tree, ENGINE);
        List<String> synthesised = target.isPresent() ? lines(tree, SYNTHESIS) : core;
        HandoverFile fuse = HandoverFile.core(plan, manifest.top(), target, files, core, synthesised);
        put(fuse, tree);
        files.add(fuse.path());
        tree.put(HandoverFile.COMPONENT, "", HandoverFile.component(plan, manifest, target, files, core, synthesised));
    }

    private static List<String> lines(SourceTree tree, String path) {
        return tree.file(path).text().lines().toList();
    }

    private static void put(HandoverFile file, SourceTree tree) {
        tree.put(
                file.path(),
                file.template(),
                new TemplateEngine().render(file.template(), Templates.read(file.template()), file.context()));
    }
}
