package io.hdlgen.golden.minibatch;

/** Activation functions of the papers; derivatives are read back from the output. */
public enum Activity {
    /** f(a) = a. */
    LINEAR {
        @Override
        float value(float a) {
            return a;
        }

        @Override
        float derivative(float x) {
            return 1;
        }
    },
    /** f(a) = max(0, a). */
    RELU {
        @Override
        float value(float a) {
            return Math.max(0, a);
        }

        @Override
        float derivative(float x) {
            return x > 0 ? 1 : 0;
        }
    },
    /** The slope is 1/5 below zero. */
    LEAKY_RELU {
        @Override
        float value(float a) {
            return a > 0 ? a : 0.2f * a;
        }

        @Override
        float derivative(float x) {
            return x > 0 ? 1 : 0.2f;
        }
    },
    /** The hyperbolic tangent. */
    TANH {
        @Override
        float value(float a) {
            return (float) (1 - 2 / (StrictMath.exp(2 * a) + 1));
        }

        @Override
        float derivative(float x) {
            return 1 - x * x;
        }
    };

    abstract float value(float a);

    /** f'(a) where {@code x} is f(a). */
    abstract float derivative(float x);

    /** x = f(a). */
    void apply(Rows a, Rows x) {
        float[] from = a.values();
        float[] to = x.values();
        for (int i = 0; i < to.length; i++) {
            to[i] = value(from[i]);
        }
    }

    /** v = v .* f'(a) where {@code x} is f(a). */
    void timesDerivative(Rows x, Rows v) {
        float[] to = v.values();
        for (int i = 0; i < to.length; i++) {
            to[i] *= derivative(x.values()[i]);
        }
    }
}
