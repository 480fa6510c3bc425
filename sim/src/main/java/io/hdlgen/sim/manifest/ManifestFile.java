package io.hdlgen.sim.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.hdlgen.golden.file.AtomicFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Reads and writes {@code manifest.json}. The format is described in {@code docs/formats.md}. */
public final class ManifestFile {
    /** Name of the file within a generated folder. */
    public static final String NAME = "manifest.json";

    private static final long MAX_BYTES = 64L << 20;

    private ManifestFile() {}

    /**
     * Reads the manifest of a generated folder.
     *
     * @throws ManifestException when there is none, or it is corrupt, or of another version
     */
    public static Manifest read(Path folder) {
        return parse(readText(folder), folder.resolve(NAME).toString());
    }

    /**
     * Reads the manifest and checks that every file it lists exists and is unchanged.
     *
     * @throws ManifestException as {@link #read(Path)}, and naming the files that are missing or changed
     */
    public static Manifest readAndVerify(Path folder) {
        Manifest manifest = read(folder);
        List<String> problems = manifest.files().stream()
                .map(file -> problem(folder, file))
                .filter(problem -> !problem.isEmpty())
                .toList();
        if (!problems.isEmpty()) {
            throw new ManifestException(
                    folder + " is not as it was generated: " + String.join(", ", problems) + "; generate it again");
        }
        return manifest;
    }

    /** Writes the manifest into the folder; a reader never sees half of it. */
    public static void write(Path folder, Manifest manifest) {
        try {
            AtomicFile.write(folder.resolve(NAME), toJson(manifest));
        } catch (IOException e) {
            throw new ManifestException("cannot write " + folder.resolve(NAME) + ": " + e.getMessage(), e);
        }
    }

    /** The text of a manifest: the same bytes for equal manifests. */
    public static String toJson(Manifest manifest) {
        try {
            return ManifestMapper.writer().writeValueAsString(manifest) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads a manifest from text; {@code source} names it in messages. */
    public static Manifest parse(String json, String source) {
        try {
            JsonNode tree = ManifestMapper.mapper().readTree(json);
            checkVersion(tree, source);
            Manifest manifest = ManifestMapper.mapper().treeToValue(tree, Manifest.class);
            ManifestCheck.firstProblem(manifest).ifPresent(problem -> {
                throw new ManifestException(source + " is corrupt: " + problem);
            });
            return manifest;
        } catch (JsonProcessingException e) {
            throw new ManifestException(source + " is corrupt: " + describe(e), e);
        } catch (InvalidPathException e) {
            throw new ManifestException(source + " is corrupt: files: " + e.getMessage(), e);
        }
    }

    private static String readText(Path folder) {
        Path file = folder.resolve(NAME);
        if (!Files.isDirectory(folder)) {
            throw new ManifestException(folder + (Files.exists(folder) ? " is not a folder" : " does not exist"));
        }
        if (!Files.isRegularFile(file)) {
            throw new ManifestException(folder + " is not a generated folder: it has no " + NAME);
        }
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new ManifestException(file + " is too large to be a manifest");
            }
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new ManifestException(file + " is corrupt: it is not text", e);
        } catch (IOException e) {
            throw new ManifestException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static void checkVersion(JsonNode tree, String source) {
        JsonNode version = tree.path("schema_version");
        if (!version.isInt() || version.intValue() < 1) {
            throw new ManifestException(source + " is corrupt: schema_version is missing or not a version number");
        }
        if (version.intValue() < Manifest.SCHEMA_VERSION) {
            throw new ManifestException(source + " has schema_version " + version.intValue()
                    + ", which an older hdlgen wrote: generate the folder again");
        }
        if (version.intValue() > Manifest.SCHEMA_VERSION) {
            throw new ManifestException(
                    source + " has schema_version " + version.intValue() + ", but this program knows only "
                            + Manifest.SCHEMA_VERSION + ": use a newer hdlgen, or generate the folder again");
        }
    }

    private static String describe(JsonProcessingException e) {
        String what = e.getOriginalMessage().lines().findFirst().orElse("not JSON");
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return pathOf(mapping) + ": " + what;
        }
        return e.getLocation() == null ? what : "line " + e.getLocation().getLineNr() + ": " + what;
    }

    private static String pathOf(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    private static String problem(Path folder, Manifest.GeneratedFile file) {
        Path path = folder.resolve(file.path());
        try {
            if (!Files.isRegularFile(path)) {
                return file.path() + " is missing";
            }
            return sha256(Files.readAllBytes(path)).equals(file.sha256()) ? "" : file.path() + " was changed";
        } catch (IOException e) {
            return file.path() + " cannot be read";
        }
    }

    /** SHA-256 in lower-case hexadecimal, as it stands in {@link Manifest.GeneratedFile}. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
