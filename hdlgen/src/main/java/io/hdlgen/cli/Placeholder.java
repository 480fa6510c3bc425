package io.hdlgen.cli;

/** Keeps the build green until the first real class of this module arrives. */
final class Placeholder {
    private Placeholder() {}

    static String name() {
        return "hdlgen";
    }
}
