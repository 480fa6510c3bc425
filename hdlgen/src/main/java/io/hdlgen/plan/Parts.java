package io.hdlgen.plan;

import io.hdlgen.golden.spec.ControlOption;
import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.Formats;
import io.hdlgen.golden.spec.Loss;
import io.hdlgen.golden.spec.Network;
import io.hdlgen.golden.spec.RuleName.FeedbackShape;
import io.hdlgen.golden.spec.RuleSpec;
import io.hdlgen.golden.spec.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/** What the programs of all rules are made of, by the names of {@code docs/numerics.md}: vectors, matrices, shifts, and the micro-operations that every rule begins and ends with. */
final class Parts {
    private final Design design;
    private final Network net;
    private final Formats formats;
    private final int rateShift;

    /** Parts of a program for the learning rate of the first sample. */
    Parts(Design design) {
        this(design, design.description().rule().rateShift());
    }

    /** Parts of a program for the learning rate 2^-rateShift. */
    Parts(Design design, int rateShift) {
        this.design = design;
        this.rateShift = rateShift;
        this.net = design.description().network();
        this.formats = design.description().formats();
    }

    Description description() {
        return design.description();
    }

    RuleSpec rule() {
        return description().rule();
    }

    /** L. */
    int depth() {
        return net.depth();
    }

    boolean softmax() {
        return net.loss() == Loss.SOFTMAX_CROSS_ENTROPY;
    }

    // ---- vectors

    /** x_l, l = 0 .. L-1. */
    Vector x(int l) {
        return l == 0 ? Vector.input(net.input()) : layer("x", l);
    }

    /** g_l, l = 1 .. L. */
    Vector g(int l) {
        return layer("g", l);
    }

    /** A vector of layer l with a letter of the rule's. */
    Vector layer(String letter, int l) {
        return Vector.memory(letter + l, net.width(l));
    }

    /** e in the vector memory. */
    Vector e() {
        return output("e");
    }

    /** A vector of n_L elements. */
    Vector output(String name) {
        return Vector.memory(name, net.classes());
    }

    /** e where it comes into being: in the softmax unit, or in memory with squared error. */
    Vector error() {
        return softmax() ? Vector.softmax(net.classes()) : e();
    }

    /** What goes into the unit that forms the loss: logits, or the error. */
    Vector loss() {
        return softmax() ? Vector.logLoss(net.classes()) : Vector.squareLoss(net.classes());
    }

    // ---- matrices

    /** W_l, n_l x n_(l-1), with the biases. */
    BankMatrix w(int l) {
        return new BankMatrix("W" + l, net.width(l), net.width(l - 1), BankMatrix.Role.WEIGHTS, false);
    }

    /** F_l, n_l x n_L, or B_l, n_l x n_(l+1). */
    BankMatrix feedback(int l) {
        boolean layered = rule().name().feedback() == FeedbackShape.LAYERED;
        return new BankMatrix(
                (layered ? "B" : "F") + l,
                net.width(l),
                layered ? net.width(l + 1) : net.classes(),
                BankMatrix.Role.FEEDBACK,
                FeedbackCode.regenerated(description()));
    }

    /** R_l, n_l x n_l. */
    BankMatrix decorrelation(int l) {
        return new BankMatrix("R" + l, net.width(l), net.width(l), BankMatrix.Role.DECORRELATION, false);
    }

    /** T_l, n_(l-1) x n_l: W_l transposed, where the engine stores it. */
    BankMatrix copy(int l) {
        return new BankMatrix("T" + l, net.width(l - 1), net.width(l), BankMatrix.Role.COPY, false);
    }

    private boolean copies() {
        return description().engine().transport() == Transport.COPY;
    }

    // ---- functions and shifts

    /** f of layer l. */
    ElementFunction f(int l) {
        return ElementFunction.of(net.layer(l));
    }

    int wf() {
        return formats.weights().fractionBits();
    }

    int xf() {
        return formats.activations().fractionBits();
    }

    int ef() {
        return formats.error().fractionBits();
    }

    int df() {
        return formats.delta().fractionBits();
    }

    /** SH. */
    int updateShift() {
        return formats.updateShift();
    }

    /** k of the sample at hand. */
    int rateShift() {
        return rateShift;
    }

