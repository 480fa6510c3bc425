package io.hdlgen.emit;

import io.hdlgen.golden.spec.Banks;
import io.hdlgen.golden.spec.DesignDigest;
import io.hdlgen.plan.MicroOp;
import io.hdlgen.plan.Microcode;
import io.hdlgen.plan.OpTiming;
import io.hdlgen.plan.Plan;
import io.hdlgen.plan.Schedule.Slot;
import io.hdlgen.sim.manifest.Layout;
import io.hdlgen.sim.manifest.Manifest;
import io.hdlgen.sim.manifest.Manifest.GeneratedFile;
import io.hdlgen.sim.manifest.Operation;
import io.hdlgen.sim.manifest.Probes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What a generated folder says about itself. */
final class ManifestWriter {
    private ManifestWriter() {}

    static Manifest of(Plan plan, Microcode code, String top, SourceTree tree) {
        List<GeneratedFile> files = new ArrayList<>();
        tree.files().forEach((path, file) -> files.add(new GeneratedFile(path, file.template(), sha256(file.text()))));
        return new Manifest(
                Manifest.SCHEMA_VERSION,
                Generator.NAME,
                digest(plan, code),
                plan.design(),
                top,
                files,
                plan.layout(),
                operations(plan),
                new Manifest.Timing(plan.schedule().cyclesPerSample(), plan.finalOffset()),
                code.hostPort(plan),
                probes(plan));
    }

    /** Identity of a generated design: its description and shape, its layout and its program. */
    static String digest(Plan plan, Microcode code) {
        return sha256(DesignDigest.of(plan.design()) + "\n" + plan.layout() + "\n"
                + code.format().fields() + "\n" + code.words() + "\n"
                + plan.rates().changes() + "\n"
                + plan.design().description().engine().control()
                + (plan.singlePort() ? "\n" + Banks.SINGLE_PORT : ""));
    }

    private static List<Operation> operations(Plan plan) {
        List<Operation> list = new ArrayList<>();
        for (int k = 0; k < plan.program().size(); k++) {
            MicroOp op = plan.program().get(k);
            OpTiming timing = plan.timings().get(k);
            Slot slot = plan.schedule().slots().get(k);
            boolean writes = op.result().stored();
            list.add(new Operation(
                    k,
                    op.name(),
                    op.kind().name(),
                    op.matrix().name(),
                    op.stream().name(),
                    op.held().name(),
                    op.result().operand().vector().name(),
                    writes ? op.result().destination().name() : "",
                    writes ? timing.resultWords() : 0,
                    slot.gap(),
                    slot.start(),
                    slot.beats()));
        }
        return list;
    }

    private static Probes probes(Plan plan) {
        Layout l = plan.layout();
        List<List<String>> banks = new ArrayList<>();
        List<String> rounding = new ArrayList<>();
        List<String> feedback = new ArrayList<>();
        for (int lane = 0; lane < l.block() * l.blocks(); lane++) {
            String path =
                    "u_array.gen_block[" + lane / l.block() + "].u_block.gen_lane[" + lane % l.block() + "].u_lane.";
            List<String> memories = new ArrayList<>();
            for (int m = 0; m < plan.widths().memories(); m++) {
                memories.add(path + "gen_memory[" + m + "].u_bank.mem");
            }
            banks.add(memories);
            if (plan.design().description().formats().stochastic()) {
                rounding.add(path + "noise_q");
            }
            if (plan.regenerated()) {
                feedback.add(path + "u_projection.state_q");
            }
        }
        return new Probes(
                banks,
                rounding,
                feedback,
                plan.noise().isPresent() ? List.of("u_noise.state_q") : List.of(),
                "logit_valid",
                "logit_word",
                "result_write",
                "result_address",
                "result_word");
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }
}
