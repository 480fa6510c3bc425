package io.hdlgen.golden.minibatch;

import java.util.SplittableRandom;

/**
 * Node perturbation: noise eps_l on all pre-activations, logits included, and what it does to the loss. dC is the loss with noise minus the loss without.
 *
 * <ul>
 *   <li>NP: d_l = dC eps_l / sigma^2;
 *   <li>ANP: d_l = N dC da_l / |da|^2, with da the change of all N pre-activations, noise from below included;
 *   <li>INP: a pass for each layer with noise there alone, d_l = n_l dC eps_l / |eps_l|^2.
 * </ul>
 *
 * <p>Dalm, van Gerven, Ahmad, arXiv 2310.00965. In a network that decorrelates these are DNP, DANP and DINP.
 */
public final class NodePerturbation implements CreditRule {
    /** Which estimate. */
    public enum Kind {
        NP,
        ANP,
        INP
    }

    private final Kind kind;
    private final double sigma;
    private final SplittableRandom random;

    /** {@code sigma} is the standard deviation of the noise that {@code random} draws. */
    public NodePerturbation(Kind kind, double sigma, SplittableRandom random) {
        this.kind = kind;
        this.sigma = sigma;
        this.random = random;
    }

    @Override
    public void assign(Net net, Batch batch) {
        batch.forward(net);
        Pass noisy = new Pass(net.shape(), batch.size());
        double[] loss = new double[batch.size()];
        if (kind == Kind.INP) {
            for (int l = 1; l <= net.depth(); l++) {
                batch.d[l].set(Noise.normal(batch.size(), net.shape().width(l), sigma, random));
                perturb(net, batch, noisy, l, false);
                CrossEntropy.losses(noisy.logits(), batch.labels, loss);
                scaleByNorm(batch, loss, l, l);
            }
            return;
        }
        for (int l = 1; l <= net.depth(); l++) {
            batch.d[l].set(Noise.normal(batch.size(), net.shape().width(l), sigma, random));
        }
        perturb(net, batch, noisy, 1, true);
        CrossEntropy.losses(noisy.logits(), batch.labels, loss);
        if (kind == Kind.NP) {
            scaleByVariance(batch, loss);
        } else {
            for (int l = 1; l <= net.depth(); l++) {
                batch.d[l].set(noisy.a[l]);
                subtract(batch.pass.a[l], batch.d[l]);
            }
            scaleByNorm(batch, loss, 1, net.depth());
        }
    }

    /** Layers {@code first} .. L with the noise d_first added, and that of the layers above if {@code all}; below, all is as in the clean pass. */
    private static void perturb(Net net, Batch batch, Pass noisy, int first, boolean all) {
        for (int l = first; l <= net.depth(); l++) {
            if (l == first) {
                noisy.a[l].set(batch.pass.a[l]);
            } else {
                net.product(noisy, l);
            }
            if (l == first || all) {
                noisy.a[l].add(batch.d[l]);
            }
            net.activate(noisy, l);
        }
    }

    private static void subtract(Rows what, Rows from) {
        for (int i = 0; i < from.values().length; i++) {
            from.values()[i] -= what.values()[i];
        }
    }

    private void scaleByVariance(Batch batch, double[] noisyLoss) {
        for (int i = 0; i < batch.size(); i++) {
            double factor = (noisyLoss[i] - batch.loss[i]) / (sigma * sigma);
            for (int l = 1; l < batch.d.length; l++) {
                scaleRow(batch.d[l], i, factor);
            }
        }
    }

    /** Multiplies the rows of layers {@code first} .. {@code last} with N dC over their common squared norm. */
    private static void scaleByNorm(Batch batch, double[] noisyLoss, int first, int last) {
        for (int i = 0; i < batch.size(); i++) {
            double squares = 0;
            int count = 0;
            for (int l = first; l <= last; l++) {
                Rows d = batch.d[l];
                count += d.columns();
                for (int j = 0; j < d.columns(); j++) {
                    squares += (double) d.at(i, j) * d.at(i, j);
                }
            }
            double factor = squares == 0 ? 0 : count * (noisyLoss[i] - batch.loss[i]) / squares;
            for (int l = first; l <= last; l++) {
                scaleRow(batch.d[l], i, factor);
            }
        }
    }

    private static void scaleRow(Rows m, int row, double factor) {
        for (int j = 0; j < m.columns(); j++) {
            m.values()[row * m.columns() + j] *= (float) factor;
        }
    }
}
