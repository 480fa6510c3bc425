package io.hdlgen.golden.spec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a small UTF-8 file, or says why not. */
public final class TextFile {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private TextFile() {}

    /** All of a file; what is wrong is among the findings. */
    public static Optional<String> read(Path file, Findings findings) {
        Place place = new Place(file.toString(), 0);
        if (Files.isDirectory(file)) {
            findings.add(Problem.FILE_UNREADABLE, "", place, "it is a directory");
            return Optional.empty();
        }
        byte[] bytes;
        // The size is not asked for: a pipe or a device has none, and a file may grow.
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(Limits.FILE_BYTES + 1);
        } catch (IOException e) {
            findings.add(Problem.FILE_UNREADABLE, "", place, reason(e));
            return Optional.empty();
        }
        if (bytes.length > Limits.FILE_BYTES) {
            findings.add(Problem.FILE_TOO_LARGE, "", place, Limits.FILE_BYTES);
            return Optional.empty();
        }
        return decode(bytes, place, findings);
    }

    /** What kept a file from being read, for people. */
    public static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        return Words.sentence(String.valueOf(e.getMessage()));
    }

    private static Optional<String> decode(byte[] bytes, Place place, Findings findings) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            int at = in.position();
            Place line = new Place(place.source(), lineOf(bytes, at));
            findings.add(Problem.NOT_UTF8, "", line, at, bytes[at] & 0xFF);
            return Optional.empty();
        }
        String text = out.flip().toString();
        boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
        return Optional.of(marked ? text.substring(1) : text);
    }

    private static int lineOf(byte[] bytes, int position) {
        int line = 1;
        for (int i = 0; i < position; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return line;
    }
}
