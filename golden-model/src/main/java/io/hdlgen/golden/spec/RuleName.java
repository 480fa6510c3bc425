package io.hdlgen.golden.spec;

/** Learning rules by their usual abbreviation; what each one is, and where it comes from, is told by its page in {@code docs/rules}. */
public enum RuleName {
    /** Backpropagation. */
    BP("bp", FeedbackShape.NONE),
    /** Feedback alignment. */
    FA("fa", FeedbackShape.LAYERED),
    /** Kolen-Pollack: feedback alignment whose feedback learns. */
    KP("kp", FeedbackShape.LAYERED),
    /** Direct feedback alignment. */
    DFA("dfa", FeedbackShape.DIRECT),
    /** Direct feedback alignment of the signs of the error. */
    SDFA("sdfa", FeedbackShape.DIRECT),
    /** Direct random target projection. */
    DRTP("drtp", FeedbackShape.DIRECT),
    /** Direct Kolen-Pollack: direct feedback alignment whose feedback learns. */
    DKP("dkp", FeedbackShape.DIRECT),
    /** Forward direct feedback alignment. */
    FDFA("fdfa", FeedbackShape.DIRECT),
    /** Activity-perturbed forward gradient. */
    FG_A("fg-a", FeedbackShape.NONE),
    /** Dual propagation. */
    DP("dp", FeedbackShape.NONE),
    /** Dual propagation in its adjoint-state form. */
    DP_T("dp-t", FeedbackShape.NONE),
    /** Node perturbation. */
    NP("np", FeedbackShape.NONE),
    /** Activity-based node perturbation. */
    ANP("anp", FeedbackShape.NONE),
    /** Iterative node perturbation. */
    INP("inp", FeedbackShape.NONE),
    /** Decorrelated node perturbation. */
    DNP("dnp", FeedbackShape.NONE),
    /** Decorrelated activity-based node perturbation. */
    DANP("danp", FeedbackShape.NONE),
    /** Decorrelated iterative node perturbation. */
    DINP("dinp", FeedbackShape.NONE);

    /** Which feedback matrices a rule has. */
    public enum FeedbackShape {
        /** None. */
        NONE,
        /** B_l, n_l x n_(l+1), from the layer above. */
        LAYERED,
        /** F_l, n_l x n_L, from the output. */
        DIRECT
    }

    private final String text;
    private final FeedbackShape feedback;

    RuleName(String text, FeedbackShape feedback) {
        this.text = text;
        this.feedback = feedback;
    }

    /** The name in a description. */
    public String text() {
        return text;
    }

    /** The feedback matrices of the hidden layers. */
    public FeedbackShape feedback() {
        return feedback;
    }

    /** Whether feedback is drawn from values and scales, unlike FDFA's, which starts at zero. */
    public boolean drawsFeedback() {
        return feedback != FeedbackShape.NONE && this != FDFA;
    }

    /** Whether the feedback learns, so that it must be stored. */
    public boolean learnsFeedback() {
        return this == KP || this == DKP || this == FDFA;
    }

    /** DNP, DANP, DINP: every layer input goes through a matrix that decorrelates it. */
    public boolean decorrelates() {
        return this == DNP || this == DANP || this == DINP;
    }

    /** Whether deltas or differences go back through the weights. */
    public boolean transposesWeights() {
        return this == BP || propagatesDuals();
    }

    /** NP, ANP, INP and their decorrelated forms. */
    public boolean perturbsNodes() {
        return this == NP || this == ANP || this == INP || decorrelates();
    }

    /** DP and DP^T. */
    public boolean propagatesDuals() {
        return this == DP || this == DP_T;
    }

    /** sDFA, DRTP: what pushes a hidden layer does not end when the output fits, so the activation must. */
    public boolean needsBoundedActivations() {
        return this == SDFA || this == DRTP;
    }

    /** Whether matrices of the format of the feedback exist: F, B or R. */
    public boolean hasFurtherMatrices() {
        return feedback != FeedbackShape.NONE || decorrelates();
    }
}
