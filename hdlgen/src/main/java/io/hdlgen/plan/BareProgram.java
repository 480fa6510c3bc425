package io.hdlgen.plan;

import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.Design;
import java.util.ArrayList;
import java.util.List;

/** What all rules have in common and nothing else: it is never built, but a shape can be chosen by it for a rule that only the golden model has. */
final class BareProgram implements RuleProgram {
    @Override
    public List<MicroOp> program(Design design) {
        Description d = design.description();
        List<MicroOp> ops = new ArrayList<>(CommonProgram.forward(d));
        ops.add(CommonProgram.outputDelta(d));
        ops.addAll(CommonProgram.updates(d));
        return ops;
    }
}
