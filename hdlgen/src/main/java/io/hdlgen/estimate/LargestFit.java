package io.hdlgen.estimate;

import io.hdlgen.board.Board;
import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.Layer;
import io.hdlgen.golden.spec.Network;
import io.hdlgen.golden.spec.Shape;
import io.hdlgen.plan.Planner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/** What of a design's kind still fits a board: the largest hidden layer, the most multipliers. */
public final class LargestFit {
    private static final int[] BLOCKS = {1, 2, 4, 8};

    private final Design design;
    private final Board board;

    /** For a design that may be too large. */
    public LargestFit(Design design, Board board) {
        this.design = design;
        this.board = board;
    }

    /** Index of the hidden layer that is varied, the widest one; -1 if there is none. */
    public int hiddenLayer() {
        List<Layer> layers = design.description().network().layers();
        int widest = -1;
        for (int l = 0; l < layers.size() - 1; l++) {
            if (widest < 0 || layers.get(l).units() > layers.get(widest).units()) {
                widest = l;
            }
        }
        return widest;
    }

    /** Most units of that layer with which the design fits, all else as it is. */
    public OptionalInt hiddenUnits() {
        int layer = hiddenLayer();
        if (layer < 0) {
            return OptionalInt.empty();
        }
        int units = design.description().network().layers().get(layer).units();
        return last(units, n -> fits(new Design(with(layer, n), design.shape())));
    }

    /** The shape with the most multipliers that fits with this network, if any does. */
    public Optional<Shape> shape() {
        Optional<Shape> best = Optional.empty();
        int widest = 0;
        for (int l = 1; l <= design.description().network().depth(); l++) {
            widest = Math.max(widest, design.description().network().width(l));
        }
        for (int block : BLOCKS) {
            int most = Math.min((widest + block - 1) / block, 4096 / (block * block));
            OptionalInt blocks = last(most, n -> fits(new Design(design.description(), new Shape(block, n))));
            if (blocks.isPresent()) {
                Shape shape = new Shape(block, blocks.getAsInt());
                if (best.isEmpty() || shape.multipliers() > best.get().multipliers()) {
                    best = Optional.of(shape);
                }
            }
        }
        return best;
    }

    private boolean fits(Design candidate) {
        Resources resources = Resources.of(Planner.plan(candidate), board.part().family(), Surroundings.of(board));
        return Fit.of(resources, board.totals()).fits();
    }

    private Description with(int layer, int units) {
        Description d = design.description();
        List<Layer> layers = new ArrayList<>(d.network().layers());
        Layer old = layers.get(layer);
        layers.set(layer, new Layer(units, old.activation(), old.leakShift()));
        Network network = new Network(d.network().input(), layers, d.network().loss());
        return new Description(d.name(), network, d.rule(), d.formats(), d.engine(), d.board(), d.seed());
    }

    /** The last number up to {@code most} with a property that the smaller ones have. */
    private static OptionalInt last(int most, IntPredicate property) {
        int low = 0;
        int high = most;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (property.test(middle)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low == 0 ? OptionalInt.empty() : OptionalInt.of(low);
    }
}
