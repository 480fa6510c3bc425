package io.hdlgen.emit;

import java.io.IOException;
import java.nio.file.Path;

/** The output folder holds something that no earlier run generated. */
public final class ForeignFolderException extends IOException {
    private static final long serialVersionUID = 1L;

    ForeignFolderException(Path folder) {
        super(folder + " is not empty and holds no manifest.json of a generated design; nothing was written");
    }
}
