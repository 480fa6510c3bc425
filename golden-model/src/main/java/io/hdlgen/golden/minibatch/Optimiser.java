package io.hdlgen.golden.minibatch;

/** Turns gradients into changes of parameters; holds what it remembers of one array of them. */
public interface Optimiser {
    /** Changes the parameters in place. */
    void step(float[] parameters, float[] gradient);

    /** Makes one for every array of parameters. */
    interface Factory {
        Optimiser of(int size);
    }

    /** p -= rate g. */
    static Factory sgd(double rate) {
        return size -> (p, g) -> {
            for (int i = 0; i < p.length; i++) {
                p[i] -= (float) rate * g[i];
            }
        };
    }

    /** Adam with the usual decay rates .9 and .999 and epsilon 1e-8. */
    static Factory adam(double rate) {
        return size -> new Adam(size, rate);
    }
}
