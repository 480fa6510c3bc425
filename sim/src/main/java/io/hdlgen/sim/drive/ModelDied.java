package io.hdlgen.sim.drive;

import io.hdlgen.sim.SimException;

/** The model process crashed, stopped answering, or complained; it is gone when this is thrown. */
public final class ModelDied extends SimException {
    private final long cycle;
    private final long started;

    public ModelDied(String message, long cycle, long started) {
        super(message);
        this.cycle = cycle;
        this.started = started;
    }

    /** Clock cycle in which it happened, or the last one that is known. */
    public long cycle() {
        return cycle;
    }

    /** Training samples that had started by then, as far as is known. */
    public long started() {
        return started;
    }
}
