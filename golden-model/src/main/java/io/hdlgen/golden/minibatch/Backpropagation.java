package io.hdlgen.golden.minibatch;

/** d_l = (W_(l+1)^T d_(l+1)) .* f'(a_l). */
public final class Backpropagation implements CreditRule {
    @Override
    public void assign(Net net, Batch batch) {
        batch.forward(net);
        deltas(net, batch, batch.d);
    }

    /** The gradients dLoss/da_l of a batch whose forward pass is done; other rules are compared with them. */
    public static void deltas(Net net, Batch batch, Rows[] d) {
        int last = net.depth();
        d[last].set(batch.error);
        for (int l = last - 1; l >= 1; l--) {
            net.back(d[l + 1], l, d[l]);
            net.throughActivation(batch.pass, l, d[l]);
        }
    }
}
