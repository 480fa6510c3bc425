package io.hdlgen.golden.rule;

import io.hdlgen.golden.fixed.SaturationCounter;
import io.hdlgen.golden.noise.Draws;
import io.hdlgen.golden.noise.FeedbackGenerator;
import io.hdlgen.golden.noise.Seeds;
import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.FeedbackSource;
import io.hdlgen.golden.spec.FeedbackSpec;
import io.hdlgen.golden.spec.RuleName.FeedbackShape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The feedback matrices of a design's hidden layers, l = 1 .. L-1: F_l, n_l x n_L, or B_l, n_l x n_(l+1); none for rules without feedback. Drawn from the seed, or zero for FDFA, or regenerated
 * from LFSRs: then they are the same for every sample and so are made once.
 */
public final class Feedback {
    private final Description description;
    private final List<WeightMatrix> matrices = new ArrayList<>();
    private final List<Integer> fractions = new ArrayList<>();
    private final boolean regenerated;
    private final long[] seeds;
    private final long[] statesAfterSample;

    /** The matrices that a design's seed gives. */
    public Feedback(Design design) {
        this.description = design.description();
        Optional<FeedbackSpec> spec = description.rule().feedback();
        boolean exists = description.rule().name().feedback() != FeedbackShape.NONE
                && description.network().depth() > 1;
        this.regenerated =
                exists && spec.filter(f -> f.source() == FeedbackSource.LFSR).isPresent();
        this.seeds = new long[regenerated ? design.shape().lanes() : 0];
        for (int lane = 0; lane < seeds.length; lane++) {
            seeds[lane] = Seeds.feedbackLane(description.seed(), lane);
        }
        if (regenerated) {
            this.statesAfterSample = regenerate(design.shape().block(), spec.orElseThrow());
        } else {
            this.statesAfterSample = seeds;
            for (int l = 1; exists && l < description.network().depth(); l++) {
                stored(l, spec);
            }
        }
    }

    /** F_l or B_l as raw integers with {@link #fractionBits} fraction bits. */
    public WeightMatrix matrix(int l) {
        return matrices.get(l - 1);
    }

    /** BF for stored matrices, FBf + f_l for regenerated ones, which are not rounded to BF. */
    public int fractionBits(int l) {
        return fractions.get(l - 1);
    }

    /** The matrices in the order of l if they stand in the weight banks, else nothing. */
    public List<WeightMatrix> stored() {
        return regenerated ? List.of() : List.copyOf(matrices);
    }

    /** States of the feedback LFSRs, one a lane, before the first sample or after the projections of any; empty for stored matrices and without hidden layers. */
    public long[] states(boolean afterSample) {
        return (afterSample ? statesAfterSample : seeds).clone();
    }

    private boolean layered() {
        return description.rule().name().feedback() == FeedbackShape.LAYERED;
    }

    private int rows(int l) {
        return description.network().width(l);
    }

    private int columns(int l) {
        return layered()
                ? description.network().width(l + 1)
                : description.network().classes();
    }

    private SaturationCounter counter(int l) {
        return new SaturationCounter((layered() ? "B" : "F") + l);
    }

    private void stored(int l, Optional<FeedbackSpec> spec) {
        SaturationCounter counter = counter(l);
        int[][] entries = spec.map(f -> Draws.feedback(
                        Seeds.derive(description.seed(), Seeds.STORED_FEEDBACK, l),
                        rows(l),
                        columns(l),
                        f.values(),
                        f.scaleShift(l),
                        description.formats().feedback(),
                        counter))
                .orElseGet(() -> new int[rows(l)][columns(l)]);
        fractions.add(description.formats().feedback().fractionBits());
        matrices.add(matrix(entries, counter));
    }

    /** In the order of the projections: from the output upward for F, from the top downward for B. */
    private long[] regenerate(int block, FeedbackSpec spec) {
        FeedbackGenerator generator = new FeedbackGenerator(seeds, block, spec.values());
        int hidden = description.network().depth() - 1;
        for (int projection = 1; projection <= hidden; projection++) {
            int l = layered() ? hidden + 1 - projection : projection;
            fractions.add(generator.fractionBits() + spec.scaleShift(l));
            matrices.add(matrix(generator.next(rows(l), columns(l)), counter(l)));
        }
        if (layered()) {
            Collections.reverse(fractions);
            Collections.reverse(matrices);
        }
        return generator.states();
    }

    private WeightMatrix matrix(int[][] rows, SaturationCounter counter) {
        return new WeightMatrix(rows, false, description.formats().weightBits(), counter);
    }
}
