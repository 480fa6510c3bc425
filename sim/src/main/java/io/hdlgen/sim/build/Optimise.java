package io.hdlgen.sim.build;

import java.util.List;

/** What the C++ compiler is to save: time of the run, or its own. */
public enum Optimise {
    /** A model that runs fast and can record waves. */
    RUN("-O2", "--trace"),
    /**
     * A model that is there soon, runs at a fraction of the speed and has no waves: for a few samples of many designs. In one piece, since every piece reads the same headers again.
     */
    BUILD("-O0", "--output-split 1000000"),
    /** Like BUILD, with waves. */
    WAVES("-O0", "--trace --output-split 1000000");

    private final String flag;
    private final String verilatorFlags;

    Optimise(String flag, String verilatorFlags) {
        this.flag = flag;
        this.verilatorFlags = verilatorFlags;
    }

    /** What Verilator must be told. */
    List<String> verilatorFlags() {
        return List.of(verilatorFlags.split(" ", -1));
    }

    /** The compiler's option. */
    String flag() {
        return flag;
    }
}
