import io.hdlgen.golden.data.DataSet;
import io.hdlgen.golden.data.DataSets;
import io.hdlgen.golden.reference.FloatModel;
import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.DescriptionReader;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.Reading;
import io.hdlgen.golden.train.EpochReport;
import io.hdlgen.golden.train.GoldenModel;
import io.hdlgen.golden.train.Progress;
import io.hdlgen.golden.train.TrainListener;
import io.hdlgen.golden.train.Trainer;
import io.hdlgen.plan.Planner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** Accuracy of examples in fixed point and in float, three seeds each: a table in Markdown. Arguments: data set, epochs, descriptions. */
public final class RulesBench {
    private static final int SEEDS = 3;

    private record Run(double fixed, double real) {}

    public static void main(String[] args) throws Exception {
        int epochs = Integer.parseInt(args[1]);
        ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        System.out.println("| description | eta | weights | activations | fixed, seeds 1 to 3 | mean | float, seeds 1 to 3 | mean | fixed - float |");
        System.out.println("|---|---|---|---|---|---|---|---|---|");
        for (int a = 2; a < args.length; a++) {
            Path file = Path.of(args[a]);
            List<Future<Run>> runs = new ArrayList<>();
            for (int seed = 1; seed <= SEEDS; seed++) {
                String override = "seed=" + seed;
                runs.add(pool.submit(() -> run(args[0], epochs, file, override)));
            }
            List<Run> done = new ArrayList<>();
            for (Future<Run> run : runs) {
                done.add(run.get());
            }
            Description d = read(file, "seed=1");
            double fixed = done.stream().mapToDouble(Run::fixed).average().orElseThrow();
            double real = done.stream().mapToDouble(Run::real).average().orElseThrow();
            System.out.printf(
                    Locale.ROOT,
                    "| %s | 2^-%d | %s | %s | %s | %.2f | %s | %.2f | %+.2f |%n",
                    d.name(),
                    d.rule().rateShift(),
                    d.formats().weights(),
                    d.formats().activations(),
                    list(done.stream().map(Run::fixed).toList()),
                    fixed,
                    list(done.stream().map(Run::real).toList()),
                    real,
                    fixed - real);
        }
        pool.shutdown();
    }

    private static String list(List<Double> values) {
        return values.stream().map(v -> String.format(Locale.ROOT, "%.2f", v)).collect(Collectors.joining(", "));
    }

    private static Description read(Path file, String override) throws Exception {
        Reading reading = DescriptionReader.read(file, List.of(override));
        return reading.description().orElseThrow(() -> new IllegalArgumentException(reading.diagnostics().toString()));
    }

    private static Run run(String dataName, int epochs, Path file, String override) throws Exception {
        Design design = Planner.design(read(file, override));
        DataSet data = DataSets.open(dataName, design.description()).data().orElseThrow();
        GoldenModel model = GoldenModel.create(design);
        Trainer trainer = new Trainer(
                model,
                Optional.of(FloatModel.create(design)),
                data,
                Progress.start(model),
                new TrainListener() {},
                () -> false);
        trainer.run(epochs);
        EpochReport last = trainer.progress().epochs().get(epochs - 1);
        return new Run(last.testAccuracy(), last.floatTestAccuracy().orElseThrow());
    }
}
