package io.hdlgen.regress;

import io.hdlgen.sim.manifest.Manifest;
import io.hdlgen.sim.manifest.Manifest.GeneratedFile;
import io.hdlgen.sim.manifest.ManifestFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A change of one place of one generated module.
 *
 * @param module its name; {@code core} is the top module
 * @param before text that stands there exactly once
 * @param after what takes its place
 */
public record Patch(String module, String before, String after) implements FolderChange {
    /** Whether the folder has the module at all. */
    public boolean applies(Path folder) {
        return Files.exists(file(folder, ManifestFile.read(folder)));
    }

    /**
     * Changes the module, and its digest in the manifest: the folder is not damaged, it is another one.
     *
     * @throws IllegalStateException when the text does not stand there exactly once
     */
    @Override
    public void apply(Path folder) throws IOException {
        Manifest manifest = ManifestFile.read(folder);
        Path file = file(folder, manifest);
        String text = Files.readString(file);
        int first = text.indexOf(before);
        if (first < 0 || text.indexOf(before, first + 1) >= 0) {
            throw new IllegalStateException("'" + before + "' must be once in " + file.getFileName());
        }
        String changed = text.replace(before, after);
        Files.writeString(file, changed);
        String path = folder.relativize(file).toString();
        String sha256 = ManifestFile.sha256(changed.getBytes(StandardCharsets.UTF_8));
        List<GeneratedFile> files = manifest.files().stream()
                .map(f -> f.path().equals(path) ? new GeneratedFile(path, f.template(), sha256) : f)
                .toList();
        Manifest other = new Manifest(
                manifest.schemaVersion(),
                manifest.generator(),
                manifest.digest(),
                manifest.design(),
                manifest.top(),
                files,
                manifest.layout(),
                manifest.program(),
                manifest.timing(),
                manifest.host(),
                manifest.probes());
        Files.writeString(folder.resolve(ManifestFile.NAME), ManifestFile.toJson(other));
    }

    private Path file(Path folder, Manifest manifest) {
        return folder.resolve("rtl/" + (module.equals("core") ? manifest.top() : module) + ".v");
    }
}
