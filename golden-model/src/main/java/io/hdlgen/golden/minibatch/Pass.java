package io.hdlgen.golden.minibatch;

/** Values of one forward pass of a batch, a row a sample. */
final class Pass {
    /** x_0 .. x_(L-1). */
    final Rows[] x;
    /** What layer l + 1 multiplies, l = 0 .. L-1: R_l x_l in a network that decorrelates, else x_l itself. */
    final Rows[] input;
    /** a_1 .. a_L, after batch normalisation if there is one; the last are the logits. */
    final Rows[] a;

    Pass(NetShape shape, int size) {
        int depth = shape.depth();
        x = new Rows[depth];
        input = new Rows[depth];
        a = new Rows[depth + 1];
        a[0] = Rows.zeros(0, 0);
        for (int l = 0; l < depth; l++) {
            x[l] = Rows.zeros(size, shape.width(l));
            input[l] = shape.decorrelate() ? x[l].emptied() : x[l];
            a[l + 1] = Rows.zeros(size, shape.width(l + 1));
        }
    }

    Rows logits() {
        return a[a.length - 1];
    }
}
