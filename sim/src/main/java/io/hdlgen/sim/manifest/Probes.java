package io.hdlgen.sim.manifest;

import java.util.List;

/**
 * Hierarchical names, from the top module downwards and without its name, of what co-simulation reads in the simulated design: {@code u_array.gen_block[0].u_block...}.
 *
 * @param banks for every lane p its memories, in order of the columns: one memory of S WW bits, or S memories of WW bits
 * @param roundingStates 32-bit registers, one a lane; empty with round to nearest
 * @param feedbackStates 64-bit registers, one a lane; empty unless feedback comes from LFSRs
 * @param perturbationState one 64-bit register; empty for rules without noise
 * @param logitValid one bit: a word of logits passes
 * @param logitWord S XW bits, ceil(n_L / S) words a sample
 * @param resultValid one bit: a word is written to the vector memory by a micro-operation (not by the input stream)
 * @param resultAddress its address
 * @param resultWord S XW bits; elements beyond the vector's length are not defined
 */
public record Probes(
        List<List<String>> banks,
        List<String> roundingStates,
        List<String> feedbackStates,
        List<String> perturbationState,
        String logitValid,
        String logitWord,
        String resultValid,
        String resultAddress,
        String resultWord) {}
