package io.hdlgen.golden.minibatch;

import java.util.SplittableRandom;

/** FG-A, the activity-perturbed forward gradient: d_l = (e . ta_L) u_l with the tangent ta_l = W_l (f'(a_(l-1)) .* ta_(l-1)) + u_l. Ren et al., ICLR 2023. */
public final class ForwardGradient implements CreditRule {
    private final SplittableRandom random;

    /** {@code random} draws the directions u. */
    public ForwardGradient(SplittableRandom random) {
        this.random = random;
    }

    @Override
    public void assign(Net net, Batch batch) {
        batch.forward(net);
        Rows tangent = Rows.zeros(0, 0);
        for (int l = 1; l <= net.depth(); l++) {
            Rows u = Noise.normal(batch.size(), net.shape().width(l), 1, random);
            batch.d[l].set(u);
            Rows next = u.emptied();
            if (l > 1) {
                net.tangentThroughActivation(batch.pass, l - 1, tangent);
                Products.multiply(tangent, net.weights(l), next);
            }
            next.add(u);
            tangent = next;
        }
        for (int i = 0; i < batch.size(); i++) {
            float slope = 0;
            for (int j = 0; j < tangent.columns(); j++) {
                slope += batch.error.at(i, j) * tangent.at(i, j);
            }
            for (int l = 1; l <= net.depth(); l++) {
                scaleRow(batch.d[l], i, slope);
            }
        }
    }

    private static void scaleRow(Rows m, int row, float factor) {
        for (int j = 0; j < m.columns(); j++) {
            m.values()[row * m.columns() + j] *= factor;
        }
    }
}
