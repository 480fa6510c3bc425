package io.hdlgen.context;

import io.hdlgen.plan.Microcode;
import io.hdlgen.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One file of the generated RTL.
 *
 * @param module name of the module and of the file
 * @param template path below {@code templates/}
 * @param context what the template may say; empty for a library file that is copied as it is
 */
public record RtlFile(String module, String template, Optional<Record> context) {

    /** Module names that no design may use as its own. */
    public static final Set<String> MODULES = Set.of(
            "bank",
            "bank_single",
            "mul",
            "sum_tree",
            "weight_update",
            "fifo",
            "arg_max",
            "vector_memory",
            "input_buffer",
            "stream_mask",
            "exponentials",
            "softmax",
            "noise",
            "reduce",
            "scalar",
            "log_loss",
            "square_loss",
            "divide",
            "factor",
            "map_element",
            "result_path",
            "sequencer",
            "program_rom",
            "rate_schedule",
            "registers",
            "dfa_projection",
            "systolic_lane",
            "systolic_block",
            "systolic_array");

    /** The files of a design, each module after those that it uses; the top module is the last. */
    public static List<RtlFile> of(Plan plan, Microcode code, String top) {
        List<RtlFile> files = new ArrayList<>();
        for (String module : List.of("mul", "bank", "sum_tree")) {
            files.add(library(module));
        }
        LibraryContext options = LibraryContext.of(plan);
        files.add(library("weight_update", options));
        files.add(library("fifo"));
        files.add(library("arg_max"));
        if (plan.singlePort()) {
            files.add(library("bank_single"));
        }
        if (plan.operands()) {
            files.add(library("vector_memory"));
        }
        files.add(library("input_buffer"));
        files.add(library("stream_mask"));
        if (plan.softmax() || plan.logLoss()) {
            files.add(library("exponentials"));
        }
        if (plan.softmax()) {
            files.add(library("softmax"));
        }
        if (plan.noise().isPresent()) {
            files.add(library("noise", options));
        }
        if (plan.logLoss()) {
            files.add(library("log_loss", options));
        }
        if (plan.squareLoss()) {
            files.add(library("square_loss", options));
        }
        if (plan.dots()) {
            files.add(library("reduce"));
        }
        if (plan.roundsSum()) {
            files.add(library("scalar", options));
        }
        if (plan.factors()) {
            FactorContext factor = FactorContext.of(plan);
            if (factor.divides()) {
                files.add(library("divide", options));
            }
            files.add(template("factor", factor));
        }
        if (plan.projection()) {
            files.add(template("dfa_projection", ProjectionContext.of(plan)));
        }
        ArrayContext array = ArrayContext.of(plan);
        files.add(template("systolic_lane", array));
        files.add(template("systolic_block", array));
        files.add(template("systolic_array", array));
        files.add(template("map_element", MapContext.of(plan, code)));
        files.add(template("result_path", ResultContext.of(plan, code)));
        files.add(template("program_rom", ProgramContext.of(plan, code)));
        if (plan.rates().exists()) {
            files.add(template("rate_schedule", RateContext.of(plan)));
        }
        if (plan.controlled()) {
            files.add(template("registers", RegisterContext.of(plan, code)));
        }
        files.add(template("sequencer", SequencerContext.of(plan, code)));
        files.add(new RtlFile(top, "rtl/core.v.j2", Optional.of(CoreContext.of(plan, code, top))));
        return files;
    }

    private static RtlFile library(String module) {
        return new RtlFile(module, "lib/" + module + ".v", Optional.empty());
    }

    /** A library file with lines that only some designs have. */
    private static RtlFile library(String module, Record context) {
        return new RtlFile(module, "lib/" + module + ".v", Optional.of(context));
    }

    private static RtlFile template(String module, Record context) {
        return new RtlFile(module, "rtl/" + module + ".v.j2", Optional.of(context));
    }
}
