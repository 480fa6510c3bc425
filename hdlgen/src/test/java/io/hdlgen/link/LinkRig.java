package io.hdlgen.link;

import io.hdlgen.emit.Generator;
import io.hdlgen.emit.LinkWriter;
import io.hdlgen.emit.SourceTree;
import io.hdlgen.golden.spec.DescriptionReader;
import io.hdlgen.plan.Plan;
import io.hdlgen.plan.Planner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Generates a design with its link. */
final class LinkRig {
    private LinkRig() {}

    static Plan plan(String text) {
        return Planner.plan(Planner.design(
                DescriptionReader.read("net", text, List.of()).description().orElseThrow()));
    }

    /** Engine and link in one folder; the paths of the link's files, relative to it. */
    static List<String> generate(Plan plan, LinkTiming timing, Path folder) throws IOException {
        Generator.generate(plan, folder);
        List<String> files = new ArrayList<>();
        for (Map.Entry<String, SourceTree.SourceFile> e :
                LinkWriter.render(plan, timing).files().entrySet()) {
            Files.writeString(folder.resolve(e.getKey()), e.getValue().text());
            files.add(e.getKey());
        }
        return files;
    }
}
