package io.hdlgen.golden.measure;

/** The cosine of the angle between two long vectors, taken in pieces: pieces that are added one after the other are concatenated. */
final class Cosine {
    private double product;
    private double square1;
    private double square2;

    void add(double a, double b) {
        product += a * b;
        square1 += a * a;
        square2 += b * b;
    }

    void add(double[] a, double[] b) {
        for (int i = 0; i < a.length; i++) {
            add(a[i], b[i]);
        }
    }

    void add(double[][] a, double[][] b) {
        for (int i = 0; i < a.length; i++) {
            add(a[i], b[i]);
        }
    }

    /** -1 .. 1; NaN when a vector is zero, which has no direction. */
    double value() {
        return product / Math.sqrt(square1) / Math.sqrt(square2);
    }

    boolean defined() {
        return square1 > 0 && square2 > 0;
    }
}
