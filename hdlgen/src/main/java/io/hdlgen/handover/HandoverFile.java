package io.hdlgen.handover;

import io.hdlgen.golden.spec.Description;
import io.hdlgen.plan.Plan;
import io.hdlgen.sim.manifest.Manifest;
import io.hdlgen.toplevel.BoardTarget;
import io.hdlgen.toplevel.BoardTop;
import io.hdlgen.toplevel.ScriptContext;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A file that a template makes for people or other tools.
 *
 * @param path in the folder of the design
 * @param template below {@code templates/}
 * @param context what the template may say
 */
public record HandoverFile(String path, String template, Record context) {
    /** The component's file. */
    public static final String COMPONENT = "component.xml";

    /** The page of a folder, before anything that names all files. */
    public static HandoverFile page(Plan plan, Manifest manifest, Optional<BoardTarget> target) {
        return new HandoverFile(
                "docs/README.md",
                "handover/README.md.j2",
                ReadmeContext.of(plan, manifest, target, script(plan, target)));
    }

    /**
     * The core for FuseSoC.
     *
     * @param files of the folder
     * @param core Verilog of the engine
     * @param synthesised Verilog that synthesis reads
     */
    public static HandoverFile core(
            Plan plan,
            String top,
            Optional<BoardTarget> target,
            Collection<String> files,
            List<String> core,
            List<String> synthesised) {
        String name = plan.design().description().name();
        return new HandoverFile(
                name + ".core",
                "handover/core.j2",
                FuseContext.of(
                        name, about(plan), top, FileSets.of(files, core, synthesised), target, script(plan, target)));
    }

    /** The IP-XACT component of the same. */
    public static String component(
            Plan plan,
            Manifest manifest,
            Optional<BoardTarget> target,
            Collection<String> files,
            List<String> core,
            List<String> synthesised) {
        return IpXact.of(new IpXact.Component(
                plan.design().description().name(),
                about(plan),
                target.isPresent() ? BoardTop.MODULE : manifest.top(),
                Port.of(plan, target),
                RegisterRow.of(plan, manifest.host().operationBits()),
                RegisterRow.bits(plan),
                FileSets.of(files, core, synthesised)));
    }

    private static Optional<ScriptContext> script(Plan plan, Optional<BoardTarget> target) {
        return target.map(t -> ScriptContext.of(plan, t.board(), t.clock(), List.of()));
    }

    /** {@code trainer of a network 64-32-10 with the rule dfa}. */
    private static String about(Plan plan) {
        Description d = plan.design().description();
        return "trainer of a network " + ReadmeContext.sizes(d) + " with the rule "
                + d.rule().name().text();
    }
}
