package io.hdlgen.golden.minibatch;

/**
 * Batch normalisation of one layer's pre-activations: n = gamma (a - mean) / sqrt(var + eps) + beta, statistics of the batch while learning and their running averages afterwards. Ioffe,
 * Szegedy, ICML 2015.
 */
final class BatchNorm {
    static final float EPSILON = 1e-5f;
    /** Weight of a batch in the running averages. */
    static final float MOMENTUM = 0.1f;

    final float[] gamma;
    final float[] beta;
    final float[] gammaGradient;
    final float[] betaGradient;
    private final float[] runningMean;
    private final float[] runningVariance;
    private final float[] inverse; // 1 / sqrt(var + eps) of the last batch
    private Rows normalised = Rows.zeros(0, 0);

    BatchNorm(int width) {
        gamma = new float[width];
        java.util.Arrays.fill(gamma, 1);
        beta = new float[width];
        gammaGradient = new float[width];
        betaGradient = new float[width];
        runningMean = new float[width];
        runningVariance = gamma.clone();
        inverse = new float[width];
    }

    /** Replaces a by its normalised values, with the statistics of this batch, which are remembered. */
    void learn(Rows a) {
        int count = a.rows();
        float[] mean = Products.columnSums(a);
        float[] variance = new float[mean.length];
        for (int j = 0; j < mean.length; j++) {
            mean[j] /= count;
        }
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < mean.length; j++) {
                float distance = a.at(i, j) - mean[j];
                variance[j] += distance * distance;
            }
        }
        for (int j = 0; j < mean.length; j++) {
            float unbiased = variance[j] / Math.max(1, count - 1);
            runningMean[j] += MOMENTUM * (mean[j] - runningMean[j]);
            runningVariance[j] += MOMENTUM * (unbiased - runningVariance[j]);
            inverse[j] = (float) (1 / Math.sqrt(variance[j] / count + EPSILON));
        }
        normalised = a.emptied();
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < mean.length; j++) {
                float n = (a.at(i, j) - mean[j]) * inverse[j];
                normalised.put(i, j, n);
                a.put(i, j, gamma[j] * n + beta[j]);
            }
        }
    }

    /** Replaces a by its normalised values, with the running averages. */
    void judge(Rows a) {
        for (int i = 0; i < a.rows(); i++) {
            for (int j = 0; j < gamma.length; j++) {
                double n = (a.at(i, j) - runningMean[j]) / Math.sqrt(runningVariance[j] + EPSILON);
                a.put(i, j, (float) (gamma[j] * n + beta[j]));
            }
        }
    }

    /**
     * Multiplies v with the Jacobian dn/da of the last batch. The Jacobian is symmetric: the same product carries errors back and tangents forward.
     */
    void timesJacobian(Rows v) {
        int count = v.rows();
        float[] sum = Products.columnSums(v);
        float[] along = new float[gamma.length];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < along.length; j++) {
                along[j] += v.at(i, j) * normalised.at(i, j);
            }
        }
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < along.length; j++) {
                float rest = v.at(i, j) - (sum[j] + normalised.at(i, j) * along[j]) / count;
                v.put(i, j, gamma[j] * inverse[j] * rest);
            }
        }
    }

    /** Remembers the gradients of gamma and beta, given dLoss/dn of every sample. */
    void measure(Rows errors) {
        java.util.Arrays.fill(gammaGradient, 0);
        java.util.Arrays.fill(betaGradient, 0);
        for (int i = 0; i < errors.rows(); i++) {
            for (int j = 0; j < gamma.length; j++) {
                gammaGradient[j] += errors.at(i, j) * normalised.at(i, j);
                betaGradient[j] += errors.at(i, j);
            }
        }
    }
}
