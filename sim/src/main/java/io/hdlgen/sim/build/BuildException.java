package io.hdlgen.sim.build;

import io.hdlgen.sim.SimException;

/** No model can be built: Verilator is missing, or it or the compiler refused the sources. */
public final class BuildException extends SimException {
    public BuildException(String message) {
        super(message);
    }

    public BuildException(String message, Throwable cause) {
        super(message, cause);
    }
}
