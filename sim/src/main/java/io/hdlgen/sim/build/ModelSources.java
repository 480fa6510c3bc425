package io.hdlgen.sim.build;

import io.hdlgen.sim.SimException;
import io.hdlgen.sim.manifest.Manifest;
import io.hdlgen.sim.manifest.ManifestFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that goes into a model: the Verilog of a folder, the harness and its generated header. They are read once, so that what is compiled is what the key was computed from.
 *
 * @param files relative path to content, in order of the paths
 */
record ModelSources(Map<String, byte[]> files) {
    static ModelSources of(Path folder, Manifest manifest, Harness harness) {
        Map<String, byte[]> files = new TreeMap<>();
        try {
            for (String path : harness.verilog(folder, manifest)) {
                boolean vendor = path.equals(Harness.CLOCKING) && harness == Harness.BOARD;
                files.put(path, vendor ? resource("board_clocking.v") : Files.readAllBytes(folder.resolve(path)));
            }
            for (String name : harness.sources()) {
                files.put(name, resource(name));
            }
        } catch (IOException e) {
            throw new SimException("cannot read the Verilog in " + folder + ": " + e.getMessage(), e);
        }
        files.put(ProbeHeader.FILE, ProbeHeader.of(manifest, harness).getBytes(StandardCharsets.UTF_8));
        return new ModelSources(files);
    }

    /** Files named on the command line of Verilator. */
    List<String> compiled() {
        return files.keySet().stream()
                .filter(name -> name.endsWith(".v") || name.endsWith(".cpp"))
                .toList();
    }

    /** Digest of the contents, the flags and the version of Verilator. */
    String key(String verilatorVersion, List<String> command) {
        StringBuilder text = new StringBuilder(verilatorVersion)
                .append('\n')
                .append(String.join("\n", command))
                .append('\n');
        files.forEach((name, bytes) ->
                text.append(name).append(' ').append(ManifestFile.sha256(bytes)).append('\n'));
        return ManifestFile.sha256(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    void writeTo(Path folder) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = ModelSources.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return in.readAllBytes();
        }
    }
}
