package io.hdlgen.golden.train;

import io.hdlgen.golden.fixed.FixedFormat;
import io.hdlgen.golden.fixed.SaturationCounter;
import io.hdlgen.golden.noise.Seeds;
import io.hdlgen.golden.rule.Feedback;
import io.hdlgen.golden.rule.FixedNetwork;
import io.hdlgen.golden.rule.ForwardPass;
import io.hdlgen.golden.rule.LearningRule;
import io.hdlgen.golden.rule.Perturbation;
import io.hdlgen.golden.rule.Signal;
import io.hdlgen.golden.rule.WeightMatrix;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.Formats;
import io.hdlgen.golden.spec.Transport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The fixed-point model of a design: the truth that the hardware is compared with, {@code docs/numerics.md}. Not for use by several threads at once. */
public final class GoldenModel {
    private final Design design;
    private final FixedNetwork network;
    private final Feedback feedback;
    private final Perturbation perturbation;
    private final LearningRule rule;
    private final List<Matrix> matrices = new ArrayList<>();
    private final Map<String, WeightMatrix> byName = new LinkedHashMap<>();
    private final List<SaturationCounter> counters = new ArrayList<>();
    private long samples;
    private long samplesPerEpoch = Integer.MAX_VALUE;

    private GoldenModel(Design design, int[] roundingStates, long[] perturbationState) {
        this.design = design;
        this.network = new FixedNetwork(design, roundingStates);
        this.feedback = new Feedback(design);
        this.perturbation = Perturbation.of(design.description(), perturbationState);
        this.rule = LearningRule.of(design.description(), network, feedback, perturbation);
        Formats formats = design.description().formats();
        for (int l = 1; l <= network.depth(); l++) {
            register(network.weights(l), true, formats.weights());
        }
        counters.addAll(network.saturations());
        counters.addAll(rule.saturations());
        for (WeightMatrix matrix : furtherMatrices()) {
            register(matrix, false, formats.feedback());
            counters.add(matrix.saturations());
        }
    }

    /** Initial weights, stored feedback and LFSRs from the description's seed. */
    public static GoldenModel create(Design design) {
        return new GoldenModel(design, seeds(design), new long[0]);
    }

    /** A model that goes on where the snapshot was taken; the snapshot must come from the same design. */
    public static GoldenModel restore(Design design, Snapshot snapshot) {
        GoldenModel model = new GoldenModel(design, snapshot.roundingStates(), snapshot.perturbationState());
        snapshot.matrices().forEach(model::load);
        model.counters.forEach(c -> c.restore(snapshot.saturations().of(c.name())));
        model.samples = snapshot.samples();
        return model;
    }

    /** The matrices besides the weights that stand in the weight banks: feedback, then decorrelation. */
    private List<WeightMatrix> furtherMatrices() {
        List<WeightMatrix> all = new ArrayList<>(feedback.stored());
        all.addAll(network.decorrelation());
        return all;
    }

    private static int[] seeds(Design design) {
        int[] states = new int
                [design.description().formats().stochastic() ? design.shape().lanes() : 0];
        for (int lane = 0; lane < states.length; lane++) {
            states[lane] = Seeds.roundingLane(design.description().seed(), lane);
        }
        return states;
    }

    private void register(WeightMatrix matrix, boolean bias, FixedFormat format) {
        String name = matrix.saturations().name();
        matrices.add(new Matrix(name, matrix.columns(), bias, matrix.rows(), format));
        byName.put(name, matrix);
    }

    /** The size of the training set, which a schedule of learning rates in epochs needs; until it is said, the first epoch never ends. */
    public void samplesPerEpoch(int size) {
        samplesPerEpoch = size;
    }

    /** From the next sample on these layers, l = 1 .. L, are frozen and no others. */
    public void freeze(Set<Integer> layers) {
        network.freeze(layers);
    }

    /** From the next sample on updates round to nearest, while the rounding noise goes on; or as the design says again. */
    public void roundToNearest(boolean nearest) {
        network.roundToNearest(nearest);
    }

    /** What this model was made for. */
    public Design design() {
        return design;
    }

    /**
     * One training step.
     *
     * @param x n_0 raw integers, XF fraction bits
     * @param label 0 .. n_L - 1
     * @return what the network said before the update
     */
    public Step train(int[] x, int label) {
        if (label < 0 || label >= network.training().logits().length) {
            throw new IllegalArgumentException(
                    "label " + label + " of " + network.training().logits().length);
        }
        enter(network.training(), x);
        network.rateShift(design.description().rule().rateShift(samples, samplesPerEpoch));
        rule.step(label);
        samples++;
        return outcome(network.training());
    }

    /** Forward pass alone; changes no state, no counter and none of the {@link #vectors}. */
    public Step infer(int[] x) {
        enter(network.inference(), x);
        network.infer();
        return outcome(network.inference());
    }

    private static void enter(ForwardPass pass, int[] x) {
        Signal input = pass.x(0);
        if (x.length != input.size()) {
            throw new IllegalArgumentException("input of " + x.length + " elements, expected " + input.size());
        }
        input.set(x);
    }

    private static Step outcome(ForwardPass pass) {
        return new Step(pass.logits().clone(), pass.prediction());
    }

