package io.hdlgen.emit;

import io.hdlgen.context.RtlFile;
import io.hdlgen.family.FamilyFiles;
import io.hdlgen.golden.spec.ControlOption;
import io.hdlgen.link.LinkFiles;
import io.hdlgen.plan.Microcode;
import io.hdlgen.plan.Plan;
import io.hdlgen.sim.manifest.Manifest;
import io.hdlgen.sim.manifest.ManifestFile;
import io.hdlgen.toplevel.BoardTarget;
import io.hdlgen.toplevel.BoardTop;
import io.hdlgen.verilog.Names;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** From a plan to a folder that can be handed over: Verilog, memory images, test vectors, pages, {@code manifest.json}. */
public final class Generator {
    /** Name and version, for banners and manifests. */
    public static final String NAME = "hdlgen 0.1.0";

    private Generator() {}

    /**
     * The same with all that a board needs: top level, link, constraints, build scripts.
     *
     * @param target the board; empty: the core alone
     * @throws ForeignFolderException when {@code folder} holds files that are not ours
     */
    public static Manifest generate(Plan plan, Optional<BoardTarget> target, Path folder) throws IOException {
        SourceTree tree = render(plan);
        target.ifPresent(board -> new BoardWriter().write(plan, board, tree));
        HandoverWriter.write(plan, ManifestWriter.of(plan, Microcode.of(plan), top(plan), tree), target, tree);
        Manifest manifest = ManifestWriter.of(plan, Microcode.of(plan), top(plan), tree);
        tree.put(ManifestFile.NAME, "", ManifestFile.toJson(manifest));
        FolderWriter.write(tree, folder);
        return manifest;
    }

    /**
     * Writes the generated folder. A folder that an earlier run generated is replaced, all at once; any other folder with something in it is refused.
     *
     * @throws ForeignFolderException when {@code folder} holds files that are not ours
     */
    public static Manifest generate(Plan plan, Path folder) throws IOException {
        return generate(plan, Optional.empty(), folder);
    }

    /** All files but the manifest, as text. */
    static SourceTree render(Plan plan) {
        Microcode code = Microcode.of(plan);
        SourceTree tree = new SourceTree();
        new RtlWriter().write(plan, code, top(plan), ManifestWriter.digest(plan, code), tree);
        BankImages.write(plan, tree);
        Vectors.write(plan, code, top(plan), tree);
        return tree;
    }

    static String top(Plan plan) {
        Set<String> taken = new HashSet<>(RtlFile.MODULES);
        taken.addAll(FamilyFiles.MODULES);
        if (plan.controls(ControlOption.LINK)) {
            taken.addAll(LinkFiles.MODULES);
        }
        if (plan.design().description().board().exists()) {
            taken.addAll(BoardTop.MODULES);
        }
        return Names.module(plan.design().description().name(), taken);
    }
}
