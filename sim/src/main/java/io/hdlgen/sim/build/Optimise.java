package io.hdlgen.sim.build;

/** What the C++ compiler is to save: time of the run, or its own. */
public enum Optimise {
    /** A model that runs fast. */
    RUN("-O2"),
    /** A model that is there soon and runs at a fraction of the speed: for a few samples of many designs. */
    BUILD("-O0");

    private final String flag;

    Optimise(String flag) {
        this.flag = flag;
    }

    /** The compiler's option. */
    String flag() {
        return flag;
    }
}
