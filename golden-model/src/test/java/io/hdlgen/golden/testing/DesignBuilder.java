package io.hdlgen.golden.testing;

import io.hdlgen.golden.fixed.FixedFormat;
import io.hdlgen.golden.spec.Activation;
import io.hdlgen.golden.spec.BoardSpec;
import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.EngineSpec;
import io.hdlgen.golden.spec.FeedbackSource;
import io.hdlgen.golden.spec.FeedbackSpec;
import io.hdlgen.golden.spec.FeedbackValues;
import io.hdlgen.golden.spec.Formats;
import io.hdlgen.golden.spec.Layer;
import io.hdlgen.golden.spec.Loss;
import io.hdlgen.golden.spec.Network;
import io.hdlgen.golden.spec.RateStep;
import io.hdlgen.golden.spec.Rounding;
import io.hdlgen.golden.spec.RuleName;
import io.hdlgen.golden.spec.RuleOptions;
import io.hdlgen.golden.spec.RuleSpec;
import io.hdlgen.golden.spec.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A design with the defaults of a description, changed where a test cares. */
public final class DesignBuilder {
    private int[] widths = {20, 7, 3};
    private Activation activation = Activation.RELU;
    private Loss loss = Loss.SOFTMAX_CROSS_ENTROPY;
    private RuleName rule = RuleName.DFA;
    private OptionalInt rateShift = OptionalInt.empty();
    private final List<RateStep> schedule = new ArrayList<>();
    private OptionalInt decayShift = OptionalInt.empty();
    private List<Integer> frozen = List.of();
    private Optional<RuleOptions> options = Optional.empty();
    private FeedbackValues values = FeedbackValues.SIGN;
    private FeedbackSource source = FeedbackSource.STORED;
    private String weights = "s3.13";
    private String feedback = "";
    private String activations = "";
    private String error = "";
    private int deltaFraction = Integer.MIN_VALUE;
    private int roundingBits = 8;
    private Shape shape = new Shape(4, 1);
    private long seed = 1;

    /** n_0 .. n_L. */
    public DesignBuilder widths(int... widths) {
        this.widths = widths.clone();
        return this;
    }

    public DesignBuilder activation(Activation activation) {
        this.activation = activation;
        return this;
    }

    public DesignBuilder loss(Loss loss) {
        this.loss = loss;
        return this;
    }

    public DesignBuilder rule(RuleName rule) {
        this.rule = rule;
        return this;
    }

    /** k of eta = 2^-k; not called, 7, and 12 for node perturbation and FG-A. */
    public DesignBuilder rate(int rateShift) {
        this.rateShift = OptionalInt.of(rateShift);
        return this;
    }

    /** One more step of the schedule. */
    public DesignBuilder then(RateStep.Unit unit, int after, int rateShift) {
        schedule.add(new RateStep(unit, after, rateShift));
        return this;
    }

    /** kd of the decay 2^-kd of the weights. */
    public DesignBuilder decay(int decayShift) {
        this.decayShift = OptionalInt.of(decayShift);
        return this;
    }

    /** Layers whose weights are not written. */
    public DesignBuilder frozen(Integer... layers) {
        this.frozen = List.of(layers);
        return this;
    }

    /** What only this rule has; {@link DefaultOptions} if not called. */
    public DesignBuilder options(RuleOptions options) {
        this.options = Optional.of(options);
        return this;
    }

    public DesignBuilder feedback(FeedbackValues values, FeedbackSource source) {
        this.values = values;
        this.source = source;
        return this;
    }

    public DesignBuilder weights(String format) {
        this.weights = format;
        return this;
    }

    /** Format of F_l, B_l and R_l; that of the weights if not called. */
    public DesignBuilder feedbackFormat(String format) {
        this.feedback = format;
        return this;
    }

    /** Format of x_l; s7.9, or s6.10 for dual propagation, if not called. */
    public DesignBuilder activations(String format) {
        this.activations = format;
        return this;
    }

    public DesignBuilder error(String format) {
        this.error = format;
        return this;
    }

    /** DF. */
    public DesignBuilder delta(int fraction) {
        this.deltaFraction = fraction;
        return this;
    }

    /** Stochastic rounding with RB bits, or 0 for round to nearest. */
    public DesignBuilder roundingBits(int bits) {
        this.roundingBits = bits;
        return this;
    }

    public DesignBuilder shape(int block, int blocks) {
        this.shape = new Shape(block, blocks);
        return this;
    }

    public DesignBuilder seed(long seed) {
        this.seed = seed;
        return this;
    }

    public Design build() {
        List<Layer> layers = new ArrayList<>();
        List<Integer> scales = new ArrayList<>();
        for (int l = 1; l < widths.length; l++) {
            boolean last = l == widths.length - 1;
            Activation f = last ? Activation.LINEAR : activation;
            layers.add(new Layer(widths[l], f, f == Activation.LEAKY_RELU ? 3 : 0));
            if (!last) {
                scales.add((int) Math.floor(Math.log(widths[l]) / Math.log(2) / 2 + 0.5));
            }
        }
        Optional<FeedbackSpec> drawn =
                rule.drawsFeedback() ? Optional.of(new FeedbackSpec(values, source, scales)) : Optional.empty();
        return new Design(
                new Description(
                        "test",
                        new Network(widths[0], layers, loss),
                        new RuleSpec(
                                rule,
                                k(),
                                schedule,
                                decayShift,
                                frozen,
                                drawn,
                                options.orElseGet(() -> DefaultOptions.of(rule, k()))),
                        formats(),
                        new EngineSpec(shape.multipliers(), Optional.of(shape)),
                        BoardSpec.NONE,
                        seed),
                shape);
    }

    private int k() {
        return rateShift.orElse(rule.perturbsNodes() || rule == RuleName.FG_A ? 12 : 7);
    }

    private Formats formats() {
        FixedFormat w = format(weights);
        FixedFormat x = format(!activations.isEmpty() ? activations : rule.propagatesDuals() ? "s6.10" : "s7.9");
        FixedFormat e =
                loss == Loss.SQUARED_ERROR ? x : error.isEmpty() ? new FixedFormat(1, x.bits() - 1) : format(error);
        int df = deltaFraction == Integer.MIN_VALUE ? x.bits() - 2 + k() : deltaFraction;
        return new Formats(
                w,
                feedback.isEmpty() ? w : format(feedback),
                x,
                e,
                new FixedFormat(x.bits() - df, df),
                roundingBits == 0 ? Rounding.NEAREST : Rounding.STOCHASTIC,
                roundingBits);
    }

    private static FixedFormat format(String text) {
        return FixedFormat.parse(text).orElseThrow();
    }
}
