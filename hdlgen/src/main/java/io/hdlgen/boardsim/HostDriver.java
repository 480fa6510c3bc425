package io.hdlgen.boardsim;

import io.hdlgen.golden.data.Samples;
import java.io.IOException;
import java.util.Map;

/** A program that trains an engine over a serial port. */
interface HostDriver {
    /**
     * Resets the engine, loads the weights that the design begins with, trains it, and reads what it has learnt.
     *
     * @param port name of the serial port
     */
    Trained train(String port, Samples samples) throws IOException;

    /**
     * What came of it.
     *
     * @param predictions of the samples, each before it was learnt
     * @param weights matrices that were read, by name
     * @param seconds that the training took
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    record Trained(int[] predictions, Map<String, int[][]> weights, double seconds) {}
}
