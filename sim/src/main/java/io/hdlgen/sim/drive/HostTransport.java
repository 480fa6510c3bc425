package io.hdlgen.sim.drive;

/** How host micro-operations and their packets get to an engine: into a model, or over a wire. */
public interface HostTransport {
    /**
     * Queues a micro-operation.
     *
     * @param packet elements of the input packet that it takes, S a word; empty for none
     * @param operation its word, 32 bits each, lowest first
     * @param results words that it reads
     */
    void operation(int[] packet, int[] operation, int results);

    /** Whether so much is queued that it had better be executed. */
    boolean full();

    /** Executes what is queued; all elements that were read, in order. */
    int[] execute();
}
