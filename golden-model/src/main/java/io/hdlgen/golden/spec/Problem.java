package io.hdlgen.golden.spec;

/**
 * Everything that can be wrong with a description. The line above each constant says what would have happened had it been let through.
 *
 * <p>Codes are for ever: a constant may go, but its code is never given to another.
 */
public enum Problem implements ProblemKind {
    // The file.

    /** There would be nothing to build from. */
    FILE_UNREADABLE("D001", "cannot be read: %s"),
    /** Reading it would take memory and time out of proportion: a description of the largest design has a few kilobytes. */
    FILE_TOO_LARGE("D002", "larger than %d bytes, the most that is read"),
    /** Names in the generated files would hold characters that nobody typed. */
    NOT_UTF8("D003", "not UTF-8 text: byte %d is 0x%02x"),
    /** The structure would be guessed. */
    YAML_SYNTAX("D004", "not YAML: %s"),
    /** There would be no network. */
    EMPTY_DESCRIPTION("D005", "there is no description in it; the shortest one is network: {layers: [32, 10]}"),
    /** Only one of the designs would be built, and nobody would say which. */
    SEVERAL_DOCUMENTS("D006", "a second document begins here; a file holds one"),
    /** A few lines could unfold to gigabytes, or a tag could ask for an object of a class. */
    YAML_FEATURE("D007", "%s: anchors, aliases, tags and complex keys are not read; write the value itself"),
    /** The parser's stack would be at the mercy of the file. */
    TOO_DEEP("D008", "nested deeper than %d levels"),
    /** The later value would win without a word. */
    DUPLICATE_KEY("D009", "given twice, first in line %d"),
    /** The design would not be the one that was asked for on the command line. */
    OVERRIDE_SYNTAX(
            "D010", "%s; an override is PATH=VALUE, such as engine.multipliers=64 or network.layers[1].units=20"),
    /** The override would have no effect. */
    OVERRIDE_TARGET("D011", "the override does not fit: what stands here is %s"),
    /** A file of rubbish would be answered with more text than it has itself. */
    MORE_PROBLEMS("D012", "%d more problems are not listed"),

    // Structure.

    /** Fields of a later version would be taken for something else. */
    UNKNOWN_VERSION("D020", "version %s of the description format; this release reads version 1"),
    /** A misspelt wish would silently be the default. */
    UNKNOWN_KEY("D021", "not a known key; known here: %s%s"),
    /** The value would be converted to something that nobody wrote. */
    WRONG_TYPE("D022", "found %s, expected %s"),
    /** There is no default for it that could be right. */
    MISSING_KEY("D023", "not given, and it has no default: %s"),
    /** The default would take the place of a misspelt wish. */
    UNKNOWN_NAME("D024", "%s is not known; known are %s%s"),
    /** Generated modules, scripts and folders carry this name: a blank or a quote breaks all of them. */
    BAD_NAME(
            "D025",
            "%s is not a name: lower-case letters, digits and hyphens, a letter first, at most 63; for example %s"),

    // Network.

    /** There would be no logits, so no error to learn from. */
    NO_OUTPUT_LAYER("D030", "there is no output layer; the last element of layers is the output"),
    /** The micro-program would outgrow its memory. */
    TOO_MANY_LAYERS("D031", "%d layers; 1 to %d are possible"),
    /** Vectors of this length have no address in the vector memory. */
    INPUT_RANGE("D032", "%s inputs; %s to %s are possible"),
    /** A layer without units ends the network there; one beyond the limit would overflow the accumulator. */
    UNITS_RANGE("D033", "%s units; %s to %s are possible"),
    /** The label does not fit its field, and the sum of the softmax unit overflows. */
    CLASSES_RANGE("D034", "%s units in the output layer; %s to %s are possible"),
    /** No device has block RAM for it, and the simulation would not fit this machine. */
    NETWORK_TOO_LARGE("D035", "%d weights, biases and stored feedback values; at most %d are possible"),
    /** The error is formed from the logits: an activation on them would get the wrong gradient. */
    OUTPUT_ACTIVATION("D036", "%s on the output layer; its units are the logits and always linear: leave the key out"),
    /** The slope would have no effect. */
    SLOPE_NOT_USED("D037", "a slope belongs to leaky-relu, this layer has %s"),
    /** The shifter would move every bit out, or the layer would be linear. */
    SLOPE_RANGE("D038", "a slope of %s; %s to %s are possible"),
    /** Softmax of a single logit is 1 whatever the logit: nothing is ever learned. */
    ONE_CLASS("D039", Severity.WARNING, "one output unit under softmax-cross-entropy: its probability is always 1"),

