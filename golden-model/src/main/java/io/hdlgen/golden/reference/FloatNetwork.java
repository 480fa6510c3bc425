package io.hdlgen.golden.reference;

import io.hdlgen.golden.spec.Loss;
import java.util.List;

/** A chain of dense layers with a loss, and the decorrelation of their inputs if there is one. */
final class FloatNetwork {
    private final List<FloatLayer> layers;
    private final Loss loss;
    private final FloatDecorrelation decorrelation;

    FloatNetwork(List<FloatLayer> layers, Loss loss, FloatDecorrelation decorrelation) {
        this.layers = List.copyOf(layers);
        this.loss = loss;
        this.decorrelation = decorrelation;
    }

    /** L. */
    int depth() {
        return layers.size();
    }

    /** n_l, l = 1 .. L. */
    int width(int l) {
        return layer(l).b.length;
    }

    /** Layer l = 1 .. L. */
    FloatLayer layer(int l) {
        return layers.get(l - 1);
    }

    FloatDecorrelation decorrelation() {
        return decorrelation;
    }

    /** a_l = W_l xt_(l-1) + b_l, x_l = f(a_l). */
    FloatPass forward(double[] x) {
        return forward(x, new double[depth() + 1][0]);
    }

    /**
     * A pass with noise added to the pre-activations.
     *
     * @param eps noise of layer l at index l; an empty vector for no noise
     */
    FloatPass forward(double[] x, double[][] eps) {
        FloatPass pass = new FloatPass(depth());
        pass.output(0, x, decorrelation.apply(0, x));
        for (int l = 1; l <= depth(); l++) {
            double[] sum = layer(l).preActivation(pass.seen(l - 1));
            double[] a = eps[l].length == 0 ? sum : Reals.sum(sum, 1, eps[l]);
            pass.preActivation(l, a);
            double[] x1 = layer(l).activation(a);
            pass.output(l, x1, l < depth() ? decorrelation.apply(l, x1) : x1);
        }
        return pass;
    }

    /** e = dLoss/da_L for logits. */
    double[] error(double[] logits, int label) {
        return FloatLoss.error(loss, logits, label);
    }

    /** The loss of a pass. */
    double loss(FloatPass pass, int label) {
        return FloatLoss.value(loss, pass.logits(), label);
    }
}
