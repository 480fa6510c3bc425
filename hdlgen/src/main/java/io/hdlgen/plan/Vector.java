package io.hdlgen.plan;

import io.hdlgen.golden.spec.RuleOptions.NoiseKind;

/**
 * A vector of a program.
 *
 * @param name x0 .. x(L-1), e, g1 .. gL and what else a rule has; empty for none
 * @param elements how many; in memory a vector has exactly these
 * @param home where its words are
 */
public record Vector(String name, int elements, Home home) {
    /** No vector. */
    public static final Vector NONE = new Vector("", 0, Home.NOWHERE);

    /** Where a vector is. */
    public enum Home {
        /** It is not there: no vector, or zeros that nothing holds. */
        NOWHERE,
        /** In the input regions of the vector memory. */
        INPUT,
        /** In the vector memory. */
        MEMORY,
        /** Nowhere before: each word is drawn from the noise source when it is read, with S bits. */
        RADEMACHER,
        /** The same, element by element. */
        GAUSSIAN,
        /** On its way into a sum of products. */
        SUM,
        /** In the softmax unit: logits on their way in, the error on its way out. */
        SOFTMAX,
        /** On its way into the unit that forms the value of softmax cross-entropy: logits. */
        LOG_LOSS,
        /** On its way into the unit that forms the value of the squared error: the error. */
        SQUARE_LOSS
    }

    static Vector input(int elements) {
        return new Vector("x0", elements, Home.INPUT);
    }

    static Vector memory(String name, int elements) {
        return new Vector(name, elements, Home.MEMORY);
    }

    static Vector softmax(int classes) {
        return new Vector("softmax", classes, Home.SOFTMAX);
    }

    static Vector logLoss(int classes) {
        return new Vector("loss", classes, Home.LOG_LOSS);
    }

    static Vector squareLoss(int classes) {
        return new Vector("loss", classes, Home.SQUARE_LOSS);
    }

    /** A result that passes and is not stored. */
    static Vector passing(String name, int elements) {
        return new Vector(name, elements, Home.NOWHERE);
    }

    /** So many zeros. */
    static Vector zeros(int elements) {
        return new Vector("0", elements, Home.NOWHERE);
    }

    static Vector sum(int elements) {
        return new Vector("sum", elements, Home.SUM);
    }

    /** Perturbations, new ones whenever they are read. */
    static Vector noise(NoiseKind kind, int elements) {
        return new Vector(
                "noise",
                elements,
                switch (kind) {
                    case RADEMACHER -> Home.RADEMACHER;
                    case GAUSSIAN -> Home.GAUSSIAN;
                });
    }

    /** Whether reading it draws it. */
    public boolean drawn() {
        return home == Home.RADEMACHER || home == Home.GAUSSIAN;
    }

    /** Whether it goes into a unit that forms the value of the loss. */
    public boolean isLoss() {
        return home == Home.LOG_LOSS || home == Home.SQUARE_LOSS;
    }

    /** Whether there is a vector. */
    public boolean exists() {
        return elements > 0;
    }

    /** Whether it has a place in the vector memory. */
    public boolean inMemory() {
        return home == Home.INPUT || home == Home.MEMORY;
    }

    @Override
    public String toString() {
        return name;
    }
}
