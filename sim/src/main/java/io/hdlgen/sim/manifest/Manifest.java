package io.hdlgen.sim.manifest;

import io.hdlgen.golden.spec.Design;
import java.util.List;

/**
 * Everything a generated folder says about itself: {@code manifest.json}. The contract between the generator, which writes it, and the co-simulation, which knows nothing
 * else of how the folder was made.
 *
 * @param schemaVersion version of this format
 * @param generator name and version of the generator
 * @param digest identity of the design: SHA-256 over description, formats, layout and program, in hexadecimal
 * @param design the resolved description and the shape of the array: enough to run the golden model
 * @param top name of the top module
 * @param files every generated file but the manifest itself
 * @param layout where matrices and vectors stand in the memories
 * @param program micro-operations of one training sample, in order
 * @param timing what the static schedule predicts
 * @param host how to load and read weight banks through the ports
 * @param probes hierarchical names of the registers that co-simulation reads
 */
public record Manifest(
        int schemaVersion,
        String generator,
        String digest,
        Design design,
        String top,
        List<GeneratedFile> files,
        Layout layout,
        List<Operation> program,
        Timing timing,
        HostPort host,
        Probes probes) {

    /** Version written by this release. */
    public static final int SCHEMA_VERSION = 4;

    /**
     * One generated file.
     *
     * @param path relative to the folder, with forward slashes
     * @param template the template it was rendered from, or the empty string
     * @param sha256 of its bytes, hexadecimal
     */
    public record GeneratedFile(String path, String template, String sha256) {}

    /**
     * Static schedule, in clock cycles.
     *
     * @param cyclesPerSample distance of two sample starts when neither stream ever waits
     * @param finalOffset from the cycle in which {@code sample_start} is high to the first cycle in which every weight and random state of that sample is final and none of the
     *     next sample's has changed yet
     */
    public record Timing(long cyclesPerSample, long finalOffset) {}
}