    // Rule.

    /** The hardware multiplies by shifting; any other factor would need a multiplier per lane. */
    NOT_A_POWER_OF_TWO("D040", "%s is not a power of two: %s"),
    /** The delta format would leave the range of the shifter. */
    RATE_RANGE("D041", "a learning rate of %s; %s to %s are possible"),
    /** Nothing would read the feedback matrices. */
    FEEDBACK_NOT_USED(
            "D042",
            "rule %s draws no feedback matrices; leave the key out or take rule fa, kp, dfa, sdfa, drtp or dkp"),
    /** Every feedback entry would round to zero, or exceed its format. */
    FEEDBACK_SCALE_RANGE(
            "D043", "a feedback scale of %s for hidden layer %d; %s to %s are possible with feedback %s and source %s"),
    /** Some layer would get a scale that was meant for another. */
    FEEDBACK_SCALE_COUNT("D044", "%d scales for %d hidden layers; give one value for all, or one for each"),
    /** A register of feedback bits makes uniform codes; normal values need a logarithm per entry. */
    LFSR_NORMAL(
            "D045", "normal values cannot be regenerated from LFSRs; take sign, ternary or uniform, or source stored"),
    /** Deltas saturate and weights run to their limits: accuracy falls to that of guessing. */
    FEEDBACK_SCALE_LARGE(
            "D046",
            Severity.WARNING,
            "a feedback scale of %s for %d units is large (default %s): such runs saturate and collapse"),
    /** The upper bits of an entry would be cut off on its way to the multiplier. */
    LFSR_UNIFORM_WIDTH(
            "D047",
            "uniform values from LFSRs have up to %d bits, the weights' width %d holds fewer; take sign or ternary"),

    // Formats.

