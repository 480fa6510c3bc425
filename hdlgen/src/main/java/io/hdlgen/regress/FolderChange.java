package io.hdlgen.regress;

import java.io.IOException;
import java.nio.file.Path;

/** Makes another design of a generated folder. */
@FunctionalInterface
public interface FolderChange {
    /** Changes the files, and the manifest so that it names them. */
    void apply(Path folder) throws IOException;
}
