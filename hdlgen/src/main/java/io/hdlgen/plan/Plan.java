package io.hdlgen.plan;

import io.hdlgen.golden.spec.Banks;
import io.hdlgen.golden.spec.ControlOption;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.sim.manifest.Layout;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is decided before a line of Verilog is written.
 *
 * @param design what is built
 * @param layout where matrices and vectors stand
 * @param rates learning rates, and when each is in force
 * @param program micro-operations of one sample at the first learning rate
 * @param programs those at each of the rates: they differ in shifts alone
 * @param timings beats of each of them
 * @param schedule when each runs
 * @param inference the program that predicts and does not learn, if there is one
 * @param latencies of the pipeline
 * @param widths in bits
 * @param finalOffset clocks from the first beat of a sample until its last weight and random state is final
 */
public record Plan(
        Design design,
        Layout layout,
        RateSchedule rates,
        List<MicroOp> program,
        List<List<MicroOp>> programs,
        List<OpTiming> timings,
        Schedule schedule,
        Optional<Routine> inference,
        Latencies latencies,
        Widths widths,
        long finalOffset) {
    public Plan {
        program = List.copyOf(program);
        programs = List.copyOf(programs);
        timings = List.copyOf(timings);
    }

    /** Whether the rule sends errors back through the weights, which takes a second sum tree a block. */
    public boolean transposed() {
        return program.stream().anyMatch(op -> op.kind() == OpKind.TRANSPOSED);
    }

    /** Whether any result is masked by a derivative, or has a vector added or subtracted from. */
    public boolean operands() {
        return program.stream().anyMatch(op -> op.result().operand().exists());
    }

    /** Whether the program projects errors through feedback matrices. */
    public boolean projection() {
        return program.stream().anyMatch(MicroOp::projects);
    }

    /** Whether the projection's matrices come from LFSRs. */
    public boolean regenerated() {
        return program.stream().anyMatch(op -> op.matrix().regenerated());
    }

    /** Whether there is a softmax unit. */
    public boolean softmax() {
        return program.stream().anyMatch(op -> op.result().destination().home() == Vector.Home.SOFTMAX);
    }

    /** Whether not all logits are for the softmax unit: it is started again within a sample, or left alone by samples that are only predicted. */
    public boolean restarts() {
        return (softmax() && inference.isPresent())
                || program.stream()
                        .anyMatch(op -> op.result().destination().home() == Vector.Home.SOFTMAX
                                && !op.result().logits());
    }

    /** Whether there is a unit for the value of softmax cross-entropy. */
    public boolean logLoss() {
        return reaches(Vector.Home.LOG_LOSS);
    }

    /** Whether there is a unit for the value of the squared error. */
    public boolean squareLoss() {
        return reaches(Vector.Home.SQUARE_LOSS);
    }

    private boolean reaches(Vector.Home home) {
        return program.stream().anyMatch(op -> op.result().destination().home() == home);
    }

    /** Whether a scalar is formed of the losses. */
    public boolean factors() {
        return program.stream().anyMatch(op -> op.kind() == OpKind.FACTOR);
    }

    /** Whether the scalar of the losses is formed by a division. */
    public boolean divides() {
        return factors() && ScalarFactor.divides(design.description());
    }

    /** Whether noise is drawn element by element. */
    public boolean gaussian() {
        return noise().equals(Optional.of(Vector.Home.GAUSSIAN));
    }

    /** Whether a multiplier stands in front of the result path. */
    public boolean multiplies() {
        return multiplies(MicroOp.Times.SCALAR) || multiplies(MicroOp.Times.ITSELF);
    }

    /** Bits of the index of a tile of any matrix. */
    public int tileBits() {
        return Widths.index(
                layout.matrices().stream().mapToInt(m -> m.tiles()).max().orElse(1));
    }

    /** The numbers of elements by which the program's factors multiply the difference of losses, each once; 0 where they do not divide. */
    public List<Integer> terms() {
        return program.stream()
                .filter(op -> op.kind() == OpKind.FACTOR)
                .map(MicroOp::terms)
                .distinct()
                .toList();
    }

    /** Whether products of two vectors are summed. */
    public boolean dots() {
        return program.stream().anyMatch(op -> op.result().operand().dots());
    }

    /** Whether such a sum goes over several vectors. */
    public boolean dotsOn() {
        return program.stream().anyMatch(op -> op.result().operand().use() == Operand.Use.DOT_ON);
    }

    /** Whether a MAP multiplies its words by the scalar h. */
    public boolean scaled() {
        return multiplies(MicroOp.Times.SCALAR) || multiplies(MicroOp.Times.SIGNED_SCALAR);
    }

    /** Whether h is such a sum, rounded, and no factor of losses. */
    public boolean roundsSum() {
        return dots() && !factors();
    }

    /** Whether the scalar h follows a schedule of learning rates. */
    public boolean graded() {
        return scaled() && rates.exists();
    }

    /** The shift from a sum to h where it is one, at the smallest learning rate. */
    public int sumShift() {
        return new Parts(design, rates.mostShift()).errorShift()
                + design.description().formats().activations().fractionBits();
    }

    /** Whether rows of a matrix are multiplied by numbers. */
    public boolean scaling() {
        return program.stream().anyMatch(MicroOp::scales);
    }

    /** Whether a MAP multiplies its words in this way. */
    public boolean multiplies(MicroOp.Times times) {
        return program.stream().anyMatch(op -> op.times() == times);
    }

    /** Whether the result path subtracts the one-hot label. */
    public boolean onehot() {
        return program.stream().anyMatch(op -> op.result().onehot());
    }

    /** Whether any result has a vector added, or is subtracted from one. */
    public boolean addends() {
        return program.stream().anyMatch(op -> op.result().operand().inSum());
    }

    /** Whether any result is subtracted from a vector. */
    public boolean subtracts() {
        return program.stream().anyMatch(op -> op.result().operand().use() == Operand.Use.MINUEND);
    }

    /** kd of every decay 2^-kd of an update, ascending. */
    public List<Integer> decays() {
        return program.stream()
                .flatMap(op -> op.decay().stream().boxed())
                .distinct()
                .sorted()
                .toList();
    }

    /** The program of a training sample, scheduled. */
    public Routine training() {
        return new Routine(program, timings, schedule);
    }

    /** Clocks from the first beat of a sample that is only predicted until its logits have passed. */
    public long inferenceOffset() {
        return inference.orElseThrow().schedule().cyclesPerSample()
                + latencies.drain()
                + latencies.bankWrite()
                + layout.blocks();
    }

    /** Programs in the ROM. */
    public int programCount() {
        return programs.size() + (inference.isPresent() ? 1 : 0);
    }

    /** Whether something can be controlled at run time. */
    public boolean controls(ControlOption option) {
        return design.description().engine().controls(option);
    }

    /** Whether banks have one port. */
    public boolean singlePort() {
        return design.description().engine().banks() == Banks.SINGLE_PORT;
    }

    /** Whether the states of the rounding LFSRs can be read and loaded. */
    public boolean states() {
        return controls(ControlOption.CHECKPOINT)
                && design.description().formats().stochastic();
    }

    /** Flags of saturations; none where they were not asked for. */
    public SaturationFlags saturations() {
        return controls(ControlOption.SATURATION)
                ? SaturationFlags.of(design.description(), programs)
                : new SaturationFlags(List.of());
    }

    /** Whether the state of the perturbation LFSR can be read and loaded. */
    public boolean noiseState() {
        return controls(ControlOption.CHECKPOINT) && noise().isPresent();
    }

    /** Whether there is a register file. */
    public boolean controlled() {
        return !design.description().engine().control().isEmpty();
    }

    /** Whether any result is masked by a derivative. */
    public boolean masked() {
        return program.stream().anyMatch(op -> op.result().operand().use() == Operand.Use.MASK);
    }

    /** The perturbations that the program draws; empty for none. All of a design are of one kind. */
    public Optional<Vector.Home> noise() {
        return program.stream()
                .map(MicroOp::stream)
                .filter(Vector::drawn)
                .map(Vector::home)
                .findFirst();
    }

    /** Whether a MAP has zeros for a source. */
    public boolean zeros() {
        return program.stream()
                .anyMatch(op -> op.kind() == OpKind.MAP && op.stream().home() == Vector.Home.NOWHERE);
    }
}
