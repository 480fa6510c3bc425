package io.hdlgen.plan;

import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Chooses S and NB for a budget of multipliers: the fewest cycles per sample, then the fewest multipliers, then the larger block. */
final class ShapeSearch {
    private static final int[] BLOCKS = {1, 2, 4, 8};

    private ShapeSearch() {}

    static Shape best(Description description) {
        return candidates(description).stream()
                .map(shape -> new Candidate(shape, Planner.cycles(new Design(description, shape))))
                .min(Comparator.comparingLong(Candidate::cycles)
                        .thenComparingInt(c -> c.shape().multipliers())
                        .thenComparingInt(c -> -c.shape().block()))
                .orElseThrow()
                .shape();
    }

    private record Candidate(Shape shape, long cycles) {}

    /** For every S the NB at which some layer needs one tile less, up to the budget. */
    private static List<Shape> candidates(Description d) {
        List<Shape> shapes = new ArrayList<>();
        for (int block : BLOCKS) {
            int budget = d.engine().multipliers() / (block * block);
            TreeSet<Integer> counts = new TreeSet<>();
            for (int l = 1; l <= d.network().depth(); l++) {
                int blocks = (d.network().width(l) + block - 1) / block;
                for (int tiles = 1; tiles <= blocks; tiles++) {
                    counts.add(Math.min(budget, (blocks + tiles - 1) / tiles));
                }
            }
            // Less than half of the lanes that could be used never wins.
            counts.tailSet((counts.last() + 1) / 2).stream()
                    .filter(blocks -> blocks >= 1)
                    .forEach(blocks -> shapes.add(new Shape(block, blocks)));
        }
        return shapes;
    }
}
