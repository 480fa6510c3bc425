package io.hdlgen.plan;

import io.hdlgen.golden.spec.ControlOption;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.Formats;
import io.hdlgen.golden.spec.Shape;
import io.hdlgen.sim.manifest.Layout;
import io.hdlgen.sim.manifest.Layout.MatrixPlace;
import io.hdlgen.sim.manifest.Layout.VectorPlace;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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

    /** Places everything that the program names: the weights, then the other matrices; the input, then the other vectors; each in order of first appearance. */
    static Layout of(Design design, List<MicroOp> program) {
        Formats formats = design.description().formats();
        Placement p = new Placement(design.shape());
        Set<BankMatrix> matrices = new LinkedHashSet<>();
        program.stream()
                .map(MicroOp::matrix)
                .filter(m -> m.exists() && !m.regenerated())
                .forEach(matrices::add);
        for (BankMatrix.Role role : BankMatrix.Role.values()) {
            matrices.stream().filter(m -> m.role() == role).forEach(p::addMatrix);
        }
        // Host packets: select words, and a weight or the bytes of a random state.
        boolean states = design.description().engine().controls(ControlOption.CHECKPOINT);
        p.addInput(design.description().network().input(), states ? 4 : 1);
        Set<Vector> written = new LinkedHashSet<>();
        program.stream()
                .map(op -> op.result().destination())
                .filter(Vector::inMemory)
                .forEach(written::add);
        written.forEach(p::addVector);
        return new Layout(
                p.shape.block(),
                p.shape.blocks(),
                formats.weightBits(),
                formats.vectorBits(),
                p.bankWords,
                p.vectorWords,
                p.matrices,
                p.vectors);
    }

    private void addMatrix(BankMatrix m) {
        int tiles = shape.tiles(m.rows());
        int words = shape.words(m.storedColumns());
        matrices.add(new MatrixPlace(m.name(), bankWords, m.rows(), m.columns(), m.bias(), tiles, words));
        bankWords += tiles * words;
    }

    /** The input has two regions; they also take host packets, which need NB words and some more. */
    private void addInput(int elements, int hostWords) {
        int words = Math.max(shape.words(elements), shape.blocks() + hostWords);
        vectors.add(new VectorPlace("x0", 0, words, elements, words));
        vectorWords = 2 * words;
    }

    private void addVector(Vector v) {
        int words = shape.words(v.elements());
        vectors.add(new VectorPlace(v.name(), vectorWords, vectorWords, v.elements(), words));
        vectorWords += words;
    }
}
