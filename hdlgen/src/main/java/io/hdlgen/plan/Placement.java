package io.hdlgen.plan;

import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.Network;
import io.hdlgen.golden.spec.Shape;
import io.hdlgen.sim.manifest.Layout;
import io.hdlgen.sim.manifest.Layout.MatrixPlace;
import io.hdlgen.sim.manifest.Layout.VectorPlace;
import java.util.ArrayList;
import java.util.List;

/** Lays matrices and vectors out in the memories, {@code docs/numerics.md} section 9. */
final class Placement {
    private final Shape shape;
    private final List<MatrixPlace> matrices = new ArrayList<>();
    private final List<VectorPlace> vectors = new ArrayList<>();
    private int bankWords;
    private int vectorWords;

    private Placement(Shape shape) {
        this.shape = shape;
    }

    /** Places everything that the program names. */
    static Layout of(Design design, List<MicroOp> program) {
        Description d = design.description();
        Network net = d.network();
        Placement p = new Placement(design.shape());
        for (int l = 1; l <= net.depth(); l++) {
            p.addMatrix("W" + l, net.width(l), net.width(l - 1), true);
        }
        if (!FeedbackCode.regenerated(d)) {
            program.stream().filter(MicroOp::projection).forEach(op -> {
                int l = Integer.parseInt(op.matrix().substring(1));
                p.addMatrix(op.matrix(), net.width(l), net.classes(), false);
            });
        }
        p.addInput(net.width(0));
        for (MicroOp op : program) {
            if (op.writesVector()) {
                p.addVector(op.destination(), OpTiming.elements(net, op.destination()));
            }
        }
        return new Layout(
                p.shape.block(),
                p.shape.blocks(),
                d.formats().weightBits(),
                d.formats().vectorBits(),
                p.bankWords,
                p.vectorWords,
                p.matrices,
                p.vectors);
    }

    private void addMatrix(String name, int rows, int columns, boolean bias) {
        int tiles = shape.tiles(rows);
        int words = shape.words(columns + (bias ? 1 : 0));
        matrices.add(new MatrixPlace(name, bankWords, rows, columns, bias, tiles, words));
        bankWords += tiles * words;
    }

    /** The input has two regions; they also take host packets, which need NB words and at least one more. */
    private void addInput(int elements) {
        int words = Math.max(shape.words(elements), shape.blocks() + 1);
        vectors.add(new VectorPlace("x0", 0, words, elements, words));
        vectorWords = 2 * words;
    }

    private void addVector(String name, int elements) {
        int words = shape.words(elements);
        vectors.add(new VectorPlace(name, vectorWords, vectorWords, elements, words));
        vectorWords += words;
    }
}
