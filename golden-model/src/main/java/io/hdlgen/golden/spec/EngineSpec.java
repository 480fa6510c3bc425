package io.hdlgen.golden.spec;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the description says about the engine: a budget, or the shape itself, and how it is controlled.
 *
 * @param multipliers most multipliers to use; equals the shape's when a shape is given
 * @param shape S and NB fixed by the user, or empty: the planner chooses them within the budget
 * @param epoch samples of an epoch, for an engine that follows a schedule in epochs
 * @param control what can be controlled at run time, in the order of the options
 * @param transport how vectors go back through the weights
 * @param banks what memories the weights stand in
 */
public record EngineSpec(
        int multipliers,
        Optional<Shape> shape,
        OptionalInt epoch,
        List<ControlOption> control,
        Transport transport,
        Banks banks) {
    public EngineSpec {
        control = List.copyOf(control);
    }

    /** An engine that reads its weights in both directions, from dual-port memories. */
    public EngineSpec(int multipliers, Optional<Shape> shape, OptionalInt epoch, List<ControlOption> control) {
        this(multipliers, shape, epoch, control, Transport.TRANSPOSED, Banks.DUAL_PORT);
    }

    /** An engine of which nothing but the size is said. */
    public EngineSpec(int multipliers, Optional<Shape> shape) {
        this(multipliers, shape, OptionalInt.empty(), List.of());
    }

    /** Whether something can be controlled at run time. */
    public boolean controls(ControlOption option) {
        return control.contains(option);
    }

    /** The same for a board: with a link, and with checkpoints where weights are wide enough for them. */
    EngineSpec onBoard(boolean checkpoint) {
        EnumSet<ControlOption> options = EnumSet.of(ControlOption.LINK);
        options.addAll(control);
        if (checkpoint) {
            options.add(ControlOption.CHECKPOINT);
        }
        return with(epoch, List.copyOf(options));
    }

    EngineSpec with(OptionalInt samples, List<ControlOption> options) {
        return new EngineSpec(multipliers, shape, samples, options, transport, banks);
    }

    EngineSpec with(Transport other) {
        return new EngineSpec(multipliers, shape, epoch, control, other, banks);
    }

    EngineSpec with(Banks other) {
        return new EngineSpec(multipliers, shape, epoch, control, transport, other);
    }
}
