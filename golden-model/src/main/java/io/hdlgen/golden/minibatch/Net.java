package io.hdlgen.golden.minibatch;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A network of dense layers a = W x + b, x = f(a); logits are linear. */
public final class Net {
    private final NetShape shape;
    private final Rows[] weights; // transposed: W_l as n_(l-1) rows of n_l, so that a batch times it is one product
    private final float[][] biases;
    private final List<BatchNorm> norms = new ArrayList<>();
    private final List<Rows> decorrelation = new ArrayList<>();

    /** Weights uniform in +-1/sqrt(n_(l-1)), biases zero, R the identity. */
    public Net(NetShape shape, SplittableRandom random) {
        this.shape = shape;
        this.weights = new Rows[shape.depth() + 1];
        this.biases = new float[shape.depth() + 1][];
        weights[0] = Rows.zeros(0, 0);
        for (int l = 1; l <= shape.depth(); l++) {
            weights[l] = Rows.zeros(shape.width(l - 1), shape.width(l));
            biases[l] = new float[shape.width(l)];
            double bound = 1 / Math.sqrt(shape.width(l - 1));
            for (int i = 0; i < weights[l].values().length; i++) {
                weights[l].values()[i] = (float) ((2 * random.nextDouble() - 1) * bound);
            }
            if (shape.batchNorm() && l < shape.depth()) {
                norms.add(new BatchNorm(shape.width(l)));
            }
            if (shape.decorrelate()) {
                decorrelation.add(identity(shape.width(l - 1)));
            }
        }
    }

    private static Rows identity(int width) {
        Rows identity = Rows.zeros(width, width);
        for (int i = 0; i < width; i++) {
            identity.put(i, i, 1);
        }
        return identity;
    }

    /** What it is made of. */
    public NetShape shape() {
        return shape;
    }

    /** L. */
    public int depth() {
        return shape.depth();
    }

    /** W_l transposed: n_(l-1) rows of n_l. The network's own, not a copy. */
    public Rows weights(int l) {
        return weights[l];
    }

    /** b_l, the network's own. */
    public float[] biases(int l) {
        return biases[l];
    }

    /** R_l, l = 0 .. L-1, the network's own. */
    public Rows decorrelation(int l) {
        return decorrelation.get(l);
    }

    List<BatchNorm> norms() {
        return norms;
    }

    /** All layers, given x_0; batch normalisation with the statistics of this batch. */
    void learn(Pass pass) {
        for (int l = 1; l <= depth(); l++) {
            product(pass, l);
            if (normalises(l)) {
                norms.get(l - 1).learn(pass.a[l]);
            }
            activate(pass, l);
        }
    }

    /** All layers, given x_0; batch normalisation with the running averages. */
    void judge(Pass pass) {
        for (int l = 1; l <= depth(); l++) {
            product(pass, l);
            if (normalises(l)) {
                norms.get(l - 1).judge(pass.a[l]);
            }
            activate(pass, l);
        }
    }

    boolean normalises(int l) {
        return shape.batchNorm() && l < depth();
    }

    /** a_l from x_(l-1), before any normalisation. */
    void product(Pass pass, int l) {
        if (shape.decorrelate()) {
            Products.multiply(pass.x[l - 1], Products.transposed(decorrelation(l - 1)), pass.input[l - 1]);
        }
        affine(pass.input[l - 1], l, pass.a[l]);
    }

    /** into = W_l x + b_l for every row x. */
    void affine(Rows x, int l, Rows into) {
        Products.multiply(x, weights[l], into);
        if (shape.biases()) {
            Products.addToRows(biases[l], into);
        }
    }

    /** x_l from a_l; nothing for the logits. */
    void activate(Pass pass, int l) {
        if (l < depth()) {
            shape.activity().apply(pass.a[l], pass.x[l]);
        }
    }

    /** Turns dLoss/dx_l into dLoss/da_l (a before normalisation), remembering the gradients of a normalisation. */
    void throughActivation(Pass pass, int l, Rows v) {
        shape.activity().timesDerivative(pass.x[l], v);
        if (normalises(l)) {
            norms.get(l - 1).measure(v);
            norms.get(l - 1).timesJacobian(v);
        }
    }

    /** Turns a tangent of a_l (before normalisation) into that of x_l. */
    void tangentThroughActivation(Pass pass, int l, Rows v) {
        if (normalises(l)) {
            norms.get(l - 1).timesJacobian(v);
        }
        shape.activity().timesDerivative(pass.x[l], v);
    }

    /** dLoss/dx_l from dLoss/da_(l+1). */
    void back(Rows above, int l, Rows into) {
        Products.multiply(above, Products.transposed(weights[l + 1]), into);
        if (shape.decorrelate()) {
            Rows decorrelated = into.copy();
            Products.multiply(decorrelated, decorrelation(l), into);
        }
    }
}
