package io.hdlgen.plan;

import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One micro-operation of a rule's program. It reads as an equation: {@code forward(F, e).negated().shift(24).maskedBy(x1, f).to(g1)} is g1 = mask(sat(rnd(-F e, 24))).
 *
 * @param kind what the array does
 * @param matrix it reads or updates
 * @param stream vector that is streamed
 * @param held vector that is held in the lanes
 * @param bias whether the element after the stream's last one is ONE
 * @param frozen whether an update leaves its matrix as it is: nothing is held, so the sweep and its random numbers go on and every entry is rounded to itself
 * @param decay kd of an update that lets the matrix decay by 2^-kd
 * @param times what a MAP multiplies its stream by
 * @param terms elements by whose number a FACTOR that divides multiplies the difference of the losses; else 0
 * @param result what becomes of its sums
 */
public record MicroOp(
        OpKind kind,
        BankMatrix matrix,
        Vector stream,
        Vector held,
        boolean bias,
        boolean frozen,
        OptionalInt decay,
        Times times,
        int terms,
        Result result) {

    /** Second factors of a MAP. */
    public enum Times {
        ONE,
        /** h. */
        SCALAR,
        /** The element itself. */
        ITSELF,
        /** h with the sign of the element: the stream is Rademacher noise, and its size is in the shift. */
        SIGNED_SCALAR
    }

    private static MicroOp of(OpKind kind, BankMatrix matrix, Vector stream, Vector held) {
        boolean bias = matrix.bias() && matrix.exists() && stream.exists();
        return new MicroOp(kind, matrix, stream, held, bias, false, OptionalInt.empty(), Times.ONE, 0, Result.NONE);
    }

    /** {@code matrix stream}, and the bias where the matrix has one. */
    public static MicroOp forward(BankMatrix matrix, Vector stream) {
        return of(OpKind.FORWARD, matrix, stream, Vector.NONE);
    }

    /** {@code matrix^T held}; the bias column is dropped. */
    public static MicroOp transposed(BankMatrix matrix, Vector held) {
        return of(OpKind.TRANSPOSED, matrix, Vector.NONE, held);
    }

    /** {@code matrix += held stream^T}, bias included. */
    public static MicroOp update(BankMatrix matrix, Vector held, Vector stream) {
        return of(OpKind.UPDATE, matrix, stream, held);
    }

    /** {@code matrix[i][j] += held[i] matrix[i][j]}. */
    public static MicroOp scale(BankMatrix matrix, Vector held) {
        return of(OpKind.UPDATE, matrix, Vector.NONE, held);
    }

    /** Loads the lanes' held values. */
    public static MicroOp hold(Vector vector) {
        return of(OpKind.HOLD, BankMatrix.NONE, Vector.NONE, vector);
    }

    /** {@code stream}, past the array. */
    public static MicroOp map(Vector stream) {
        return of(OpKind.MAP, BankMatrix.NONE, stream, Vector.NONE);
    }

    /** {@code h} from the losses of this sample; see {@link #terms}. */
    public static MicroOp factor(int terms) {
        return new MicroOp(
                OpKind.FACTOR,
                BankMatrix.NONE,
                Vector.NONE,
                Vector.NONE,
                false,
                false,
                OptionalInt.empty(),
                Times.ONE,
                terms,
                Result.NONE);
    }

    /** Multiplies the stream of a MAP. */
    public MicroOp times(Times factor) {
        return new MicroOp(kind, matrix, stream, held, bias, frozen, decay, factor, terms, result);
    }

    /** Where the result goes. */
    public MicroOp to(Vector destination) {
        return with(r -> r.to(destination));
    }

    /** Shifts the sums right by so many bits, with rounding. */
    public MicroOp shift(int bits) {
        return with(r -> r.shifted(bits));
    }

    /** Changes the sign of the sums. */
    public MicroOp negated() {
        return with(Result::negated);
    }

    /** Says that the rounded sums are the logits. */
    public MicroOp logits() {
        return with(Result::asLogits);
    }

    /** Subtracts ONE from the label's element. */
    public MicroOp minusOnehot() {
        return with(Result::minusOnehot);
    }

    /** Applies an activation. */
    public MicroOp through(ElementFunction function) {
        return with(r -> r.through(function));
    }

    /** Masks by the derivative of a stored activation. */
    public MicroOp maskedBy(Vector x, ElementFunction f) {
        return with(r -> r.with(Operand.mask(x, f)));
    }

    /** Adds a vector. */
    public MicroOp plus(Vector addend) {
        return with(r -> r.with(Operand.addend(addend)));
    }

    /** Subtracts the rounded sums from a vector. */
    public MicroOp subtractedFrom(Vector minuend) {
        return with(r -> r.with(Operand.minuend(minuend)));
    }

    /** Multiplies with a vector and sums the products, for h. */
    public MicroOp dot(Vector other) {
        return with(r -> r.with(Operand.dot(other, false)).to(Vector.sum(other.elements())));
    }

    /** The same, going on with the sum of the last one. */
    public MicroOp dotOn(Vector other) {
        return with(r -> r.with(Operand.dot(other, true)).to(Vector.sum(other.elements())));
    }

    /** Leaves the bias out. */
    public MicroOp withoutBias() {
        return new MicroOp(kind, matrix, stream, held, false, frozen, decay, times, terms, result);
    }

    /** Lets the matrix decay; kd or nothing. */
    public MicroOp decaying(OptionalInt shift) {
        return new MicroOp(kind, matrix, stream, held, bias, frozen, shift, times, terms, result);
    }

    /** Leaves the matrix of an update as it is, while the rounding noise goes on. */
    public MicroOp frozen(boolean yes) {
        OptionalInt left = yes ? OptionalInt.empty() : decay;
        return new MicroOp(kind, matrix, stream, held, bias, yes, left, times, terms, result);
    }

    private MicroOp with(UnaryOperator<Result> change) {
        return new MicroOp(kind, matrix, stream, held, bias, frozen, decay, times, terms, change.apply(result));
    }

    /** Whether it multiplies by h. */
    boolean byScalar() {
        return times == Times.SCALAR || times == Times.SIGNED_SCALAR;
    }

    /** Whether it multiplies the rows of its matrix by the held vector. */
    public boolean scales() {
        return kind == OpKind.UPDATE && !stream.exists();
    }

    /** Whether it projects an error onto a layer through a feedback matrix. */
    public boolean projects() {
        return kind == OpKind.FORWARD && matrix.role() == BankMatrix.Role.FEEDBACK;
    }

    /** Whether it reads the input, from wherever it is read. */
    boolean readsInput() {
        return Stream.of(stream, held, result.operand().vector()).anyMatch(v -> v.home() == Vector.Home.INPUT);
    }

    /** For people: {@code FORWARD W1}, {@code MAP e}. */
    public String name() {
        return (scales() ? "SCALE" : kind) + " "
                + switch (kind) {
                    case HOLD -> held;
                    case MAP -> result.destination();
                    case FACTOR -> "h";
                    default -> matrix;
                };
    }
}
