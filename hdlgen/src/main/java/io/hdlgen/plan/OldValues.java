package io.hdlgen.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Every rule computes its deltas from the weights as they were before the sample: no matrix is read after its update. */
final class OldValues {
    private OldValues() {}

    static void check(List<MicroOp> program) {
        Set<BankMatrix> updated = new HashSet<>();
        for (MicroOp op : program) {
            if (op.kind() == OpKind.UPDATE) {
                updated.add(op.matrix());
            } else if (updated.contains(op.matrix())) {
                throw new IllegalStateException(op.name() + " reads a matrix that was already updated");
            }
        }
    }
}
