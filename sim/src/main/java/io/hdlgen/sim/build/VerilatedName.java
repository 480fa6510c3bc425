package io.hdlgen.sim.build;

/** Names of registers in the class that Verilator makes of a flattened design. */
final class VerilatedName {
    private VerilatedName() {}

    /**
     * {@code u_a.gen_b[0].u_c} below {@code top} becomes {@code top__DOT__u_a__DOT__gen_b__BRA__0__KET____DOT__u_c}. Verilator keeps pairs of underscores for itself: a pair in a name
     * becomes {@code ___05F}.
     */
    static String of(String top, String hierarchical) {
        String path = top + "." + hierarchical;
        return path.replace("__", "___05F")
                .replace("[", "__BRA__")
                .replace("]", "__KET__")
                .replace(".", "__DOT__");
    }
}
