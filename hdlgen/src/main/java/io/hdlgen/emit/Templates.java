package io.hdlgen.emit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Templates and library files, as they were packed with the program. */
final class Templates {
    private Templates() {}

    static String read(String path) {
        try (InputStream in = Templates.class.getResourceAsStream("/templates/" + path)) {
            if (in == null) {
                throw new TemplateException(path, "there is no such template");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
