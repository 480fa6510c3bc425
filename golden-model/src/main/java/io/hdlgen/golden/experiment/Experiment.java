package io.hdlgen.golden.experiment;

import java.util.List;

/** A result of the literature that can be repeated here. */
public interface Experiment {
    /** The name on the command line. */
    String name();

    /** What it shows, in a few words. */
    String title();

    /** The paper, with the place of the figures that stand beside ours. */
    String source();

    /** Runs it. The same plan gives the same result, however many threads there are. */
    Result run(Plan plan);

    /** All of them, in the order of the pages. */
    static List<Experiment> all() {
        return List.of(
                new AlignMemorise(),
                new ForwardDirectFeedback(),
                new TwoTales(),
                new NodePerturbations(),
                new FixedPoint());
    }
}
