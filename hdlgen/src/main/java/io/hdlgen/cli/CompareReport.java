package io.hdlgen.cli;

import io.hdlgen.compare.TrainedRun;
import io.hdlgen.golden.spec.Shape;
import io.hdlgen.plan.Estimate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** A combination as fields of {@code --json}. */
final class CompareReport {
    private CompareReport() {}

    static Map<String, Object> of(Compared one) {
        Contender contender = one.contender();
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("number", contender.number());
        report.put("rule", contender.rule());
        report.put("settings", contender.settings());
        if (contender.built().isEmpty()) {
            report.put("refused", contender.refusal());
            return report;
        }
        Contender.Built built = contender.built().get();
        Estimate estimate = built.estimate();
        Shape shape = built.design().shape();
        report.put("block", shape.block());
        report.put("blocks", shape.blocks());
        report.put("multipliers", estimate.multipliers());
        report.put("cycles_per_sample", estimate.cyclesPerSample());
        report.put("memory_bits", estimate.memoryBits());
        built.board().ifPresent(board -> report.putAll(ResourceReport.of(board)));
        if (!one.runs().isEmpty()) {
            report.put("test_accuracy", one.accuracy());
            report.put("test_accuracy_of_seeds", each(one.runs(), TrainedRun::finalAccuracy));
            report.put(
                    "training_accuracy_of_seeds",
                    each(
                            one.runs(),
                            run -> run.trainingAccuracy()
                                    .get(run.trainingAccuracy().size() - 1)));
            report.put(
                    "saturations_of_seeds",
                    one.runs().stream().map(TrainedRun::saturations).toList());
        }
        report.put("pareto", one.front());
        return report;
    }

    private static List<Double> each(List<TrainedRun> runs, ToDoubleFunction<TrainedRun> value) {
        return runs.stream().map(run -> value.applyAsDouble(run)).toList();
    }
}
