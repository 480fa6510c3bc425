package io.hdlgen.emit;

import io.hdlgen.golden.noise.Seeds;
import io.hdlgen.golden.noise.SplitMix64;
import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.train.GoldenModel;
import io.hdlgen.golden.train.Step;
import io.hdlgen.plan.Plan;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A short training run as test vectors, for simulators and boards that the co-simulation does not know: raw integers, one sample a line, inputs and what the trainer answers
 * while it learns from them.
 */
final class Vectors {
    private static final int SAMPLES = 16;

    private Vectors() {}

    static void write(Plan plan, SourceTree tree) {
        Description d = plan.design().description();
        int width = d.network().input();
        long one = d.formats().activations().one();
        SplitMix64 random = new SplitMix64(Seeds.derive(d.seed(), Seeds.RANDOM_DATA, 0));
        GoldenModel model = GoldenModel.create(plan.design());
        StringBuilder inputs = new StringBuilder("label,x...\n");
        StringBuilder outputs = new StringBuilder("label,prediction,logits...\n");
        int[] x = new int[width];
        for (int i = 0; i < SAMPLES; i++) {
            Arrays.setAll(x, j -> random.below(one + 1));
            int label = random.below(d.network().classes());
            Step step = model.train(x, label);
            inputs.append(label).append(',').append(csv(x)).append('\n');
            outputs.append(label)
                    .append(',')
                    .append(step.prediction())
                    .append(',')
                    .append(csv(step.logits()))
                    .append('\n');
        }
        tree.put("vectors/inputs.csv", "", inputs.toString());
        tree.put("vectors/outputs.csv", "", outputs.toString());
    }

    private static String csv(int[] values) {
        return Arrays.stream(values).mapToObj(Integer::toString).collect(Collectors.joining(","));
    }
}
