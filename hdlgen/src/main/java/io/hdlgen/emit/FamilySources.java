package io.hdlgen.emit;

import io.hdlgen.board.Family;
import io.hdlgen.family.FamilyFile;
import io.hdlgen.family.FamilyFiles;
import io.hdlgen.golden.file.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The files of a family for a core without a board, which {@link BoardWriter} does not write. */
public final class FamilySources {
    private FamilySources() {}

    /**
     * Writes them beside a core, below {@code family/} and the family's name.
     *
     * @param folder a generated folder
     * @return what synthesis reads, from the folder
     */
    public static List<String> write(Family family, Path folder) throws IOException {
        List<String> core = Files.readAllLines(folder.resolve("rtl/files.f"));
        SourceTree tree = new SourceTree();
        RtlWriter writer = new RtlWriter();
        Map<String, String> moved = new HashMap<>();
        for (FamilyFile file : FamilyFiles.needed(family, core)) {
            String target = file.path().replaceFirst("/", "/" + family.text() + "/");
            writer.write(file, target, tree);
            moved.put(file.path(), target);
        }
        for (Map.Entry<String, SourceTree.SourceFile> file : tree.files().entrySet()) {
            Path target = folder.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            AtomicFile.write(target, file.getValue().text());
        }
        return FamilyFiles.synthesised(family, core).stream()
                .map(path -> moved.getOrDefault(path, path))
                .toList();
    }
}
