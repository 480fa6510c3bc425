package io.hdlgen.golden.data;

import io.hdlgen.golden.spec.Findings;
import io.hdlgen.golden.spec.Place;
import io.hdlgen.golden.spec.TextFile;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Opens files that may be compressed, and turns what goes wrong into findings. */
final class InputFile {
    private static final int BUFFER = 1 << 16;

    private InputFile() {}

    /** Reads a file to its end or to where it makes no sense any more; then the findings say why. */
    @FunctionalInterface
    interface Body<T> {
        Optional<T> read(InputStream in) throws IOException;
    }

    static <T> Optional<T> read(Path file, Findings findings, Body<T> body) {
        Place place = new Place(file.toString(), 0);
        try (InputStream in = open(file)) {
            return body.read(in);
        } catch (EOFException e) {
            findings.add(DataProblem.GZIP_CORRUPT, "", place, "it ends too early");
        } catch (ZipException e) {
            findings.add(DataProblem.GZIP_CORRUPT, "", place, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            findings.add(DataProblem.FILE_UNREADABLE, "", place, TextFile.reason(e));
        }
        return Optional.empty();
    }

    private static InputStream open(Path file) throws IOException {
        InputStream raw = Files.newInputStream(file);
        if (!file.toString().endsWith(".gz")) {
            return new BufferedInputStream(raw, BUFFER);
        }
        try {
            return new BufferedInputStream(new GZIPInputStream(raw, BUFFER), BUFFER);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    /** Most bytes that a data set may take: the trainer needs the rest of the heap. */
    static long memoryLimit() {
        return Math.min(Integer.MAX_VALUE - 64, Runtime.getRuntime().maxMemory() / 3);
    }
}
