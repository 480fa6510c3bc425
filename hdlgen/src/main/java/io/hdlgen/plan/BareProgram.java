package io.hdlgen.plan;

import java.util.ArrayList;
import java.util.List;

/** What all rules have in common and nothing else: it is never built, but a shape can be chosen by it for a rule that only the golden model has. */
final class BareProgram implements RuleProgram {
    @Override
    public List<MicroOp> program(Parts p) {
        List<MicroOp> ops = new ArrayList<>(p.forward());
        ops.add(p.outputDelta());
        ops.addAll(p.updates());
        return ops;
    }
}
