package io.hdlgen.golden.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.golden.noise.Seeds;
import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.Formats;
import io.hdlgen.golden.spec.RuleName;
import io.hdlgen.golden.spec.RuleOptions.NodePerturbation;
import io.hdlgen.golden.spec.RuleSpec;
import io.hdlgen.golden.testing.RandomDesigns;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every rule with random options against a second implementation, after every sample. To replay one design: {@code -Dgolden.seed=N}. */
class FloatOracleTest {
    private static final int DESIGNS = 60;
    private static final int SAMPLES = 6;
    private static final double TOLERANCE = 1e-12;
    private static final double FAULT = 1.01;
    /** Of a signal; beyond it little is left of the difference of two losses. */
    private static final double LIMIT = 100;

    private int steps;

    @ParameterizedTest
    @EnumSource(RuleName.class)
    void equalsTheEquationsStepByStep(RuleName rule) {
        Long replay = Long.getLong("golden.seed");
        long first = replay == null ? 1 : replay;
        long last = replay == null ? DESIGNS : replay;
        for (long seed = first; seed <= last; seed++) {
            assertThat(difference(rule, seed, 1)).isEmpty();
        }
        assertThat(steps).isGreaterThan((int) (last - first) * SAMPLES / 2);
    }

    /** One term wrong by one hundredth. Not every design shows it: without hidden layers there is no feedback, and a saturated neuron passes nothing on. */
    @ParameterizedTest
    @EnumSource(RuleName.class)
    void aFaultOfOneHundredthIsSeen(RuleName rule) {
        int seen = 0;
        for (long seed = 1; seed <= DESIGNS; seed++) {
            seen += difference(rule, seed, FAULT).isPresent() ? 1 : 0;
        }
        assertThat(seen).isGreaterThan(DESIGNS / 6);
    }

    /** Where the two differ first. */
    private Optional<String> difference(RuleName rule, long seed, double twist) {
        Design design = coarse(RandomDesigns.of(seed, rule));
        int one = (int) design.description().formats().activations().one();
        FloatModel model = FloatModel.create(design);
        NaiveFloat naive = new NaiveFloat(
                design, model, Seeds.perturbation(design.description().seed()), 2, twist);
        model.samplesPerEpoch(2);
        Random random = new Random(seed);
        for (int sample = 1; sample <= SAMPLES; sample++) {
            int[] x = random.ints(design.description().network().input(), -one, one + 1)
                    .toArray();
            int label = random.nextInt(design.description().network().classes());
            model.train(x, label);
            if (diverged(model)) {
                break;
            }
            naive.train(real(x, design.description().formats()), label);
            String where = "seed " + seed + ", after " + sample + " samples, " + design.description();
            for (int l = 1; l <= model.depth(); l++) {
                if (differs(model.weights(l), naive.w[l])
                        || differs(new double[][] {model.biases(l)}, new double[][] {naive.b[l]})) {
                    return Optional.of("W" + l + ", " + where);
                }
                if (differs(new double[][] {model.delta(l)}, new double[][] {naive.d[l]})
                        || differs(new double[][] {model.preActivation(l)}, new double[][] {naive.a[l]})
                        || differs(new double[][] {model.output(l - 1)}, new double[][] {naive.x[l - 1]})
                        || differs(new double[][] {model.stream(l - 1)}, new double[][] {naive.stream[l - 1]})) {
                    return Optional.of("vectors of layer " + l + ", " + where);
                }
                if (l < model.depth() && differs(model.feedback(l).orElse(new double[0][]), naive.f[l])) {
                    return Optional.of("feedback " + l + ", " + where);
                }
                if (differs(model.decorrelation(l - 1).orElse(new double[0][]), naive.r[l - 1])) {
                    return Optional.of("R" + (l - 1) + ", " + where);
                }
            }
            // Steps are compared, not runs: a run may amplify the last bits without end.
            naive.follow(model);
            steps++;
        }
        return Optional.empty();
    }

    /** With sigma of at least 2^-6: the rounding of a loss is multiplied by 1 / sigma. */
    private static Design coarse(Design design) {
        Description d = design.description();
        if (!(d.rule().options() instanceof NodePerturbation o)) {
            return design;
        }
        NodePerturbation options = new NodePerturbation(
                Math.min(6, o.sigmaShift()),
                o.noise(),
                o.drawsShift(),
                o.division(),
                o.twoNoisyPasses(),
                o.decorrelation());
        RuleSpec r = d.rule();
        RuleSpec rule =
                new RuleSpec(r.name(), r.rateShift(), r.schedule(), r.decayShift(), r.frozen(), r.feedback(), options);
        return new Design(
                new Description(d.name(), d.network(), rule, d.formats(), d.engine(), d.board(), d.seed()),
                design.shape());
    }

    private static boolean diverged(FloatModel model) {
        double largest = 0;
        for (int l = 1; l <= model.depth(); l++) {
            for (double a : model.preActivation(l)) {
                largest = Math.max(largest, Math.abs(a));
            }
            for (double xt : model.stream(l - 1)) {
                largest = Math.max(largest, Math.abs(xt));
            }
        }
        return !(largest < LIMIT);
    }

    private static double[] real(int[] x, Formats formats) {
        double[] real = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            real[i] = x[i] / (double) formats.activations().one();
        }
        return real;
    }

    /** Relative to the largest entry, as a sum's rounding is to its largest term. */
    private static boolean differs(double[][] a, double[][] b) {
        double largest = 1;
        double distance = 0;
        for (int i = 0; i < b.length; i++) {
            for (int j = 0; j < b[i].length; j++) {
                largest = Math.max(largest, Math.abs(b[i][j]));
                distance = Math.max(distance, Math.abs(a[i][j] - b[i][j]));
                if (Double.isNaN(a[i][j]) != Double.isNaN(b[i][j])) {
                    return true;
                }
            }
        }
        return distance > TOLERANCE * largest || a.length != b.length;
    }
}
