package io.hdlgen.plan;

import io.hdlgen.golden.spec.RuleOptions.FeedbackLearning;
import java.util.ArrayList;
import java.util.List;

/** DKP: direct feedback alignment whose feedback learns, F_l += -eta_B x_l e^T, before the weights do. */
final class DkpProgram implements RuleProgram {
    @Override
    public List<MicroOp> program(Parts p) {
        FeedbackLearning options = p.rule().options(FeedbackLearning.class);
        List<MicroOp> ops = new ArrayList<>(p.forward());
        for (int l = 1; l < p.depth(); l++) {
            int heldFraction = p.updateShift() + p.feedbackFraction(l) - p.ef();
            ops.add(MicroOp.map(p.x(l))
                    .negated()
                    .shift(p.xf() + options.rateShift() - heldFraction)
                    .to(p.layer("h", l)));
        }
        if (p.depth() > 1) {
            ops.addAll(p.storedError());
        }
        ops.add(p.outputDelta());
        ops.addAll(DfaProgram.projections(p, p.e(), p.ef()));
        for (int l = 1; l < p.depth(); l++) {
            ops.add(MicroOp.update(p.feedback(l), p.layer("h", l), p.e()).decaying(options.decayShift()));
        }
        ops.addAll(p.updates());
        return ops;
    }
}
