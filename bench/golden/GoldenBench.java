import io.hdlgen.golden.fixed.FixedFormat;
import io.hdlgen.golden.noise.Seeds;
import io.hdlgen.golden.noise.SplitMix64;
import io.hdlgen.golden.spec.Activation;
import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.EngineSpec;
import io.hdlgen.golden.spec.FeedbackSource;
import io.hdlgen.golden.spec.FeedbackSpec;
import io.hdlgen.golden.spec.FeedbackValues;
import io.hdlgen.golden.spec.Formats;
import io.hdlgen.golden.spec.Layer;
import io.hdlgen.golden.spec.Loss;
import io.hdlgen.golden.spec.Network;
import io.hdlgen.golden.spec.Rounding;
import io.hdlgen.golden.spec.RuleName;
import io.hdlgen.golden.spec.RuleOptions;
import io.hdlgen.golden.spec.RuleSpec;
import io.hdlgen.golden.spec.Shape;
import io.hdlgen.golden.train.GoldenModel;
import io.hdlgen.golden.train.Matrix;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The golden model's side of {@code bench/golden.sh}: the network and the data of {@code golden.c}.
 *
 * <p>{@code GoldenBench nearest|stochastic linear|relu SAMPLES} prints microseconds a sample, a hash of all weights and the number of saturations. A second model is trained before, so that the
 * virtual machine has compiled everything.
 */
final class GoldenBench {
    private static final int INPUTS = 784;
    private static final int CLASSES = 10;
    private static final int POOL = 256;
    private static final int WARM_UP = 10_000;

    private GoldenBench() {}

    public static void main(String[] arguments) {
        boolean stochastic = arguments[0].equals("stochastic");
        Activation activation = arguments[1].equals("relu") ? Activation.RELU : Activation.LINEAR;
        int samples = Integer.parseInt(arguments[2]);
        Design design = design(stochastic, activation);
        int[][] pool = new int[POOL][INPUTS];
        int[] labels = new int[POOL];
        fill(pool, labels);
        train(GoldenModel.create(design), pool, labels, WARM_UP);
        GoldenModel model = GoldenModel.create(design);
        long start = System.nanoTime();
        train(model, pool, labels, samples);
        double micros = (System.nanoTime() - start) * 1e-3 / samples;
        System.out.printf(Locale.ROOT, "%.3f %016x %d%n", micros, hash(model), model.saturations().total());
    }

    private static void train(GoldenModel model, int[][] pool, int[] labels, int samples) {
        for (int i = 0; i < samples; i++) {
            model.train(pool[i % POOL], labels[i % POOL]);
        }
    }

    /** A quarter of the inputs is not zero, as in images of digits. */
    private static void fill(int[][] pool, int[] labels) {
        SplitMix64 random = new SplitMix64(Seeds.derive(1, Seeds.RANDOM_DATA, 0));
        for (int i = 0; i < POOL; i++) {
            for (int j = 0; j < INPUTS; j++) {
                long d = random.next();
                pool[i][j] = (d & 3) == 0 ? (int) (d >>> 32) & 511 : 0;
            }
            labels[i] = random.below(CLASSES);
        }
    }

    private static long hash(GoldenModel model) {
        long hash = 0;
        for (Matrix matrix : model.matrices().subList(0, 2)) {
            for (int[] row : matrix.data()) {
                for (int v : row) {
                    hash = new SplitMix64((hash ^ (v & 0xffff)) - 0x9E3779B97F4A7C15L).next();
                }
            }
        }
        return hash;
    }

    private static Design design(boolean stochastic, Activation activation) {
        FixedFormat weights = new FixedFormat(3, 13);
        Formats formats = new Formats(
                weights,
                weights,
                new FixedFormat(7, 9),
                new FixedFormat(1, 15),
                new FixedFormat(-5, 21),
                stochastic ? Rounding.STOCHASTIC : Rounding.NEAREST,
                stochastic ? 8 : 0);
        Network network = new Network(
                INPUTS,
                List.of(new Layer(100, activation, 0), new Layer(CLASSES, Activation.LINEAR, 0)),
                Loss.SOFTMAX_CROSS_ENTROPY);
        FeedbackSpec feedback = new FeedbackSpec(FeedbackValues.SIGN, FeedbackSource.STORED, List.of(3));
        Shape shape = new Shape(4, 1);
        RuleSpec rule = new RuleSpec(RuleName.DFA, 7, Optional.of(feedback), new RuleOptions.None());
        EngineSpec engine = new EngineSpec(shape.multipliers(), Optional.of(shape));
        return new Design(new Description("bench", network, rule, formats, engine, "none", 1), shape);
    }
}
