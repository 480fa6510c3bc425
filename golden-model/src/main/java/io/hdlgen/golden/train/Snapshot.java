package io.hdlgen.golden.train;

import java.util.Map;

/**
 * Everything that decides how a model goes on: with the same design, a model restored from it gives the same bits as the one it was taken from. A copy, not a view.
 *
 * @param matrices name to rows x (columns + bias) raw integers, in the order of {@link GoldenModel#matrices}
 * @param roundingStates state of the rounding LFSR of every lane; empty with round to nearest
 * @param perturbationState state of the perturbation LFSR, one element; empty for rules without noise
 * @param saturations counts since the model was created
 * @param samples trained since the model was created
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Snapshot(
        Map<String, int[][]> matrices,
        int[] roundingStates,
        long[] perturbationState,
        Saturations saturations,
        long samples) {}