    /** The width of every register in the data path would be a guess. */
    NOT_A_FORMAT("D050", "%s is not a format: write sI.F, the sign counted in I, such as s3.13"),
    /** The multiplier does not fit one block of any board; sums would exceed the model's 62 bits. */
    WIDTH_RANGE("D051", "%s has %d bits; %d to %d are possible"),
    /** The binary point would lie outside the word. */
    FRACTION_RANGE("D052", "%s has %d fraction bits in %d bits; at most %d are possible"),
    /** All vectors share one memory: the narrower one would be read with garbage in its upper bits. */
    VECTOR_WIDTHS("D053", "%s has %d bits, the activations %s have %d; all vectors share one memory and one width"),
    /** Feedback shares the banks with the weights: its words would not line up. */
    FEEDBACK_WIDTH("D054", "%s has %d bits, the weights %s have %d; matrices share the banks and one width"),
    /** Weights are loaded through vector words: the upper bits would be lost. */
    WEIGHTS_WIDER("D055", "weights of %d bits (%s) and vectors of %d (%s); weights may not be wider than vectors"),
    /** The bias is multiplied by ONE, which would wrap to -1. */
    ONE_NOT_REPRESENTABLE(
            "D056", "1.0 does not fit %s, whose largest value is %s; 2 bits or more before the point are needed"),
    /** The error z - ONE is formed in the activations' format: another binary point would scale the gradient. */
    SQUARED_ERROR_FORMAT("D057", "%s; with squared-error the error has the activations' format %s"),
    /** Softmax would see logits that change in steps of more than 1/16. */
    SOFTMAX_FRACTION("D058", "%s has %d fraction bits; softmax-cross-entropy needs at least %d in the logits"),
    /** Too many fraction bits clip an error of -1 and training collapses; too few lose the small deltas. */
    DELTA_RANGE("D059", "%s has %d fraction bits; %d to %d are possible with %d-bit vectors and a learning rate of %s"),
    /** The update would have no bit to round: a delta times an input is coarser than a weight. */
    UPDATE_SHIFT("D060", "the update shift DF + XF - WF = %d + %d - %d = %d; at least 1 is needed"),
    /** The adder of the update would exceed the 62 bits of the model. */
    UPDATE_WIDTH("D061", "the update needs WW + SH = %d + %d = %d bits; at most %d are possible"),
    /** The lane's noise register has 32 bits for all columns of a word. */
    ROUNDING_BITS_RANGE("D062", "%s random bits; %s to %s are possible"),
    /** The random bits would reach beyond the bits that are rounded away and move weights by whole steps. */
    ROUNDING_BITS_SHIFT(
            "D063", "%d random bits, the update shift SH = %d rounds away too few; at most %d are possible"),
    /** There is no noise register with round to nearest. */
    ROUNDING_BITS_NOT_USED("D064", Severity.WARNING, "no effect: rounding is nearest"),
    /** Small updates never move a weight; logits drift up over the epochs. */
    DEAD_ZONE(
            "D065",
            Severity.WARNING,
            "dead zone: WF + RB = %d + %d = %d, below k + 11 = %d: small updates are lost and long runs may collapse"),
    /** The same, so strongly that the run looks healthy for one epoch only. */
    DEAD_ZONE_COLLAPSE(
            "D066",
            Severity.WARNING,
            "dead zone: WF + RB = %d + %d = %d, below k + 9 = %d: training collapses within epochs"),
    /** Small positive errors round to zero while large negative ones remain. */
    ERROR_COARSE(
            "D067",
            Severity.WARNING,
            "%s has %d fraction bits; below 15 long runs with softmax-cross-entropy collapse"),
    /** Logits saturate, and softmax cannot tell the classes apart. */
    LOGITS_NARROW(
            "D068",
            Severity.WARNING,
            "%s ends at %s; logits of softmax-cross-entropy need about 32 and training suffers"),
    /** The probability would have no bit: the error would be 0 but for the label's -1. */
    SOFTMAX_ERROR_FRACTION("D069", "%s has no fraction bits; the error of softmax-cross-entropy lies between -1 and 1"),

    // Engine, board, seed.

    /** No supported device has so many multipliers near one memory. */
    MULTIPLIERS_RANGE("D070", "%s multipliers; %s to %s are possible"),
    /** The word of a bank is sliced for 1, 2, 4 or 8 columns. */
    BLOCK_SIZE("D071", "block %s; 1, 2, 4 and 8 are possible"),
    /** The chain would have no block, or more multipliers than are possible. */
    BLOCKS_RANGE("D072", "%s blocks; %s to %s are possible"),
    /** Half a shape leaves the other half to a guess. */
    SHAPE_INCOMPLETE("D073", "block and blocks belong together; give %s as well, or only multipliers"),
    /** One of the two numbers would be ignored. */
    SHAPE_MISMATCH(
            "D074", "%d multipliers, but block x block x blocks = %d x %d x %d = %d; give the budget or the shape"),
    /** Some blocks would never see a row: area and power for nothing. */
    TOO_MANY_MULTIPLIERS("D075", "%d multipliers; the largest layer has %d units and keeps at most %d busy%s"),
    /** The engine would never come to the step of its schedule, or begin with it. */
    EPOCH_RANGE("D076", "an epoch of %s samples; %s to %s are possible"),
    /** The engine would get a switch that must not be used. */
    CONTROL_NOT_POSSIBLE("D077", "%s: %s"),
    /** The copy would be stored and updated, and never read. */
    COPY_UNUSED("D078", "copy with rule %s, which sends nothing back through the weights"),
    /** Each copy would be rounded with noise of its own, and after some samples they would be two matrices. */
    COPY_DRIFTS(
            "D079", "copy with stochastic rounding, which would let the copies drift apart; take rounding: nearest"),
    /** The seed is 64 bits wide. */
    SEED_RANGE("D080", "seed %s; %s to %s are possible"),
    // D081 was a board without constraints.
    /** No clock multiplier makes it, or no logic keeps up with it. */
    CLOCK_RANGE("D082", "a clock of %s MHz; 1 to 1000 are possible, with at most six digits behind the point"),
    /** The line would be slower than a person types, or faster than any adapter. */
    BAUD_RANGE("D083", "%s baud; %s to %s are possible"),
    /** There would be no pin for the clock and no line for the rate. */
    BOARD_MISSING("D084", "a clock or a rate without a board; name one"),

