package io.hdlgen.sim.manifest;

import io.hdlgen.sim.SimException;

/** A folder without a readable manifest, or whose files are not those that the manifest describes. */
public final class ManifestException extends SimException {
    public ManifestException(String message) {
        super(message);
    }

    public ManifestException(String message, Throwable cause) {
        super(message, cause);
    }
}
