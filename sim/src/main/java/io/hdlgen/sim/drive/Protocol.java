package io.hdlgen.sim.drive;

/** Frame types; the other half is in {@code harness_model.h}. {@code docs/cosim.md} lists their payloads. */
final class Protocol {
    /** Changes when a payload changes. */
    static final int VERSION = 2;

    // commands
    static final int START = 1;
    static final int HOST = 2;
    static final int DUMP = 3;
    static final int WAVES = 4;
    static final int RUN = 5;
    static final int SAMPLES = 6;
    static final int END = 7;
    static final int QUIT = 8;
    static final int REGISTER = 9;
    static final int FAULT = 10;
    static final int LIFT = 11;

    // replies
    static final int READY = 101;
    static final int HOST_DONE = 102;
    static final int STATE = 103;
    static final int RESULTS = 104;
    static final int MISMATCH = 105;
    static final int DONE = 106;
    static final int ALIVE = 107;
    static final int CRASH = 108;
    static final int ERROR = 109;
    static final int REGISTER_DONE = 110;
    static final int LIFTED = 111;

    private Protocol() {}
}
