package io.hdlgen.emit;

import io.hdlgen.board.Board;
import io.hdlgen.board.Family;
import io.hdlgen.board.Link;
import io.hdlgen.context.RtlFile;
import io.hdlgen.family.FamilyFiles;
import io.hdlgen.golden.spec.Boards;
import io.hdlgen.link.LinkFiles;
import io.hdlgen.link.LinkTiming;
import io.hdlgen.plan.Microcode;
import io.hdlgen.plan.Plan;
import io.hdlgen.sim.manifest.Manifest;
import io.hdlgen.toplevel.BoardClock;
import io.hdlgen.toplevel.BoardFile;
import io.hdlgen.toplevel.BoardTarget;
import io.hdlgen.toplevel.BoardTop;
import java.util.ArrayList;
import java.util.List;

/**
 * Renders what a board needs beside the engine: link, top level, constraints, build scripts. {@code rtl/board.f} lists
 * the Verilog of all of it, the engine's included, for simulation; build scripts read {@code scripts/sources.f}, in
 * which the family's own files stand in the place of some ({@link FamilyFiles}).
 */
final class BoardWriter {
    private final TemplateEngine engine = new TemplateEngine();

    void write(Plan plan, BoardTarget target, SourceTree tree) {
        Board board = target.board();
        BoardClock clock = target.clock();
        List<String> sources = new ArrayList<>(tree.files().keySet().stream()
                .filter(path -> path.startsWith("rtl/") && path.endsWith(".v"))
                .toList());
        RtlWriter writer = new RtlWriter();
        String digest = ManifestWriter.digest(plan, Microcode.of(plan));
        List<RtlFile> files = new ArrayList<>();
        if (board.link() == Link.UART) {
            LinkTiming timing = LinkTiming.of(Math.toIntExact(clock.hertz()), target.baud());
            files.addAll(LinkFiles.of(plan, Generator.top(plan), timing));
            Manifest core = ManifestWriter.of(plan, Microcode.of(plan), Generator.top(plan), tree);
            DriverWriter.write(plan, core, timing, tree);
        }
        files.addAll(BoardTop.files(plan, Generator.top(plan), board, clock, target.baud()));
        for (RtlFile file : files) {
            sources.add(writer.write(file, digest, tree));
        }
        tree.put("rtl/board.f", "", String.join("\n", sources) + "\n");
        tree.put("constraints/" + board.slug() + "/" + Boards.FILE, "", target.text());
        Family family = board.part().family();
        FamilyFiles.needed(family, sources).forEach(file -> writer.write(file, file.path(), tree));
        List<String> synthesised = FamilyFiles.synthesised(family, sources);
        tree.put("scripts/sources.f", "", String.join("\n", synthesised) + "\n");
        for (BoardFile file : BoardFile.of(plan, board, clock, synthesised)) {
            tree.put(
                    file.path(),
                    file.template(),
                    engine.render(file.template(), Templates.read(file.template()), file.context()));
        }
    }
}
