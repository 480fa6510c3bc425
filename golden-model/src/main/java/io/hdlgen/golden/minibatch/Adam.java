package io.hdlgen.golden.minibatch;

/** m and v are moving averages of the gradient and of its square; p -= rate mhat / (sqrt(vhat) + eps), hats correct the start from zero. Kingma, Ba, ICLR 2015, algorithm 1. */
final class Adam implements Optimiser {
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final float EPSILON = 1e-8f;

    private final double rate;
    private final float[] m;
    private final float[] v;
    private double power1 = 1;
    private double power2 = 1;

    Adam(int size, double rate) {
        this.rate = rate;
        this.m = new float[size];
        this.v = new float[size];
    }

    @Override
    public void step(float[] parameters, float[] gradient) {
        power1 *= BETA1;
        power2 *= BETA2;
        float scale = (float) (rate / (1 - power1));
        float correction = (float) (1 / (1 - power2));
        float new1 = (float) (1 - BETA1);
        float new2 = (float) (1 - BETA2);
        for (int i = 0; i < parameters.length; i++) {
            float g = gradient[i];
            m[i] += new1 * (g - m[i]);
            v[i] += new2 * (g * g - v[i]);
            parameters[i] -= scale * m[i] / ((float) Math.sqrt(v[i] * correction) + EPSILON);
        }
    }
}