    /** BF. */
    int bf() {
        return formats.feedback().fractionBits();
    }

    /** Fraction bits of F_l or B_l as the multipliers see it. */
    int feedbackFraction(int l) {
        return FeedbackCode.fractionBits(design, l);
    }

    /** How h follows from the losses. */
    ScalarFactor scalarFactor() {
        return ScalarFactor.of(design, rateShift);
    }

    // ---- what all rules have in common

    /** z_l = W_l x_(l-1) + b_l and x_l = f(z_l); the last layer gives the logits, and e with squared error. */
    List<MicroOp> forward() {
        List<MicroOp> ops = hidden();
        ops.add(logits());
        return ops;
    }

    /** The forward pass alone: logits, and nothing that is made of them. */
    List<MicroOp> inference() {
        List<MicroOp> ops = hidden();
        ops.add(prediction(x(depth() - 1)));
        return ops;
    }

    /** The logits that W_L makes of a vector, for the prediction alone. */
    MicroOp prediction(Vector v) {
        return MicroOp.forward(w(depth()), v).shift(wf()).logits().to(Vector.passing("logits", net.classes()));
    }

    /** x_l = f(W_l x_(l-1) + b_l) for l = 1 .. L-1. */
    private List<MicroOp> hidden() {
        List<MicroOp> ops = new ArrayList<>();
        for (int l = 1; l < depth(); l++) {
            ops.add(MicroOp.forward(w(l), x(l - 1)).shift(wf()).through(f(l)).to(x(l)));
        }
        return ops;
    }

    /** The logits W_L x_(L-1) + b_L, and their error. */
    MicroOp logits() {
        return errorOf(x(depth() - 1)).logits();
    }

    /** The error of what W_L makes of a vector. */
    MicroOp errorOf(Vector v) {
        MicroOp output = MicroOp.forward(w(depth()), v).shift(wf()).to(error());
        return softmax() ? output : output.minusOnehot();
    }

    /** e out of the softmax unit into memory, for rules that stream it; nothing where it is there already. */
    List<MicroOp> storedError() {
        return softmax() ? List.of(MicroOp.map(error()).to(e())) : List.of();
    }

    /** g_L = -eta e. */
    MicroOp outputDelta() {
        return MicroOp.map(error()).negated().shift(errorShift()).to(g(depth()));
    }

    /** From an error to eta times the error. */
    int errorShift() {
        return ef() + rateShift() - df();
    }

    /** W_l += g_l x_(l-1)^T for l = 1 .. L. */
    List<MicroOp> updates() {
        List<MicroOp> ops = new ArrayList<>();
        for (int l = 1; l <= depth(); l++) {
            ops.add(update(l, x(l - 1)));
        }
        return ops;
    }

    /** W_l += g_l v^T, v being what W_l saw; W_l stays as it is if the layer is frozen. */
    MicroOp update(int l, Vector v) {
        return MicroOp.update(w(l), g(l), v).decaying(decay()).frozen(frozen(l));
    }

    /** Whether layer l never learns; a register that freezes layers decides while the engine runs. */
    private boolean frozen(int l) {
        return rule().frozen().contains(l) && !description().engine().controls(ControlOption.FREEZE);
    }

    /**
     * {@code W_l^T v}: W_l read in columns, or the rows of its copy.
     *
     * @param result what becomes of the sums
     */
    List<MicroOp> back(int l, Vector v, UnaryOperator<MicroOp> result) {
        return copies()
                ? List.of(result.apply(MicroOp.forward(copy(l), v)))
                : List.of(MicroOp.hold(v), result.apply(MicroOp.transposed(w(l), v)));
    }

    /**
     * T_l += v_(l-1) g_l^T for l = 2 .. L, the transpose of what W_l gains, rounded alike; nothing where no copy is stored.
     *
     * @param stream v_l, what W_(l+1) saw
     */
    List<MicroOp> copyUpdates(IntFunction<Vector> stream) {
        List<MicroOp> ops = new ArrayList<>();
        for (int l = 2; copies() && l <= depth(); l++) {
            ops.add(MicroOp.update(copy(l), stream.apply(l - 1), g(l)).frozen(frozen(l)));
        }
        return ops;
    }

    /** kd of the weights. */
    OptionalInt decay() {
        return rule().decayShift();
    }
}
