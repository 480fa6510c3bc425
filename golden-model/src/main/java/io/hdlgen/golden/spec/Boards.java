package io.hdlgen.golden.spec;

import java.util.List;

/** Boards that a description may name. */
public final class Boards {
    /** No board: the core only. */
    public static final String NONE = "none";

    /** Slugs of all boards, {@value #NONE} first. */
    public static final List<String> SLUGS = List.of(
            NONE,
            "icebreaker",
            "ulx3s-85f",
            "orangecrab-25f",
            "colorlight-i5",
            "colorlight-i9",
            "tang-nano-9k",
            "tang-nano-20k",
            "arty-a7-35",
            "arty-a7-100",
            "basys-3",
            "cmod-a7-35",
            "nexys-video",
            "pynq-z2",
            "kv260",
            "de10-nano");

    private Boards() {}
}
