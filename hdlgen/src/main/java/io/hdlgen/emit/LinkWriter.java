package io.hdlgen.emit;

import io.hdlgen.context.RtlFile;
import io.hdlgen.link.LinkFiles;
import io.hdlgen.link.LinkTiming;
import io.hdlgen.plan.Microcode;
import io.hdlgen.plan.Plan;

/** Renders the Verilog of the serial host link, which stands beside the engine's in {@code rtl/}. */
public final class LinkWriter {
    private LinkWriter() {}

    /** Its files, each module after those that it uses. */
    public static SourceTree render(Plan plan, LinkTiming timing) {
        RtlWriter writer = new RtlWriter();
        String digest = ManifestWriter.digest(plan, Microcode.of(plan));
        SourceTree tree = new SourceTree();
        for (RtlFile file : LinkFiles.of(plan, Generator.top(plan), timing)) {
            writer.write(file, digest, tree);
        }
        return tree;
    }
}
