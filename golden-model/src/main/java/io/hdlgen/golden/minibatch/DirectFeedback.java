package io.hdlgen.golden.minibatch;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Rules that send the error of the output straight to every hidden layer, d_l = (F_l e) .* f'(a_l): DFA with fixed F, DKP and FDFA with F that learns.
 *
 * <p>DFA: Nokland, NeurIPS 2016. DKP: Webster, Choi, Ahn, ICLR 2021. FDFA: Bacho, Chu, Neural Networks 169, 2024.
 */
public final class DirectFeedback implements CreditRule {
    /** How F learns. */
    public enum Kind {
        /** Not at all. */
        DFA,
        /** As the output weights do: F follows -e x_l^T. */
        DKP,
        /** F follows the mean of dy u^T, a directional derivative times its direction. */
        FDFA
    }

    private final Kind kind;
    private final List<Feedback> feedback = new ArrayList<>();
    private final SplittableRandom random;

    /** F_l for l = 1 .. L-1; {@code random} draws the directions of FDFA. */
    public DirectFeedback(Kind kind, List<Rows> matrices, SplittableRandom random) {
        this.kind = kind;
        this.random = random;
        matrices.forEach(f -> feedback.add(new Feedback(f, f.emptied())));
    }

    /** Matrices of entries uniform in +-scale / sqrt(n_l); a scale of zero makes zeros. */
    public static List<Rows> matrices(NetShape shape, double scale, SplittableRandom random) {
        List<Rows> matrices = new ArrayList<>();
        for (int l = 1; l < shape.depth(); l++) {
            Rows f = Rows.zeros(shape.width(shape.depth()), shape.width(l));
            double bound = scale / Math.sqrt(shape.width(l));
            for (int i = 0; i < f.values().length; i++) {
                f.values()[i] = (float) ((2 * random.nextDouble() - 1) * bound);
            }
            matrices.add(f);
        }
        return matrices;
    }

    @Override
    public List<Feedback> feedback() {
        return kind == Kind.DFA ? List.of() : List.copyOf(feedback);
    }

    /** F_l transposed, n_L rows of n_l; l = 1 .. L-1. */
    public Rows matrix(int l) {
        return feedback.get(l - 1).matrix();
    }

    @Override
    public void assign(Net net, Batch batch) {
        batch.forward(net);
        project(net, batch);
        switch (kind) {
            case DFA -> {}
            case DKP -> followActivations(net, batch);
            case FDFA -> followTangents(net, batch);
        }
    }

    private void project(Net net, Batch batch) {
        int last = net.depth();
        batch.d[last].set(batch.error);
        for (int l = 1; l < last; l++) {
            Products.multiply(batch.error, matrix(l), batch.d[l]);
            net.throughActivation(batch.pass, l, batch.d[l]);
        }
    }

    /** Gradient e x_l^T: where F_(L-1) and W_L get the same, they become the same. */
    private void followActivations(Net net, Batch batch) {
        for (int l = 1; l < net.depth(); l++) {
            Rows gradient = feedback.get(l - 1).gradient();
            Products.multiplyTransposed(batch.error, batch.pass.x[l], gradient);
            gradient.scale(1f / batch.size());
        }
    }

    /** Gradient F_l - dy u_l^T: subtracted with the rate alpha it is the moving average (1 - alpha) F + alpha dy u^T. */
    private void followTangents(Net net, Batch batch) {
        if (net.depth() < 2) {
            return;
        }
        List<Rows> u = new ArrayList<>();
        Rows tangent = Rows.zeros(0, 0);
        for (int l = 1; l < net.depth(); l++) {
            Rows noise = Noise.normal(batch.size(), net.shape().width(l), 1, random);
            u.add(noise);
            Rows next = noise.emptied();
            if (l > 1) {
                Products.multiply(tangent, net.weights(l), next);
                net.tangentThroughActivation(batch.pass, l, next);
            }
            next.add(noise);
            tangent = next;
        }
        Rows dy = batch.error.emptied();
        Products.multiply(tangent, net.weights(net.depth()), dy);
        for (int l = 1; l < net.depth(); l++) {
            Rows gradient = feedback.get(l - 1).gradient();
            Products.multiplyTransposed(dy, u.get(l - 1), gradient);
            gradient.scale(-1f / batch.size());
            gradient.add(matrix(l));
        }
    }
}
