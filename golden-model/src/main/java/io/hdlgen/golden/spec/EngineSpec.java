package io.hdlgen.golden.spec;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the description says about the engine: a budget, or the shape itself, and how it is controlled.
 *
 * @param multipliers most multipliers to use; equals the shape's when a shape is given
 * @param shape S and NB fixed by the user, or empty: the planner chooses them within the budget
 * @param epoch samples of an epoch, for an engine that follows a schedule in epochs
 */
public record EngineSpec(int multipliers, Optional<Shape> shape, OptionalInt epoch) {
    /** An engine of which nothing but the size is said. */
    public EngineSpec(int multipliers, Optional<Shape> shape) {
        this(multipliers, shape, OptionalInt.empty());
    }

    EngineSpec withEpoch(OptionalInt samples) {
        return new EngineSpec(multipliers, shape, samples);
    }
}
