package io.hdlgen.golden.minibatch;

/** A batch under way: its samples, its forward pass, its errors, and what a rule made of them. */
public final class Batch {
    final Pass pass;
    final int[] labels;
    /** softmax(y) - t. */
    final Rows error;
    /** Cross-entropy of every sample. */
    final double[] loss;
    /** d_1 .. d_L: the rule's estimates of dLoss/da_l of every sample. */
    final Rows[] d;
    /** What the gradient of W_l multiplies d_l with, l = 1 .. L. */
    final Rows[] stream;

    public Batch(NetShape shape, int size) {
        pass = new Pass(shape, size);
        labels = new int[size];
        loss = new double[size];
        d = new Rows[shape.depth() + 1];
        stream = new Rows[shape.depth() + 1];
        for (int l = 0; l <= shape.depth(); l++) {
            d[l] = Rows.zeros(size, shape.width(l));
            stream[l] = pass.input[Math.max(0, l - 1)];
        }
        error = d[shape.depth()].emptied();
    }

    /** Samples. */
    public int size() {
        return labels.length;
    }

    /** d_l, a row a sample. */
    public Rows delta(int l) {
        return d[l];
    }

    /** Mean loss of the batch before it was learned. */
    public double meanLoss() {
        double sum = 0;
        for (double one : loss) {
            sum += one;
        }
        return sum / loss.length;
    }

    /** Takes samples {@code order[from] ..}. */
    public void load(Images images, int[] order, int from) {
        Rows x = pass.x[0];
        for (int i = 0; i < labels.length; i++) {
            int sample = order[from + i];
            System.arraycopy(images.pixels().values(), sample * x.columns(), x.values(), i * x.columns(), x.columns());
            labels[i] = images.labels()[sample];
        }
    }

    /** Forward pass, losses and errors. */
    public void forward(Net net) {
        net.learn(pass);
        CrossEntropy.measure(pass.logits(), labels, error, loss);
    }
}
