package io.hdlgen.golden.spec;

import java.util.Optional;

/**
 * What the description says about the engine: a budget, or the shape itself.
 *
 * @param multipliers most multipliers to use; equals the shape's when a shape is given
 * @param shape S and NB fixed by the user, or empty: the planner chooses them within the budget
 */
public record EngineSpec(int multipliers, Optional<Shape> shape) {}
