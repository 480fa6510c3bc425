package io.hdlgen.plan;

import java.util.ArrayList;
import java.util.List;

/** The hardware that a program asks for beyond what every trainer has. */
final class Units {
    private Units() {}

    /** Their names, for people. */
    static List<String> of(Plan plan) {
        List<String> units = new ArrayList<>();
        addIf(units, plan.transposed(), "transposed sums");
        addIf(units, plan.regenerated(), "feedback LFSRs");
        addIf(units, plan.addends(), "addend");
        addIf(units, !plan.decays().isEmpty(), "decay");
        addIf(units, plan.scaling(), "scaled rows");
        addIf(units, plan.noise().isPresent(), "noise");
        addIf(units, plan.multiplies(MicroOp.Times.SIGNED_SCALAR), "scalar with signs");
        addIf(units, plan.multiplies(MicroOp.Times.SCALAR), "scalar times vector");
        addIf(units, plan.multiplies(MicroOp.Times.ITSELF), "squares of a vector");
        addIf(units, plan.dots(), "dot product");
        addIf(units, plan.softmax(), "softmax");
        addIf(units, plan.logLoss(), "logarithmic loss");
        addIf(units, plan.squareLoss(), "squared loss");
        addIf(units, plan.factors(), plan.divides() ? "factor with division" : "factor");
        return List.copyOf(units);
    }

    private static void addIf(List<String> units, boolean exists, String name) {
        if (exists) {
            units.add(name);
        }
    }
}
