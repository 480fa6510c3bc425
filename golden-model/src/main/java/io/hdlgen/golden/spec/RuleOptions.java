package io.hdlgen.golden.spec;

import java.util.Optional;
import java.util.OptionalInt;

/** What only some rules have; the letters are those of {@code docs/numerics.md} section 4. */
public sealed interface RuleOptions {
    /** The perturbations that the rule draws; empty for rules without noise. */
    default Optional<NoiseKind> noiseKind() {
        return Optional.empty();
    }

    /** s of the noise's sigma = 2^-s; 0 where the rule fixes it at 1. */
    default int sigmaShift() {
        return 0;
    }

    /** How layer inputs are decorrelated; empty for rules that do not. */
    default Optional<Decorrelation> decorrelation() {
        return Optional.empty();
    }

    /** BP, FA, KP, DFA, DRTP. */
    record None() implements RuleOptions {}

    /**
     * sDFA.
     *
     * @param deadBandShift b: errors below 2^-b count as 0; empty for no dead band
     */
    record SignedError(OptionalInt deadBandShift) implements RuleOptions {}

    /**
     * DKP.
     *
     * @param rateShift kB of the feedback's own learning rate 2^-kB
     * @param decayShift kd of the feedback's own decay 2^-kd, if any
     */
    record FeedbackLearning(int rateShift, OptionalInt decayShift) implements RuleOptions {}

    /**
     * FDFA.
     *
     * @param alphaShift ka of alpha = 2^-ka
     */
    record ForwardFeedback(int alphaShift, NoiseKind noise) implements RuleOptions {
        @Override
        public Optional<NoiseKind> noiseKind() {
            return Optional.of(noise);
        }
    }

    /** FG-A. */
    record ForwardGradient(NoiseKind noise) implements RuleOptions {
        @Override
        public Optional<NoiseKind> noiseKind() {
            return Optional.of(noise);
        }
    }

    /**
     * DP and DP^T.
     *
     * @param betaShift kb of beta = 2^-kb
     * @param sweeps how often the schedule is run, from 1
     */
    record DualPropagation(Alpha alpha, int betaShift, SweepOrder order, int sweeps) implements RuleOptions {}

    /**
     * NP, ANP, INP and their decorrelated forms.
     *
     * @param sigmaShift s of sigma = 2^-s
     * @param drawsShift m: 2^m draws of noise a sample
     * @param division of ANP, and of INP with Gaussian noise; SHIFT for the others
     * @param twoNoisyPasses whether the first pass is noisy as well (ANP and DANP)
     * @param decorrelation present for DNP, DANP, DINP
     */
    record NodePerturbation(
            int sigmaShift,
            NoiseKind noise,
            int drawsShift,
            Division division,
            boolean twoNoisyPasses,
            Optional<Decorrelation> decorrelation)
            implements RuleOptions {
        @Override
        public Optional<NoiseKind> noiseKind() {
            return Optional.of(noise);
        }
    }

    /**
     * Decorrelation of the layers' inputs.
     *
     * @param rateShift kR of eta_R = 2^-kR
     * @param input whether x_0 is decorrelated too, not only the outputs of hidden layers
     */
    record Decorrelation(int rateShift, boolean input) {}

    /** Perturbation noise. */
    enum NoiseKind {
        RADEMACHER("rademacher"),
        GAUSSIAN("gaussian");

        private final String text;

        NoiseKind(String text) {
            this.text = text;
        }

        /** The name in a description. */
        public String text() {
            return text;
        }
    }

    /** The weight of the two states in the mean that dual propagation streams upward. */
    enum Alpha {
        ZERO("0"),
        HALF("1/2"),
        ONE("1");

        private final String text;

        Alpha(String text) {
            this.text = text;
        }

        /** The name in a description. */
        public String text() {
            return text;
        }

        /** 1 - alpha. */
        public Alpha complement() {
            return switch (this) {
                case ZERO -> ONE;
                case HALF -> HALF;
                case ONE -> ZERO;
            };
        }
    }

    /** In which order a sweep of dual propagation visits the layers. */
    enum SweepOrder {
        /** L .. 1. */
        DOWNWARD("downward"),
        /** 1 .. L. */
        UPWARD("upward"),
        /** 1 .. L, then L-1 .. 1. */
        FORWARD_BACKWARD("forward-backward");

        private final String text;

        SweepOrder(String text) {
            this.text = text;
        }

        /** The name in a description. */
        public String text() {
            return text;
        }
    }

    /** How a perturbation is normalised. */
    enum Division {
        /** By the squared norm really drawn or measured. */
        EXACT("exact"),
        /** By its expectation, a shift. */
        SHIFT("shift");

        private final String text;

        Division(String text) {
            this.text = text;
        }

        /** The name in a description. */
        public String text() {
            return text;
        }
    }
}