    // Options of rules.

    /** The option would have no effect, and the run would be taken for another. */
    OPTION_NOT_USED("D100", "rule %s has no %s; it belongs to %s"),
    /** It would be left to a guess when the rate begins. */
    SCHEDULE_UNIT("D101", "a step begins after samples: N or after epochs: N; %s"),
    /** The step would be in force from the start, and the rule's own learning rate never. */
    SCHEDULE_BEGIN("D102", "a step after %s; %s to %s are possible"),
    /** The last step that has begun is in force: the order of the list would decide against the numbers. */
    SCHEDULE_ORDER("D103", "this step begins after %d %s, but one before it after %d; steps ascend"),
    /** Deltas of this rate would be clipped or lost: their format is one for the whole run. */
    SCHEDULE_DELTA("D104", "a learning rate of %s needs deltas with %d to %d fraction bits; %s has %d"),
    /** Every sample looks through the list. */
    SCHEDULE_LENGTH("D105", "%d steps; at most %d are possible"),
    /** The term would be shifted out of the update. */
    DECAY_RANGE("D106", "a decay of %s; %s to %s are possible, or none"),
    /** Every weight of up to 2^(kd-1) LSB would stay for ever: the decay would end where it begins to matter. */
    DECAY_NEAREST("D107", "a decay of %s with rounding nearest, which loses it; take rounding stochastic or no decay"),
    /** Another layer would learn than was meant. */
    FREEZE_RANGE("D108", "layer %s; %s to %s are possible"),
    /** One of the two was meant for another layer. */
    FREEZE_TWICE("D109", "layer %d is frozen twice"),
    /** No weight ever changes. */
    FREEZE_ALL("D110", Severity.WARNING, "all %d layers are frozen: no weight learns"),
    /** There would be nowhere to keep what was learned. */
    LFSR_LEARNS("D111", "rule %s learns its feedback, which must be stored; lfsr is for rules fa, dfa, sdfa and drtp"),
    /** The band would be narrower than a step of the error, or wider than any error. */
    DEAD_BAND_RANGE("D112", "a dead band of %s; %s to %s are possible, or none"),
    /** The decay of the running mean would be shifted out of the update. */
    ALPHA_RANGE("D113", "an alpha of %s; %s to %s are possible"),
    /** The update of the feedback would be clamped for most samples, and the feedback point elsewhere. */
    HELD_RANGE(
            "D114",
            "%s of rule %s has SH + BF - %s = %d + %d - %d = %d fraction bits and can reach %s, but a vector of %d bits"
                    + " ends at %d; take %s"),
    /** Any other weight of the two states would need a multiplier. */
    ALPHA_CHOICE("D115", "an alpha of %s; %s are possible"),
    /** The nudge would be lost, or larger than the error. */
    BETA_RANGE("D116", "a beta of %s; %s to %s are possible"),
    /** Training would take out of all proportion. */
    SWEEPS_RANGE("D117", "%s sweeps; %s to %s are possible"),
    /** Differences of two states round to zero, and hidden layers learn little. */
    DUAL_RESOLUTION(
            "D118",
            Severity.WARNING,
            "a beta of %s with %d fraction bits of the activations; %d + %d = %d or more are needed to see the states"
                    + " differ"),
    /** The nudge reaches kinks of the activation, and what comes back is no gradient. */
    BETA_ONE("D119", Severity.WARNING, "a beta of 1 with alpha %s trains badly; take alpha 1/2 or beta 2^-3"),
    /** The mean of the states carries error upward, sweep by sweep. */
    DUAL_DIVERGES(
            "D120",
            Severity.WARNING,
            "rule dp with alpha %s and %d %s sweeps can diverge; take alpha 1/2, one downward sweep, or rule dp-t"),
    /** The error moves down by one layer a sweep and never arrives. */
    UPWARD_SHORT(
            "D121", Severity.WARNING, "%d upward sweeps: the lowest %d layers never learn; at least %d are needed"),
    /** The noise would be a few steps of the activations, or wider than them. */
    SIGMA_RANGE(
            "D122",
            "a sigma of %s with the %d fraction bits of activations %s; 2^-s with 0 <= s <= %d is possible: three bits"
                    + " or more below sigma"),
    /** The noise reaches kinks of the activations: the estimate is biased. */
    SIGMA_LARGE("D123", Severity.WARNING, "a sigma of %s is large and biases the estimate; 2^-4 to 2^-6 are usual"),
    /** The change of the loss drowns in the rounding of the activations. */
    SIGMA_SMALL("D124", Severity.WARNING, "a sigma of %s has only %d fraction bits of the activations below it"),
    /** Large noise would wrap to the other sign. */
    NOISE_RANGE("D125", "%s noise of standard deviation %s reaches %s; %s ends at %s"),
    /** The mean over the draws is a shift. */
    DRAWS_RANGE("D126", "%s draws; a power of two from %s to %s is possible"),
    /** The option would have no effect. */
    DIVISION_NOT_USED(
            "D127",
            "rule %s with rademacher noise has no division: the squared norm of the noise is always the same; leave the"
                    + " key out or take noise gaussian"),
    /** A matrix many times the network would be stored and computed without anybody having asked for it. */
    DECORRELATE_WIDE(
            "D128",
            "not given, and an input of %d values makes R_0 a matrix of %d words; say decorrelate: hidden to leave it"
                    + " out, or all (the default up to %d values)"),
    /** R starts as the identity, which would be clamped to just below it, or wrap. */
    IDENTITY(
            "D129",
            "1.0 does not fit %s, whose largest value is %s, and R starts as the identity; 2 bits or more"
                    + " before the point are needed"),
    /** R grows by less than an LSB a step. */
    DECORRELATION_NEAREST(
            "D130", Severity.WARNING, "rule %s needs stochastic rounding: round to nearest loses the steps of R"),
    /** The shift would exceed the 62 bits of the model. */
    SHIFT_WIDTH("D131", "%s has %d bits and is shifted left by %d, which makes %d; at most %d are possible"),
    /** The constant push lets activations and weights run away, in floating point too. */
    UNBOUNDED(
            "D132",
            Severity.WARNING,
            "rule %s with %s in network.layers[%d] runs away or fails to learn; take hard-tanh or hard-sigmoid");

    private final String code;
    private final Severity severity;
    private final String template;

    Problem(String code, String template) {
        this(code, Severity.ERROR, template);
    }

    Problem(String code, Severity severity, String template) {
        this.code = code;
        this.severity = severity;
        this.template = template;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Severity severity() {
        return severity;
    }

    @Override
    public String template() {
        return template;
    }
}
