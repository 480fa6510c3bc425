package io.hdlgen.link.host;

import io.hdlgen.golden.data.Samples;
import io.hdlgen.golden.spec.ControlOption;
import io.hdlgen.golden.spec.DesignDigest;
import io.hdlgen.golden.train.GoldenModel;
import io.hdlgen.golden.train.Snapshot;
import io.hdlgen.link.Command;
import io.hdlgen.link.IdentityField;
import io.hdlgen.link.LinkProtocol;
import io.hdlgen.plan.EngineRegister;
import io.hdlgen.plan.EngineRegister.Control;
import io.hdlgen.sim.drive.BankPort;
import io.hdlgen.sim.drive.EngineSize;
import io.hdlgen.sim.lockstep.BankImage;
import io.hdlgen.sim.lockstep.GoldenFactory;
import io.hdlgen.sim.manifest.Manifest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** An engine at the other end of a serial line, and what one does with it. The design must be that of a generated folder. */
public final class HostLink {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int NO_CONTROL = 0;

    private final LinkSession session;
    private final Manifest manifest;
    private final EngineSize size;
    private final byte[] identity;
    private final Registers registers;
    private final Stream stream;
    private final BankPort banks;
    private int options;
    private long taken;

    /**
     * Begins a session: an engine that was left in the middle of something is stopped, and packets that wait are forgotten. Weights, random states and counters stay.
     *
     * @throws LinkException when nobody answers, or another design
     */
    public HostLink(LinkSession session, Manifest manifest) {
        this.session = session;
        this.manifest = manifest;
        this.size = EngineSize.of(manifest);
        this.registers = new Registers(session);
        this.identity = session.hello();
        check();
        options = registers.read(EngineRegister.CONTROL) & ~(bit(Control.ENABLE) | bit(Control.INFER));
        stop();
        registers.write(EngineRegister.CONTROL, options | bit(Control.DISCARD));
        session.hello(); // what was predicted meanwhile belongs to nobody
        WordCodec codec =
                new WordCodec(size.block(), field(IdentityField.ELEMENT_BITS), field(IdentityField.WORD_BYTES));
        this.stream = new Stream(session, codec);
        this.banks = new BankPort(new WireTransport(session, stream, codec, identity), manifest.host(), size, 0);
    }

    private void check() {
        require("the version of the protocol", LinkProtocol.VERSION, field(IdentityField.VERSION));
        require("S", size.block(), field(IdentityField.BLOCK));
        require("NB", size.blocks(), field(IdentityField.BLOCKS));
        require("XW", manifest.layout().vectorBits(), field(IdentityField.ELEMENT_BITS));
        String design = DesignDigest.of(manifest.design()).substring(0, 8);
        String found = String.format(Locale.ROOT, "%08x", field(IdentityField.DESIGN));
        if (!found.equals(design)) {
            throw new LinkException("the engine is another one: its design is " + found + ", not " + design
                    + " (\"hdlgen check\" shows a design's digest)");
        }
    }

    private static void require(String what, int wanted, int found) {
        if (wanted != found) {
            throw new LinkException("the engine is another one: " + what + " is " + Integer.toUnsignedString(found)
                    + ", not " + Integer.toUnsignedString(wanted));
        }
    }

    /** Resets all but the banks: random states get their seeds, counters are 0. */
    public void reset() {
        registers.write(EngineRegister.CONTROL, options | bit(Control.RESET));
        session.finish();
    }

    /** Loads the matrices of a model; what stood in the banks is gone, padding too. */
    public void load(GoldenModel model) {
        banks.load(new BankImage(manifest).of(new GoldenFactory.Fixed(model).matrices()));
    }

    /** The matrices in the banks, by name. */
    public Map<String, int[][]> weights() {
        return new BankImage(manifest).matrices(banks());
    }

    /** All words of all banks, indexed as {@link EngineSize#index}. */
    public int[] banks() {
        int[] words = IntStream.range(0, size.bankWords()).toArray();
        boolean between = manifest.design().description().engine().controls(ControlOption.CHECKPOINT);
        int[][] read = between ? banks.glance(words) : banks.read(words);
        int[] image = new int[size.bankElements()];
        for (int word : words) {
            for (int lane = 0; lane < size.lanes(); lane++) {
                System.arraycopy(read[word], lane * size.block(), image, size.index(lane, word), size.block());
            }
        }
        return image;
    }

    /** Learns samples in their order; what was predicted for each before it was learnt. */
    public int[] train(Samples samples) {
        return run(samples, NO_CONTROL);
    }

