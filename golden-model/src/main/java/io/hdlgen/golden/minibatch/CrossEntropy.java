package io.hdlgen.golden.minibatch;

/** Softmax and cross-entropy, computed in double precision: node perturbation lives on small differences of it. */
final class CrossEntropy {
    private CrossEntropy() {}

    /** error = softmax(logits) - t and the loss of every row. */
    static void measure(Rows logits, int[] labels, Rows error, double[] loss) {
        double[] p = new double[logits.columns()];
        for (int i = 0; i < logits.rows(); i++) {
            double logSum = powers(logits, i, p);
            double sum = 0;
            for (double one : p) {
                sum += one;
            }
            for (int j = 0; j < p.length; j++) {
                error.put(i, j, (float) (p[j] / sum - (j == labels[i] ? 1 : 0)));
            }
            loss[i] = StrictMath.log(sum) + logSum - logits.at(i, labels[i]);
        }
    }

    /** The loss of every row. */
    static void losses(Rows logits, int[] labels, double[] loss) {
        double[] p = new double[logits.columns()];
        for (int i = 0; i < logits.rows(); i++) {
            double largest = powers(logits, i, p);
            double sum = 0;
            for (double one : p) {
                sum += one;
            }
            loss[i] = StrictMath.log(sum) + largest - logits.at(i, labels[i]);
        }
    }

    /** p_j = e^(y_j - max y); returns max y. */
    private static double powers(Rows logits, int row, double[] p) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < p.length; j++) {
            largest = Math.max(largest, logits.at(row, j));
        }
        for (int j = 0; j < p.length; j++) {
            p[j] = StrictMath.exp(logits.at(row, j) - largest);
        }
        return largest;
    }
}
