package io.hdlgen.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.sim.manifest.Manifest;
import io.hdlgen.sim.manifest.Manifest.GeneratedFile;
import io.hdlgen.sim.manifest.ManifestFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A change of one place of one generated module.
 *
 * @param module its name; {@code core} is the top module
 * @param before text that stands there exactly once
 * @param after what takes its place
 */
record Patch(String module, String before, String after) {
    /**
     * Memories that answer with rubbish when a word is read in the clock in which it is written, as those of a device may. In simulation they would give the old word.
     */
    static final List<Patch> REAL_MEMORIES = List.of(
            new Patch(
                    "bank",
                    "read_word <= mem[read_address];",
                    "read_word <= mem[read_address] ^ {WIDTH{write & (write_address == read_address)}};"),
            new Patch(
                    "softmax",
                    "exponential_q <= exponentials[enter_class];",
                    "exponential_q <= exponentials[enter_class] ^ {21{p_valid & (leave_class == enter_class)}};"),
            new Patch(
                    "softmax",
                    "<= errors[read_word];",
                    "<= errors[read_word] ^ {XW{e_valid & (leave_word == read_word)}};"));

    /** Whether the folder has the module at all. */
    boolean applies(Path folder) {
        return Files.exists(file(folder, ManifestFile.read(folder)));
    }

    /** Changes the module, and its digest in the manifest: the folder is not damaged, it is another one. */
    void apply(Path folder) throws IOException {
        Manifest manifest = ManifestFile.read(folder);
        Path file = file(folder, manifest);
        String text = Files.readString(file);
        assertThat(text.split(Pattern.quote(before), -1))
                .as("'%s' must be once in %s", before, file)
                .hasSize(2);
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
