package io.hdlgen.plan;

import io.hdlgen.golden.spec.RuleOptions.SignedError;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** sDFA: direct feedback alignment of the signs of the error, -1, 0 or 1; the output layer learns from the error itself. */
final class SignedErrorProgram implements RuleProgram {
    @Override
    public List<MicroOp> program(Parts p) {
        List<MicroOp> ops = new ArrayList<>(p.forward());
        if (p.depth() > 1) {
            ops.add(MicroOp.map(p.error())
                    .shift(deadBand(p))
                    .through(ElementFunction.SIGN)
                    .to(signs(p)));
        }
        ops.add(p.outputDelta());
        ops.addAll(DfaProgram.projections(p, signs(p), 0));
        ops.addAll(p.updates());
        return ops;
    }

    private static Vector signs(Parts p) {
        return p.output("s");
    }

    /** The shift that leaves nothing of errors below 2^-b. */
    private static int deadBand(Parts p) {
        OptionalInt band = p.rule().options(SignedError.class).deadBandShift();
        return band.isPresent() ? p.ef() - band.getAsInt() + 1 : 0;
    }
}
