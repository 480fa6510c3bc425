package io.hdlgen.golden.measure;

/** The variance of a vector that noise makes different every time: the unbiased variances of its elements, summed; the mean of that over samples. */
final class EstimateVariance {
    private double variances;
    private int samples;

    /** The draws of one sample, at least two, of one length. */
    void add(double[][] draws) {
        int n = draws.length;
        for (int i = 0; i < draws[0].length; i++) {
            double mean = 0;
            for (double[] draw : draws) {
                mean += draw[i] / n;
            }
            for (double[] draw : draws) {
                variances += (draw[i] - mean) * (draw[i] - mean) / (n - 1);
            }
        }
        samples++;
    }

    double value() {
        return variances / samples;
    }
}
