package io.hdlgen.cli;

import io.hdlgen.golden.data.DataSet;
import io.hdlgen.golden.data.Samples;
import io.hdlgen.golden.train.GoldenModel;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.cli.Options;

/** {@code hdlgen eval}: how well does a trained model do on samples it never learned from? */
final class EvalCommand implements Command {
    @Override
    public String name() {
        return "eval";
    }

    @Override
    public String summary() {
        return "accuracy and confusion matrix of trained weights on the test samples";
    }

    @Override
    public Positionals positionals() {
        return SubjectOption.POSITIONAL;
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(WeightsOption.option())
                .addOption(DataOption.option("required"))
                .addOption(SubjectOption.set());
    }

    @Override
    public Set<String> repeatable() {
        return SubjectOption.REPEATABLE;
    }

    @Override
    public Outcome run(Invocation call) throws BadInput {
        Subject subject = SubjectOption.read(call);
        DataSet data = DataOption.toLearn(call, subject.description());
        GoldenModel model = GoldenModel.create(subject.design());
        if (!WeightsOption.load(call, model)) {
            call.console().warn("no --weights: this judges the initial weights, which have learned nothing");
        }
        Samples test = data.test();
        ConfusionMatrix matrix =
                new ConfusionMatrix(subject.description().network().classes());
        int[] x = new int[test.width()];
        try (Progress progress = call.console().progress("eval", test.size(), "samples")) {
            for (int i = 0; i < test.size(); i++) {
                test.read(i, x);
                matrix.add(test.label(i), model.infer(x).prediction());
                progress.advanceTo(i + 1L);
            }
        }
        call.console().say(matrix.table());
        call.console()
                .say(String.format(
                        Locale.ROOT, "test accuracy %.2f %% of %d samples", matrix.accuracy(), matrix.total()));
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("name", subject.name());
        report.put("data", data.name());
        report.put("samples", matrix.total());
        report.put("test_accuracy", matrix.accuracy());
        report.put("confusion", matrix.rows());
        return Outcome.ok(report);
    }
}
