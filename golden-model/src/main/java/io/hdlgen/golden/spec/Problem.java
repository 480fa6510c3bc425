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
    FILE_TOO_LARGE("D002", "larger than %d bytes, the most that is read; a description has a few hundred"),
    /** Names in the generated files would hold characters that nobody typed. */
    NOT_UTF8("D003", "not UTF-8 text: byte %d is 0x%02x"),
    /** The structure would be guessed. */
    YAML_SYNTAX("D004", "not YAML: %s"),
    /** There would be no network. */
    EMPTY_DESCRIPTION("D005", "there is no description in it; the shortest one is network: {layers: [32, 10]}"),
    /** Only one of the designs would be built, and nobody would say which. */
    SEVERAL_DOCUMENTS("D006", "a second document begins here; a file holds one description"),
    /** A few lines could unfold to gigabytes, or a tag could ask for an object of a class. */
    YAML_FEATURE("D007", "%s: a description has no anchors, aliases, tags or complex keys; write the value itself"),
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
    /** The seed is 64 bits wide. */
    SEED_RANGE("D080", "seed %s; %s to %s are possible"),
    /** The files will have no pins and no clock of that board. */
    BOARD_PENDING(
            "D081", Severity.WARNING, "there are no constraints for %s yet; the core is generated as for board none");

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