    /** W1 .. WL, then F1 .. F(L-1) or B1 .. B(L-1) if they are stored, then R of the decorrelated inputs. Views: they change with every step. */
    public List<Matrix> matrices() {
        return List.copyOf(matrices);
    }

    /** What an engine with {@code transport: copy} stores besides {@link #matrices}: T2 .. TL, the weights transposed, without biases. Copies; none with another transport. */
    public List<Matrix> transposedWeights() {
        List<Matrix> copies = new ArrayList<>();
        boolean stored = design.description().engine().transport() == Transport.COPY;
        for (int l = 2; stored && l <= network.depth(); l++) {
            int[][] w = network.weights(l).rows();
            int[][] t = new int[design.description().network().width(l - 1)][w.length];
            for (int i = 0; i < w.length; i++) {
                for (int j = 0; j < t.length; j++) {
                    t[j][i] = w[i][j];
                }
            }
            copies.add(new Matrix(
                    "T" + l, w.length, false, t, design.description().formats().weights()));
        }
        return copies;
    }

    /**
     * Overwrites one matrix.
     *
     * @param name of one of {@link #matrices}
     * @param data rows x (columns + bias) raw integers within the format's range; copied
     */
    public void load(String name, int[][] data) {
        WeightMatrix matrix = byName.get(name);
        if (matrix == null) {
            throw new IllegalArgumentException("no matrix " + name + ", there are " + byName.keySet());
        }
        int[][] rows = matrix.rows();
        if (data.length != rows.length || data[0].length != rows[0].length) {
            throw new IllegalArgumentException(name + " is " + rows.length + " x " + rows[0].length);
        }
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(data[i], 0, rows[i], 0, rows[i].length);
        }
        matrix.measure();
    }

    /** F_l or B_l as raw integers with {@link #feedbackFraction} fraction bits, stored or regenerated; l = 1 .. L-1. A copy. */
    public int[][] feedback(int l) {
        return copy(feedback.matrix(l).rows());
    }

    /** Fraction bits of F_l or B_l: BF if it is stored, what its generator gives if it is regenerated. */
    public int feedbackFraction(int l) {
        return feedback.fractionBits(l);
    }

    /** State of the rounding LFSR of every lane; empty with round to nearest. */
    public int[] roundingStates() {
        return network.roundingStates();
    }

    /** State of the feedback LFSR of every lane after the last sample's projections, the seeds before the first; empty unless the source is {@code lfsr}. */
    public long[] feedbackStates() {
        return feedback.states(samples > 0);
    }

    /** State of the perturbation LFSR, one element; empty for rules without noise. */
    public long[] perturbationState() {
        return perturbation.state();
    }

    /** Vectors of the last trained step: x0 .. x(L-1), e, g1 .. gL; zeros before the first. Node perturbation forms no e: it stays zero. Copies. */
    public List<NamedVector> vectors() {
        Formats formats = design.description().formats();
        List<NamedVector> vectors = new ArrayList<>();
        for (int l = 0; l < network.depth(); l++) {
            Signal x = network.training().x(l);
            vectors.add(new NamedVector("x" + l, elements(x), formats.activations()));
        }
        vectors.add(new NamedVector("e", elements(network.error()), formats.error()));
        for (int l = 1; l <= network.depth(); l++) {
            vectors.add(new NamedVector("g" + l, elements(network.delta(l)), formats.delta()));
        }
        return vectors;
    }

    /** What the last trained step's forward pass formed besides {@link #vectors}: z1 .. zL, and xt_l of the decorrelated inputs. Copies. */
    public List<NamedVector> forwardVectors() {
        FixedFormat format = design.description().formats().activations();
        ForwardPass pass = network.training();
        List<NamedVector> vectors = new ArrayList<>();
        for (int l = 1; l <= network.depth(); l++) {
            vectors.add(new NamedVector("z" + l, pass.z(l).clone(), format));
        }
        for (int l = 0; l < network.depth(); l++) {
            if (pass.xt(l) != pass.x(l)) {
                vectors.add(new NamedVector("xt" + l, elements(pass.xt(l)), format));
            }
        }
        return vectors;
    }

    /** Vectors that only this rule forms, as the last trained step left them, by the names of {@code docs/numerics.md} section 4. Copies. */
    public List<NamedVector> ruleVectors() {
        FixedFormat format = design.description().formats().activations();
        return rule.vectors().entrySet().stream()
                .map(v -> new NamedVector(v.getKey(), v.getValue(), format))
                .toList();
    }

    /** Counts since the model was created. */
    public Saturations saturations() {
        Map<String, Long> counts = new LinkedHashMap<>();
        counters.forEach(c -> counts.put(c.name(), c.count()));
        return new Saturations(counts);
    }

    /** Samples trained since the model was created. */
    public long samples() {
        return samples;
    }

    /** A copy of the state. */
    public Snapshot snapshot() {
        Map<String, int[][]> copies = new LinkedHashMap<>();
        byName.forEach((name, matrix) -> copies.put(name, copy(matrix.rows())));
        return new Snapshot(copies, roundingStates(), perturbationState(), saturations(), samples);
    }

    private static int[] elements(Signal signal) {
        return Arrays.copyOf(signal.values(), signal.size());
    }

    private static int[][] copy(int[][] rows) {
        int[][] copies = new int[rows.length][];
        Arrays.setAll(copies, i -> rows[i].clone());
        return copies;
    }
}
