package io.hdlgen.proof;

import io.hdlgen.golden.train.GoldenModel;
import io.hdlgen.golden.train.Step;
import io.hdlgen.plan.EngineRegister;
import io.hdlgen.plan.Plan;
import io.hdlgen.sim.build.ModelBuilder;
import io.hdlgen.sim.build.ModelCache;
import io.hdlgen.sim.build.Optimise;
import io.hdlgen.sim.build.ProcessTool;
import io.hdlgen.sim.drive.BankPort;
import io.hdlgen.sim.drive.EngineSize;
import io.hdlgen.sim.drive.Expectation;
import io.hdlgen.sim.drive.ModelProcess;
import io.hdlgen.sim.drive.ModelSession;
import io.hdlgen.sim.drive.RegisterPort;
import io.hdlgen.sim.drive.RunEvent;
import io.hdlgen.sim.drive.RunEvent.Difference;
import io.hdlgen.sim.drive.RunEvent.Done;
import io.hdlgen.sim.drive.RunEvent.Reason;
import io.hdlgen.sim.drive.RunSettings;
import io.hdlgen.sim.lockstep.BankImage;
import io.hdlgen.sim.lockstep.GoldenFactory;
import io.hdlgen.sim.lockstep.StateHash;
import io.hdlgen.sim.manifest.Manifest;
import io.hdlgen.sim.manifest.ManifestFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** An engine in simulation with its golden model beside it, controlled through its registers between runs of samples; every run is compared as co-simulation compares. */
final class ControlledEngine implements AutoCloseable {
    private static final int SEED = 7;
    private static final long HANG = 100_000;

    private final Plan plan;
    private final Manifest manifest;
    private final EngineSize size;
    private final ModelProcess process;
    private final ModelSession session;
    private final RegisterPort registers;
    private final BankPort banks;
    private final RandomInputs inputs;
    private GoldenModel golden;
    private int next;
    private int correct;

    /**
     * Starts it with the initial weights of the design.
     *
     * @param folder what was generated
     * @param inputs samples in the order in which they are used
     */
    ControlledEngine(Plan plan, Path folder, ModelCache models, RandomInputs inputs) {
        this.plan = plan;
        this.inputs = inputs;
        this.manifest = ManifestFile.readAndVerify(folder);
        ModelBuilder.Model model = new ModelBuilder(new ProcessTool(), models, Optimise.BUILD).build(folder, manifest);
        this.size = EngineSize.of(manifest);
        this.process = ModelProcess.start(
                List.of(model.binary().toString()),
                folder,
                new ModelProcess.Traces(folder.resolve("record"), folder.resolve("log")),
                Duration.ofSeconds(60));
        this.session = new ModelSession(process, size);
        this.registers = new RegisterPort(process);
        this.banks = new BankPort(process, manifest.host(), size, false, SEED);
        session.start(SEED, manifest.digest(), HANG);
        this.golden = fresh();
        load();
    }

    /** Begins anew after a reset: a fresh golden model, and its weights. */
    void begin() {
        golden = fresh();
        golden.freeze(Set.of());
        load();
    }

    /** Goes back to the state of the golden model after so many of all samples that were trained, and to the samples that follow. */
    void back(int trained) {
        golden = fresh();
        int[] x = new int[inputs.width()];
        for (next = 0; next < trained; next++) {
            inputs.read(next, x);
            golden.train(x, inputs.label(next));
        }
    }

    private GoldenModel fresh() {
        GoldenModel model = GoldenModel.create(plan.design());
        plan.design().description().engine().epoch().ifPresent(model::samplesPerEpoch);
        return model;
    }

    /** The golden model beside the engine. */
    GoldenModel golden() {
        return golden;
    }

    /** Another golden model, from here on. */
    void golden(GoldenModel other) {
        golden = other;
    }

    EngineSize size() {
        return size;
    }

    BankPort banks() {
        return banks;
    }

    /** Banks whose micro-operations are started by the register file. */
    BankPort banksByRegisters() {
        return BankPort.byRegisters(process, manifest.host(), size, SEED);
    }

    ModelSession session() {
        return session;
    }

    /** Samples so far that the golden model predicted right. */
    int correct() {
        return correct;
    }

    int read(EngineRegister register) {
        return read(register.address());
    }

    int read(int address) {
        return registers.read(address);
    }

    void write(EngineRegister register, int value) {
        write(register.address(), value);
    }

    void write(int address, int value) {
        registers.write(address, value);
    }

    /** State of the perturbation LFSR; 0 where there is none. */
    long noise() {
        long high = read(EngineRegister.NOISE_HIGH);
        return high << 32 | Integer.toUnsignedLong(read(EngineRegister.NOISE_LOW));
    }

    /** Another state of the perturbation LFSR, where there is one. */
    void noise(long state) {
        write(EngineRegister.NOISE_HIGH, (int) (state >>> 32));
        write(EngineRegister.NOISE_LOW, (int) state);
    }

    /** Weights of the golden model, through the host's port. */
    void load() {
        banks.load(new BankImage(manifest).of(new GoldenFactory.Fixed(golden).matrices()));
    }

    /** Trains some samples; what differs, if anything does. */
    Optional<Difference> train(int count) {
        return run(count, true, session::beginRun);
    }

    /** The same for an engine that CONTROL has enabled; it is disabled afterwards. */
    Optional<Difference> trainEnabled(int count) {
        Optional<Difference> difference = run(count, true, session::beginEnabledRun);
        write(EngineRegister.CONTROL, 0);
        return difference;
    }

    /** Predicts some samples. */
    Optional<Difference> infer(int count) {
        return run(count, false, session::beginRun);
    }

    private Optional<Difference> run(int count, boolean train, Consumer<RunSettings> begin) {
        long cycles = train
                ? plan.schedule().cyclesPerSample()
                : plan.inference().orElseThrow().schedule().cyclesPerSample();
        begin.accept(new RunSettings(
                train ? plan.finalOffset() : plan.inferenceOffset(),
                cycles,
                HANG,
                Long.MAX_VALUE,
                SEED,
                0,
                0,
                false,
                Optional.empty()));
        session.sendSamples(expectations(count, train));
        session.endRun();
        Optional<Difference> difference = Optional.empty();
        while (true) {
            RunEvent event = session.nextEvent();
            if (event instanceof Difference d) {
                difference = Optional.of(d);
            } else if (event instanceof Done d) {
                boolean steady = d.distances() == 0 || (d.shortest() == cycles && d.longest() == cycles);
                if (difference.isEmpty() && (d.reason() != Reason.FINISHED || !steady)) {
                    throw new AssertionError(d + ", predicted " + cycles + " cycles");
                }
                return difference;
            }
        }
    }

    private List<Expectation> expectations(int count, boolean train) {
        StateHash hash = new StateHash(manifest);
        List<Expectation> list = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int[] x = new int[inputs.width()];
            inputs.read(next, x);
            int label = inputs.label(next);
            Step step = train ? golden.train(x, label) : golden.infer(x);
            correct += step.prediction() == label ? 1 : 0;
            list.add(new Expectation(
                    x, label, step.logits(), step.prediction(), hash.of(new GoldenFactory.Fixed(golden))));
            next++;
        }
        return list;
    }

    @Override
    public void close() {
        process.close();
    }
}
