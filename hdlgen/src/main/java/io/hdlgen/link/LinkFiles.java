package io.hdlgen.link;

import io.hdlgen.context.RtlFile;
import io.hdlgen.golden.spec.ControlOption;
import io.hdlgen.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The Verilog of the serial host link of a design, and of the engine with its link. Beside it stand the modules of the engine. */
public final class LinkFiles {
    /** Module names that no design may use as its own. */
    public static final Set<String> MODULES = Set.of(
            "crc32",
            "uart_receiver",
            "uart_transmitter",
            "frame_receiver",
            "frame_sender",
            "answer_buffer",
            "link",
            "trainer");

    private LinkFiles() {}

    /**
     * Each module after those that it uses; {@code trainer} is the last.
     *
     * @param top module of the engine
     */
    public static List<RtlFile> of(Plan plan, String top, LinkTiming timing) {
        if (!plan.controls(ControlOption.LINK)) {
            throw new IllegalArgumentException("the engine has no link");
        }
        List<RtlFile> files = new ArrayList<>();
        for (String module : List.of(
                "crc32", "uart_receiver", "uart_transmitter", "frame_receiver", "frame_sender", "answer_buffer")) {
            files.add(new RtlFile(module, "link/" + module + ".v", Optional.empty()));
        }
        LinkContext link = LinkContext.of(plan, timing);
        files.add(new RtlFile("link", "link/link.v.j2", Optional.of(link)));
        files.add(new RtlFile("trainer", "link/trainer.v.j2", Optional.of(TrainerContext.of(plan, top, link))));
        return files;
    }
}
