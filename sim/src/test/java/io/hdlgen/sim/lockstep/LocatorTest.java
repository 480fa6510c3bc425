package io.hdlgen.sim.lockstep;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.golden.spec.FeedbackSource;
import io.hdlgen.golden.train.NamedVector;
import io.hdlgen.sim.TestManifests;
import io.hdlgen.sim.drive.EngineSize;
import io.hdlgen.sim.drive.EngineState;
import io.hdlgen.sim.drive.RunEvent.Difference;
import io.hdlgen.sim.drive.RunEvent.ResultWrite;
import io.hdlgen.sim.manifest.Layout.MatrixPlace;
import io.hdlgen.sim.manifest.Layout.VectorPlace;
import io.hdlgen.sim.manifest.Manifest;
import io.hdlgen.sim.manifest.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A run that agrees in everything, with one thing changed at a time. */
class LocatorTest {
    private Manifest manifest = TestManifests.threeLayers(FeedbackSource.STORED);
    private final FakeGolden golden = new FakeGolden(manifest);
    private final EngineSize size = EngineSize.of(manifest);
    private final int[] banks = new BankImage(manifest).of(golden.matrices());
    private final int[] rounding = golden.roundingStates();
    private long[] perturbation = golden.perturbationState();
    private final int[] logits = golden.step().logits();
    private List<ResultWrite> writes = goldenWrites();
    private boolean forgotten;
    private int logitWords = 2;
    private int prediction = 1;
    private int label = 2;

    @Test
    void findsTheFirstUpdateInProgramOrder() {
        flip("F1", 0, 1);
        flip("W3", 1, 2);
        flip("W2", 6, 3);
        flip("W2", 5, 9);
        Mismatch m = locate();
        assertThat(m.place()).isEqualTo("W2[5][9]"); // the bias column
        assertThat(m.operation()).isEqualTo("8 UPDATE W2");
        assertThat(m.note()).isEqualTo("bias");
        assertThat(m.rtl()).isEqualTo(m.golden() ^ 1);
        assertThat(m.goldenReal()).isEqualTo(m.golden() / 8192.0);
        assertThat(m.cycle()).isEqualTo(4321);
    }

    @Test
    void findsFeedbackThatMustNotChange() {
        flip("F2", 6, 2);
        Mismatch m = locate();
        assertThat(m.place()).isEqualTo("F2[6][2]");
        assertThat(m.operation()).isEmpty();
    }

    @Test
    void findsPadding() {
        flip("W1", 11, 20); // row 11 of 9, the bias column
        Mismatch m = locate();
        assertThat(m.place()).isEqualTo("W1[11][20]");
        assertThat(m.padding()).isTrue();
        assertThat(m.golden()).isZero();
        assertThat(m.note()).contains("padding");
    }

    @Test
    void findsARandomState() {
        rounding[4] ^= 0x80000000;
        Mismatch m = locate();
        assertThat(m.place()).isEqualTo("rounding state[4]");
        assertThat(m.golden()).isEqualTo(0xFFFFFFFBL);
        flip("W1", 0, 0);
        assertThat(locate().place()).isEqualTo("W1[0][0]");
        assertThat(locate().note()).contains("rounding state[4] differs too");
    }

    @Test
    void findsThePerturbationState() {
        perturbation[0] ^= Long.MIN_VALUE;
        Mismatch m = locate();
        assertThat(m.place()).isEqualTo("perturbation state[0]");
        assertThat(m.golden()).isEqualTo(0xFEDC_BA98_7654_3210L);
    }

    @Test
    void missesNoStateThatTheManifestForgets() {
        perturbation = new long[0];
        assertThat(locate().object()).isEqualTo("perturbation state");
        assertThat(locate().note()).contains("too few");
    }

    @Test
    void prefersTheEarliestResult() {
        flip("W1", 0, 0);
        logits[2]++;
        change(writes.size() - 1, 0);
        assertThat(locate().place()).isEqualTo("logits[2]");
        assertThat(locate().operation()).isEqualTo("2 FORWARD W3");
        change(6, 1); // second layer: x2 has four words after the five of x1
        Mismatch m = locate();
        assertThat(m.place()).isEqualTo("x2[3]");
        assertThat(m.operation()).isEqualTo("1 FORWARD W2");
        assertThat(m.cycle()).isEqualTo(106);
        assertThat(m.rtlReal()).isEqualTo(m.rtl() / 512.0);
    }

    @Test
    void ignoresElementsBeyondTheVector() {
        change(4, 1); // x1 has 9 elements in 5 words
        prediction = 0;
        Mismatch m = locate();
        assertThat(m.place()).isEqualTo("prediction");
        assertThat(m.golden()).isEqualTo(1);
        assertThat(m.rtl()).isZero();
    }

    @Test
    void findsAnotherAddress() {
        ResultWrite w = writes.get(7);
        writes.set(7, new ResultWrite(w.cycle(), w.address() + 1, w.elements()));
        Mismatch m = locate();
        assertThat(m.object()).isEqualTo("x2 address");
        assertThat(m.rtl() - m.golden()).isEqualTo(1);
    }

    @Test
    void findsAMissingResult() {
        writes.subList(3, writes.size()).clear();
        Mismatch m = locate();
        assertThat(m.operation()).isEqualTo("0 FORWARD W1");
        assertThat(m.note()).contains("only 3 result words");
    }

