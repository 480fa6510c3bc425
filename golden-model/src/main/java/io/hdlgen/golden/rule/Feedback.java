package io.hdlgen.golden.rule;

import io.hdlgen.golden.fixed.SaturationCounter;
import io.hdlgen.golden.noise.Draws;
import io.hdlgen.golden.noise.FeedbackGenerator;
import io.hdlgen.golden.noise.Seeds;
import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.FeedbackSource;
import io.hdlgen.golden.spec.FeedbackSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * The fixed feedback matrices F_l of a design, n_l x n_L, for l = 1 .. L-1; none for rules without feedback. Regenerated ones are the same for every sample and so are made once.
 */
public final class Feedback {
    private final List<WeightMatrix> matrices = new ArrayList<>();
    private final List<Integer> fractions = new ArrayList<>();
    private final boolean regenerated;
    private final long[] seeds;
    private final long[] statesAfterSample;

    /** The matrices that a design's seed gives. */
    public Feedback(Design design) {
        Description description = design.description();
        this.regenerated = description.network().depth() > 1
                && description
                        .rule()
                        .feedback()
                        .filter(f -> f.source() == FeedbackSource.LFSR)
                        .isPresent();
        this.seeds = new long[regenerated ? design.shape().lanes() : 0];
        for (int lane = 0; lane < seeds.length; lane++) {
            seeds[lane] = Seeds.feedbackLane(description.seed(), lane);
        }
        this.statesAfterSample = description
                .rule()
                .feedback()
                .map(spec -> regenerated ? regenerate(design, spec) : draw(description, spec))
                .orElse(seeds);
    }

    /** F_l as raw integers with {@link #fractionBits} fraction bits. */
    public WeightMatrix matrix(int l) {
        return matrices.get(l - 1);
    }

    /** BF for stored matrices, FBf + f_l for regenerated ones, which are not rounded to BF. */
    public int fractionBits(int l) {
        return fractions.get(l - 1);
    }

    /** F_1 .. F_(L-1) if they stand in the weight banks, else nothing. */
    public List<WeightMatrix> stored() {
        return regenerated ? List.of() : List.copyOf(matrices);
    }

    /** States of the feedback LFSRs, one a lane, before the first sample or after the projections of any; empty for stored matrices and without hidden layers. */
    public long[] states(boolean afterSample) {
        return (afterSample ? statesAfterSample : seeds).clone();
    }

    private long[] draw(Description description, FeedbackSpec spec) {
        int classes = description.network().classes();
        for (int l = 1; l < description.network().depth(); l++) {
            SaturationCounter counter = new SaturationCounter("F" + l);
            long seed = Seeds.derive(description.seed(), Seeds.STORED_FEEDBACK, l);
            fractions.add(description.formats().feedback().fractionBits());
            add(
                    description,
                    Draws.feedback(
                            seed,
                            description.network().width(l),
                            classes,
                            spec.values(),
                            spec.scaleShift(l),
                            description.formats().feedback(),
                            counter),
                    counter);
        }
        return seeds;
    }

    private long[] regenerate(Design design, FeedbackSpec spec) {
        Description description = design.description();
        FeedbackGenerator generator =
                new FeedbackGenerator(seeds, design.shape().block(), spec.values());
        for (int l = 1; l < description.network().depth(); l++) {
            fractions.add(generator.fractionBits() + spec.scaleShift(l));
            int[][] rows = generator.next(
                    description.network().width(l), description.network().classes());
            add(description, rows, new SaturationCounter("F" + l));
        }
        return generator.states();
    }

    private void add(Description description, int[][] rows, SaturationCounter counter) {
        matrices.add(new WeightMatrix(rows, false, description.formats().weightBits(), counter));
    }
}