    /** Predicts samples and learns nothing; needs {@code control: [inference]}. */
    public int[] infer(Samples samples) {
        if (!manifest.design().description().engine().controls(ControlOption.INFERENCE)) {
            throw new IllegalArgumentException("the engine has no inference");
        }
        return run(samples, bit(Control.INFER));
    }

    /** The rounding LFSR of every lane; needs {@code control: [checkpoint]}. */
    public int[] roundingStates() {
        return banks.readStates();
    }

    /** Everything that decides how training goes on; needs {@code control: [checkpoint]}. Saturations are not counted in hardware. */
    public Snapshot snapshot() {
        GoldenModel model = GoldenModel.create(manifest.design());
        Map<String, int[][]> stored = weights();
        Map<String, int[][]> matrices = new LinkedHashMap<>();
        model.matrices().forEach(m -> matrices.put(m.name(), Objects.requireNonNull(stored.get(m.name()))));
        return new Snapshot(
                matrices,
                model.roundingStates().length > 0 ? roundingStates() : new int[0],
                model.perturbationState().length > 0 ? new long[] {noise()} : new long[0],
                model.saturations(),
                statistics().samples());
    }

    /** Resets the engine and makes it go on where a snapshot of the same design was taken, be it of an engine or of a model. */
    public void restore(Snapshot snapshot) {
        reset();
        load(GoldenModel.restore(manifest.design(), snapshot));
        if (snapshot.roundingStates().length > 0) {
            banks.loadStates(snapshot.roundingStates());
        }
        for (long state : snapshot.perturbationState()) {
            registers.write(EngineRegister.NOISE_LOW, (int) state);
            registers.write(EngineRegister.NOISE_HIGH, (int) (state >>> Integer.SIZE));
        }
        registers.write(EngineRegister.SAMPLES, Math.toIntExact(snapshot.samples()));
        session.finish();
    }

    private long noise() {
        int[] halves = registers.read(EngineRegister.NOISE_LOW, 2);
        return (halves[0] & 0xFFFFFFFFL) | ((long) halves[1] << Integer.SIZE);
    }

    /** What was counted. */
    public Statistics statistics() {
        int[] words = registers.read(EngineRegister.SAMPLES, 5);
        return new Statistics(
                words[0] & 0xFFFFFFFFL,
                words[1] & 0xFFFFFFFFL,
                words[2] & 0xFFFFFFFFL,
                (words[3] & 0xFFFFFFFFL) | ((long) words[4] << 32));
    }

    /** A register. */
    public int read(EngineRegister register) {
        return registers.read(register);
    }

    /** Writes a register; CONTROL is written by this class only. */
    public void write(EngineRegister register, int value) {
        registers.write(register, value);
        session.finish();
    }

    private int[] run(Samples samples, int mode) {
        int[] predictions = new int[samples.size()];
        int[] x = new int[samples.width()];
        int most = (1 << field(IdentityField.RING_BITS)) / 2;
        registers.write(EngineRegister.CONTROL, options | mode | bit(Control.ENABLE));
        int got = 0;
        for (int i = 0; i < samples.size(); i++) {
            samples.read(i, x);
            stream.send(x, samples.label(i));
            if (i - got >= most) {
                got += take(predictions, got);
            }
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (got < samples.size()) {
            int more = take(predictions, got);
            got += more;
            end = more > 0 ? System.nanoTime() + PATIENCE.toNanos() : end;
            if (System.nanoTime() > end) {
                throw new LinkException("the engine predicted " + got + " of " + samples.size() + " samples");
            }
        }
        stop();
        return predictions;
    }

    /** Fetches the predictions that are there. */
    private int take(int[] predictions, int from) {
        int bytes = field(IdentityField.PREDICTION_BYTES);
        int number = (int) (taken & ((2L << field(IdentityField.RING_BITS)) - 1));
        byte[] answer = session.call(Command.PREDICTIONS, (byte) number, (byte) (number >> 8));
        int count = Math.min(answer.length / bytes, predictions.length - from);
        for (int i = 0; i < count; i++) {
            int at = i * bytes;
            predictions[from + i] = (answer[at] & 0xFF) | (bytes > 2 ? (answer[at + 1] & 0xFF) << 8 : 0);
        }
        taken += count;
        return count;
    }

    /** Ends training after the sample under way. */
    private void stop() {
        registers.write(EngineRegister.CONTROL, options);
        awaitRest();
    }

    /** Waits until the engine has done everything that it was told. */
    public void awaitRest() {
        waitUntil(() -> registers.read(EngineRegister.STATUS) == 0);
    }

    private static void waitUntil(BooleanSupplier holds) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new LinkException("the engine stays busy");
            }
        }
    }

    private int field(IdentityField field) {
        return field.of(identity);
    }

    private static int bit(Control control) {
        return 1 << control.bit();
    }
}
