package io.hdlgen.emit;

import io.hdlgen.context.TestbenchContext;
import io.hdlgen.context.TestbenchContext.Check;
import io.hdlgen.golden.noise.Seeds;
import io.hdlgen.golden.noise.SplitMix64;
import io.hdlgen.golden.spec.ControlOption;
import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.DesignDigest;
import io.hdlgen.golden.train.GoldenModel;
import io.hdlgen.golden.train.Step;
import io.hdlgen.plan.EngineRegister;
import io.hdlgen.plan.Microcode;
import io.hdlgen.plan.Plan;
import io.hdlgen.sim.manifest.Layout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A short training run as test vectors: for simulators that know nothing of hdlgen, with a testbench that replays it
 * ({@code docs/handover.md}), and as plain tables for boards and people.
 */
final class Vectors {
    /** Samples of the run. */
    static final int SAMPLES = 20;

    /** What is read back costs clocks of a simulator that is slow: so many in all, unless one read takes more. */
    private static final long READ_CLOCKS = 60_000;

    /** Of a host micro-operation beyond the number of blocks: its packet, the pipeline, the time until the engine is not busy. */
    private static final int OPERATION_CLOCKS = 20;

    private static final int MOST_ALONE = 10;

    private final Plan plan;
    private final GoldenModel model;
    private final StringBuilder inputs = new StringBuilder("label,x...\n");
    private final StringBuilder outputs = new StringBuilder("label,prediction,logits...\n");
    private final StringBuilder words = new StringBuilder();
    private final StringBuilder labels = new StringBuilder();
    private final StringBuilder predictions = new StringBuilder();
    private final StringBuilder weights = new StringBuilder();
    private int correct;

    private Vectors(Plan plan) {
        this.plan = plan;
        this.model = GoldenModel.create(plan.design());
        plan.design().description().engine().epoch().ifPresent(model::samplesPerEpoch);
    }

    static void write(Plan plan, Microcode code, String top, SourceTree tree) {
        Vectors vectors = new Vectors(plan);
        int alone = alone(plan.layout());
        vectors.train(alone);
        tree.put("vectors/inputs.csv", "", vectors.inputs.toString());
        tree.put("vectors/outputs.csv", "", vectors.outputs.toString());
        tree.put("vectors/samples.mem", "", vectors.words.toString());
        tree.put("vectors/labels.mem", "", vectors.labels.toString());
        tree.put("vectors/predictions.mem", "", vectors.predictions.toString());
        tree.put("vectors/weights.mem", "", vectors.weights.toString());
        TestbenchContext context = TestbenchContext.of(
                plan,
                code,
                top,
                SAMPLES,
                alone,
                IntStream.range(0, plan.design().shape().lanes())
                        .mapToObj(BankImages::path)
                        .toList(),
                vectors.registers());
        String bench = "testbench/testbench.v.j2";
        tree.put("vectors/testbench.v", bench, new TemplateEngine().render(bench, Templates.read(bench), context));
        tree.put("vectors/run.sh", "testbench/run.sh", Templates.read("testbench/run.sh"));
    }

    /** How many samples are trained one by one, so that all banks can be read after each: as many as are affordable. */
    static int alone(Layout layout) {
        long clocks = (long) layout.bankWords() * layout.block() * (OPERATION_CLOCKS + layout.blocks());
        return (int) Math.max(0, Math.min(MOST_ALONE, READ_CLOCKS / clocks - 1));
    }

    private void train(int alone) {
        Description d = plan.design().description();
        long one = d.formats().activations().one();
        SplitMix64 random = new SplitMix64(Seeds.derive(d.seed(), Seeds.RANDOM_DATA, 0));
        int[] x = new int[d.network().input()];
        for (int i = 0; i < SAMPLES; i++) {
            Arrays.setAll(x, j -> random.below(one + 1));
            int label = random.below(d.network().classes());
            Step step = model.train(x, label);
            tell(x, label, step);
            if (i < alone || i == SAMPLES - 1) {
                BankImages.of(plan.layout(), model).forEach(weights::append);
            }
        }
    }

    private void tell(int[] x, int label, Step step) {
        inputs.append(label).append(',').append(csv(x)).append('\n');
        outputs.append(label)
                .append(',')
                .append(step.prediction())
                .append(',')
                .append(csv(step.logits()))
                .append('\n');
        Layout layout = plan.layout();
        for (int word = 0; word * layout.block() < x.length; word++) {
            BankImages.appendWord(words, layout.block(), layout.vectorBits(), x, word);
        }
        labels.append(Integer.toHexString(label)).append('\n');
        predictions.append(Integer.toHexString(step.prediction())).append('\n');
        correct += step.prediction() == label ? 1 : 0;
    }

    /** What the register file says after the run. */
    private List<Check> registers() {
        List<Check> checks = new ArrayList<>();
        if (plan.controlled()) {
            String digest = DesignDigest.of(plan.design()).substring(0, 8);
            checks.add(check(EngineRegister.IDENTITY, Integer.parseUnsignedInt(digest, 16)));
            checks.add(check(EngineRegister.STATUS, 0));
            checks.add(check(EngineRegister.SAMPLES, SAMPLES));
        }
        if (plan.controls(ControlOption.COUNTERS)) {
            checks.add(check(EngineRegister.PREDICTIONS, SAMPLES));
            checks.add(check(EngineRegister.CORRECT, correct));
        }
        if (plan.noiseState()) {
            long state = model.perturbationState()[0];
            checks.add(check(EngineRegister.NOISE_LOW, (int) state));
            checks.add(check(EngineRegister.NOISE_HIGH, (int) (state >>> 32)));
        }
        return checks;
    }

    private static Check check(EngineRegister register, int value) {
        return new Check(register.name(), register.address(), String.format(Locale.ROOT, "32'h%08x", value));
    }

    private static String csv(int[] values) {
        return Arrays.stream(values).mapToObj(Integer::toString).collect(Collectors.joining(","));
    }
}
