package io.hdlgen.sim.lockstep;

import io.hdlgen.golden.data.Samples;
import io.hdlgen.golden.fixed.FixedFormat;
import io.hdlgen.golden.noise.SplitMix64;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.Shape;
import io.hdlgen.golden.train.NamedVector;
import io.hdlgen.golden.train.Step;
import io.hdlgen.sim.TestDesigns;
import io.hdlgen.sim.manifest.HostPort;
import io.hdlgen.sim.manifest.Layout;
import io.hdlgen.sim.manifest.Layout.MatrixPlace;
import io.hdlgen.sim.manifest.Layout.VectorPlace;
import io.hdlgen.sim.manifest.Manifest;
import io.hdlgen.sim.manifest.Manifest.GeneratedFile;
import io.hdlgen.sim.manifest.ManifestFile;
import io.hdlgen.sim.manifest.Operation;
import io.hdlgen.sim.manifest.Probes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The stand-in for a generated design: {@code double.v}, a manifest for it, and a golden model of its trivial rule.
 *
 * @param columns inputs N
 * @param rows units M
 * @param split one memory a column
 * @param fault planted error, see {@code double.v}
 * @param faultAt sample with the error
 */
record DoubleDesign(
        Shape shape,
        int weightBits,
        int vectorBits,
        int columns,
        int rows,
        int hostBits,
        boolean split,
        int fault,
        int faultAt) {
    static final int WRONG_UPDATE = 1;
    static final int DIRTY_PADDING = 2;
    static final int HANG = 3;
    static final int EXTRA_CYCLE = 4;
    static final int WRONG_PREDICTION = 5;
    static final int WRONG_RESULT = 6;
    static final int WRONG_TAP = 7;
    static final int STOP = 8;
    static final int WRONG_PERTURBATION = 9;

    static DoubleDesign small() {
        return new DoubleDesign(new Shape(2, 2), 12, 16, 5, 3, 40, false, 0, 0);
    }

    DoubleDesign withFault(int newFault, int sample) {
        return new DoubleDesign(shape, weightBits, vectorBits, columns, rows, hostBits, split, newFault, sample);
    }

    private int tiles() {
        return shape.tiles(rows);
    }

    private int words() {
        return shape.words(columns + 1);
    }

    /** Clock cycles of a sample. */
    int cycles() {
        return tiles() * (words() + shape.blocks()) + tiles() * words();
    }

    /** Writes the generated folder. */
    Path writeTo(Path folder) throws IOException {
        Map<String, Integer> parameters = Map.ofEntries(
                Map.entry("S", shape.block()),
                Map.entry("NB", shape.blocks()),
                Map.entry("WW", weightBits),
                Map.entry("XW", vectorBits),
                Map.entry("N", columns),
                Map.entry("M", rows),
                Map.entry("HOST_W", hostBits),
                Map.entry("LABEL_W", Math.max(1, 32 - Integer.numberOfLeadingZeros(rows - 1))),
                Map.entry("SPLIT", split ? 1 : 0),
                Map.entry("FAULT", fault),
                Map.entry("FAULT_AT", faultAt));
        String text = verilog();
        String head = text.substring(0, text.indexOf("module double #("));
        String rest = text.substring(head.length());
        for (Map.Entry<String, Integer> p : parameters.entrySet()) {
            rest = rest.replaceFirst("\\b" + p.getKey() + " = \\d+", p.getKey() + " = " + p.getValue());
        }
        Files.createDirectories(folder.resolve("rtl"));
        Files.writeString(folder.resolve("rtl/double.v"), head + rest);
        ManifestFile.write(folder, manifest(ManifestFile.sha256((head + rest).getBytes(StandardCharsets.UTF_8))));
        return folder;
    }

    Manifest manifest(String sha256) {
        MatrixPlace w = new MatrixPlace("W1", 0, rows, columns, true, tiles(), words());
        int resultWords = tiles() * shape.blocks();
        VectorPlace z = new VectorPlace("z", 100, 100, rows, resultWords);
        return new Manifest(
                Manifest.SCHEMA_VERSION,
                "test",
                "d0",
                design(),
                "double",
                List.of(new GeneratedFile("rtl/double.v", "", sha256)),
                new Layout(
                        shape.block(),
                        shape.blocks(),
                        weightBits,
                        vectorBits,
                        tiles() * words(),
                        256,
                        List.of(w),
                        List.of(z)),
                List.of(
                        new Operation(0, "FORWARD W1", "FORWARD", "W1", "x0", "", "", "z", resultWords, 0, 0, 1),
                        new Operation(1, "UPDATE W1", "UPDATE", "W1", "x0", "", "", "", 0, 0, 1, 1)),
                new Manifest.Timing(cycles(), cycles()),
                // the double counts words from 1: the bias shows that it is added
                new HostPort(
                        hostBits,
                        "1",
                        "0",
                        3,
                        List.of(new HostPort.Field("address", 8, 12, 0), new HostPort.Field("words", 24, 12, 1))),
                probes());
    }

    Design design() {
        return TestDesigns.oneLayer(shape, columns, rows, weightBits, vectorBits);
    }

    private Probes probes() {
        List<List<String>> banks = new ArrayList<>();
        List<String> states = new ArrayList<>();
        for (int p = 0; p < shape.lanes(); p++) {
            String lane = "gen_block[" + p / shape.block() + "].gen_lane[" + p % shape.block() + "]";
            List<String> memories = new ArrayList<>();
            for (int k = 0; k < (split ? shape.block() : 1); k++) {
                memories.add(lane + ".u_bank." + (split ? "gen_split.gen_column[" + k + "].mem" : "gen_wide.mem"));
            }
            banks.add(memories);
            states.add(lane + ".lfsr_q");
        }
        return new Probes(
                banks,
                states,
                states.stream()
                        .map(name -> name.replace("lfsr_q", "feedback_q"))
                        .toList(),
                List.of("perturbation_q"),
                "logit_valid",
                "result_word",
                "result_valid",
                "result_address",
                "result_word");
    }

    /** Random samples. */
    Samples samples(int count) {
        SplitMix64 random = new SplitMix64(7);
        int[][] inputs = new int[count][columns];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < columns; j++) {
                inputs[i][j] = wrap(random.next(), vectorBits);
            }
            labels[i] = (int) Long.remainderUnsigned(random.next(), rows);
        }
        return new ArraySamples(inputs, labels);
    }

    @SuppressWarnings("ArrayRecordComponent")
    record ArraySamples(int[][] inputs, int[] labels) implements Samples {
        @Override
        public int size() {
            return labels.length;
        }

        @Override
        public int width() {
            return inputs[0].length;
        }

        @Override
        public int label(int index) {
            return labels[index];
        }

        @Override
        public void read(int index, int[] into) {
            System.arraycopy(inputs[index], 0, into, 0, width());
        }
    }

    /** The trivial rule in Java. */
    final class Golden implements GoldenRun {
        private final int[][] weights = new int[rows][columns + 1];
        private final int[] states = new int[shape.lanes()];
        private final long[] feedback = new long[shape.lanes()];
        private long perturbation = 0xC000_0000_0000_0001L;
        private int[] logits = new int[rows];

        Golden() {
            SplitMix64 random = new SplitMix64(1);
            for (int[] row : weights) {
                for (int j = 0; j < row.length; j++) {
                    row[j] = wrap(random.next(), weightBits);
                }
            }
            for (int p = 0; p < states.length; p++) {
                states[p] = 1000 + p;
                feedback[p] = 0x9000_0000_8000_0001L + p;
            }
        }

        @Override
        public Step train(int[] x, int label) {
            logits = new int[rows];
            int best = 0;
            for (int i = 0; i < rows; i++) {
                long sum = weights[i][columns];
                for (int j = 0; j < columns; j++) {
                    sum += (long) weights[i][j] * x[j];
                    weights[i][j] = wrap((long) weights[i][j] + x[j] + label, weightBits);
                }
                weights[i][columns] = wrap((long) weights[i][columns] + 1 + label, weightBits);
                logits[i] = wrap(sum, vectorBits);
                best = logits[i] > logits[best] ? i : best;
            }
            perturbation = Long.rotateRight(perturbation, tiles() * words());
            for (int p = 0; p < states.length; p++) {
                feedback[p] = Long.rotateLeft(feedback[p], tiles() * words());
                for (int beat = 0; beat < tiles() * words(); beat++) {
                    int s = states[p];
                    states[p] = (s << 1) | (((s >>> 31) ^ (s >>> 30) ^ (s >>> 29) ^ (s >>> 9)) & 1);
                }
            }
            return new Step(logits.clone(), best);
        }

        @Override
        public List<StoredMatrix> matrices() {
            return List.of(new StoredMatrix("W1", weights, new FixedFormat(3, weightBits - 3)));
        }

        @Override
        public int[] roundingStates() {
            return states.clone();
        }

        @Override
        public long[] feedbackStates() {
            return feedback.clone();
        }

        @Override
        public long[] perturbationState() {
            return new long[] {perturbation};
        }

        @Override
        public List<NamedVector> vectors() {
            return List.of(new NamedVector("z", logits, new FixedFormat(vectorBits - 9, 9)));
        }
    }

    private static int wrap(long value, int bits) {
        return (int) (value << (64 - bits) >> (64 - bits));
    }

    private static String verilog() throws IOException {
        try (InputStream in = DoubleDesign.class.getResourceAsStream("/double/double.v")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