    @Test
    void comparesOnlyWhatStandsInAVectorInTheEnd() {
        again(1); // x2
        again(3); // FORWARD W3: the logits are those of the first
        writes = goldenWrites();
        change(5, 0);
        change(6, 1);
        prediction = 0;
        assertThat(locate().place()).isEqualTo("prediction");
        assertThat(locate().operation()).isEqualTo("3 FORWARD W3");
        change(9 + 2, 1);
        assertThat(locate().place()).isEqualTo("x2[5]");
        assertThat(locate().operation()).isEqualTo("2 FORWARD W2");
    }

    /** Puts an operation into the program once more, right after itself. */
    private void again(int index) {
        List<Operation> program = new ArrayList<>(manifest.program());
        program.add(index, program.get(index));
        for (int k = 0; k < program.size(); k++) {
            Operation o = program.get(k);
            program.set(
                    k,
                    new Operation(
                            k,
                            o.name(),
                            o.kind(),
                            o.matrix(),
                            o.stream(),
                            o.held(),
                            o.operand(),
                            o.destination(),
                            o.resultWords(),
                            o.gap(),
                            o.start(),
                            o.beats()));
        }
        Manifest m = manifest;
        manifest = new Manifest(
                m.schemaVersion(),
                m.generator(),
                m.digest(),
                m.design(),
                m.top(),
                m.files(),
                m.layout(),
                program,
                m.timing(),
                m.host(),
                m.probes());
    }

    @Test
    void doesNotMissResultsThatAreForgotten() {
        forgotten = true;
        label = 0;
        assertThat(locate().object()).isEqualTo("label");
    }

    @Test
    void findsMissingLogits() {
        logitWords = 1;
        assertThat(locate().note()).contains("number of words of logits");
    }

    @Test
    void findsTheLabel() {
        label = 0;
        Mismatch m = locate();
        assertThat(m.object()).isEqualTo("label");
        assertThat(m.golden()).isEqualTo(2);
    }

    @Test
    void knowsWhoseElementItIs() {
        BankImage image = new BankImage(manifest);
        for (int i = 0; i < banks.length; i++) {
            BankImage.Element e = image.element(i);
            assertThat(e.padding()).isEqualTo(banks[i] == 0);
            if (!e.padding()) {
                assertThat(find(e.matrix())[e.row()][e.column()]).isEqualTo(banks[i]);
            }
        }
    }

    @Test
    void hashSeesEveryElement() {
        StateHash hash = new StateHash(manifest);
        long before = hash.of(golden);
        for (GoldenRun.StoredMatrix matrix : golden.matrices()) {
            for (int[] row : matrix.data()) {
                for (int j = 0; j < row.length; j++) {
                    row[j]++;
                    assertThat(hash.of(golden)).isNotEqualTo(before);
                    row[j]--;
                }
            }
        }
        assertThat(hash.of(golden)).isEqualTo(before).isEqualTo(hashOf(banks));
    }

    /** The definition, straight from docs/cosim.md. */
    private long hashOf(int[] elements) {
        long sum = 0;
        for (int i = 0; i < elements.length; i++) {
            sum += elements[i] * StateHash.oddConstant(i);
        }
        for (int p = 0; p < rounding.length; p++) {
            sum += Integer.toUnsignedLong(rounding[p]) * StateHash.oddConstant(elements.length + p);
        }
        int last = elements.length + 3 * rounding.length;
        sum += (perturbation[0] & 0xFFFFFFFFL) * StateHash.oddConstant(last);
        sum += (perturbation[0] >>> 32) * StateHash.oddConstant(last + 1);
        return sum;
    }

    private Mismatch locate() {
        EngineState state = new EngineState(4321, banks, rounding, golden.feedbackStates(), perturbation);
        boolean sameLogits = java.util.Arrays.equals(logits, golden.step().logits()) && logitWords == 2;
        Difference difference = new Difference(
                17,
                true,
                !sameLogits,
                prediction != 1,
                label != 2,
                prediction,
                label,
                logitWords,
                logits,
                forgotten ? Optional.empty() : Optional.of(List.copyOf(writes)),
                state);
        Mismatch m = new Locator(manifest, difference, golden, golden.step(), 2).locate();
        assertThat(m.sample()).isEqualTo(17);
        return m;
    }

    private void flip(String matrix, int row, int column) {
        MatrixPlace place = manifest.layout().matrices().stream()
                .filter(p -> p.name().equals(matrix))
                .findFirst()
                .orElseThrow();
        int word = place.base() + row / size.lanes() * place.words() + column / size.block();
        banks[size.index(row % size.lanes(), word) + column % size.block()] ^= 1;
    }

    private void change(int write, int element) {
        writes.get(write).elements()[element] += 5;
    }

    private int[][] find(String matrix) {
        return golden.matrices().stream()
                .filter(m -> m.name().equals(matrix))
                .findFirst()
                .orElseThrow()
                .data();
    }

    /** What a correct engine writes, in an odd sample where that matters; elements beyond a vector are rubbish. */
    private List<ResultWrite> goldenWrites() {
        List<ResultWrite> all = new ArrayList<>();
        for (Operation operation : manifest.program()) {
            for (int w = 0; w < operation.resultWords(); w++) {
                VectorPlace place = place(operation.destination());
                int[] elements = new int[size.block()];
                for (int k = 0; k < elements.length; k++) {
                    int i = w * size.block() + k;
                    elements[k] = i < place.elements() ? vector(place.name())[i] : 9999;
                }
                all.add(new ResultWrite(100 + all.size(), place.oddBase() + w, elements));
            }
        }
        return all;
    }

    private VectorPlace place(String name) {
        return manifest.layout().vectors().stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private int[] vector(String name) {
        return golden.vectors().stream()
                .filter(v -> v.name().equals(name))
                .findFirst()
                .map(NamedVector::values)
                .orElseThrow();
    }
}
