package io.hdlgen.proof;

import io.hdlgen.golden.spec.DesignDigest;
import io.hdlgen.plan.EngineRegister;
import io.hdlgen.plan.EngineRegister.Control;
import io.hdlgen.plan.Plan;
import io.hdlgen.sim.SimException;
import io.hdlgen.sim.build.ModelCache;
import io.hdlgen.sim.drive.BankPort;
import io.hdlgen.sim.drive.EngineState;
import io.hdlgen.sim.drive.RunEvent.Difference;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a host does with the register file and with checkpoints. The golden model is told the same; a difference is an {@link AssertionError} that begins with the step in brackets. */
public final class ControlScript {
    /** Samples that the whole script takes. */
    public static final int SAMPLES = 300;

    private static final int LAST_RATE = 60; // by then the last step of a schedule has begun

    private final Plan plan;
    private final ControlledEngine engine;

    ControlScript(Plan plan, ControlledEngine engine) {
        this.plan = plan;
        this.engine = engine;
    }

    /**
     * The whole script for an engine with all that {@code engine.control} can ask for.
     *
     * @param folder a generated folder
     * @param models cache of built models
     * @return what differs first
     */
    public static Optional<String> failure(Plan plan, Path folder, ModelCache models, RandomInputs inputs) {
        try (ControlledEngine engine = new ControlledEngine(plan, folder, models, inputs)) {
            ControlScript script = new ControlScript(plan, engine);
            int frozen = engine.read(EngineRegister.FREEZE);
            script.control();
            script.registers();
            script.started();
            script.reset();
            engine.write(EngineRegister.FREEZE, frozen);
            engine.begin();
            script.interrupt();
            return Optional.empty();
        } catch (AssertionError | SimException e) {
            return Optional.of(String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
        }
    }

    /** Inference, rounding, frozen layers, counters, reset. */
    void control() {
        String digest = DesignDigest.of(plan.design());
        is(EngineRegister.IDENTITY, Integer.parseUnsignedInt(digest.substring(0, 8), 16));
        is(EngineRegister.STATUS, 0);
        passes("train", engine.train(10));

        engine.write(EngineRegister.CONTROL, bit(Control.INFER));
        passes("infer", engine.infer(10));

        engine.write(EngineRegister.CONTROL, bit(Control.NEAREST));
        engine.golden().roundToNearest(true);
        passes("nearest", engine.train(10));

        engine.write(EngineRegister.CONTROL, 0);
        engine.golden().roundToNearest(false);
        engine.write(EngineRegister.FREEZE, 1);
        engine.golden().freeze(Set.of(1));
        is(EngineRegister.FREEZE, 1);
        passes("freeze", engine.train(10));

        engine.write(EngineRegister.FREEZE, 0);
        engine.golden().freeze(Set.of());
        passes("thaw", engine.train(10));

        int both = bit(Control.INFER) | bit(Control.NEAREST);
        engine.write(EngineRegister.CONTROL, both);
        is(EngineRegister.CONTROL, both);
        passes("infer again", engine.infer(5));
        is(EngineRegister.SAMPLES, 40);
        is(EngineRegister.PREDICTIONS, 55);
        is(EngineRegister.CORRECT, engine.correct());
        check("CORRECT", engine.correct() > 0 && engine.correct() < 55, engine.correct());
        settle();
        long cycles = cycles();
        check("CYCLES", cycles > 40 * plan.schedule().cyclesPerSample(), cycles);
        engine.write(EngineRegister.CONTROL, bit(Control.CLEAR));
        is(EngineRegister.CORRECT, 0);
        is(EngineRegister.PREDICTIONS, 0);
        check("CYCLES after CLEAR", cycles() == 0, cycles());
        is(EngineRegister.CYCLES_HIGH, 0);
        is(EngineRegister.CYCLES_HIGH, 0); // in the next clock, too
        is(EngineRegister.SAMPLES, 40);

        reset();
        engine.begin();
        passes("anew", engine.train(20));
    }

    /** Every bit that a host can write, clocks to the clock, a run that CONTROL enables, the end of the count of samples. */
    void registers() {
        passes("on", engine.train(LAST_RATE - 20));
        int layers = plan.design().description().network().layers().size();
        for (int mask = 0; mask < 1 << layers; mask++) {
            engine.write(EngineRegister.FREEZE, mask);
            is(EngineRegister.FREEZE, mask);
            is(EngineRegister.CONTROL, 0);
            freeze(mask);
            passes("freeze " + mask, engine.train(2));
        }
        engine.write(EngineRegister.FREEZE, 0);
        freeze(0);

        engine.write(EngineRegister.CONTROL, bit(Control.ENABLE));
        is(EngineRegister.CONTROL, bit(Control.ENABLE));
        passes("enabled", engine.trainEnabled(5));
        long five = cyclesOf(5);
        long twentyFive = cyclesOf(25);
        check("CYCLES", twentyFive - five == 20 * plan.schedule().cyclesPerSample(), five + " " + twentyFive);
        is(EngineRegister.PREDICTIONS, 25);

        count();
        Set<EngineRegister> own = EnumSet.of(EngineRegister.CONTROL, EngineRegister.SAMPLES, EngineRegister.START);
        for (EngineRegister other : EnumSet.complementOf(EnumSet.copyOf(own))) {
            engine.write(other, -1);
            is(EngineRegister.SAMPLES, 1 << 31);
        }
        is(EngineRegister.CONTROL, 0);
        engine.write(EngineRegister.FREEZE, 0);
    }

    private void count() {
        for (int bit = 0; bit < Integer.SIZE; bit++) {
            engine.write(EngineRegister.SAMPLES, 1 << bit);
            is(EngineRegister.SAMPLES, 1 << bit);
        }
        engine.write(EngineRegister.SAMPLES, -1);
        passes("full", engine.train(2));
        is(EngineRegister.SAMPLES, -1);
        for (int bit = 4; bit < Integer.SIZE; bit++) { // every carry
            engine.write(EngineRegister.SAMPLES, (1 << bit) - 1);
            passes("carry", engine.train(1));
            is(EngineRegister.SAMPLES, 1 << bit);
        }
    }

    /** Micro-operations of the host that the register file starts. */
    void started() {
        reset();
        engine.begin();
        BankPort started = engine.banksByRegisters();
        int[] banks = engine.session().dump().banks();
        int[] other = Arrays.stream(banks).map(b -> ~b).toArray();
        started.load(other);
        check(
                "load started by a register",
                Arrays.equals(other, engine.session().dump().banks()),
                "");
        started.load(banks);
        int[] words = IntStream.range(0, words(banks)).toArray();
        check("read started by a register", Arrays.equals(banks, image(started.read(words))), "");
        passes("after the load", engine.train(10));
    }

    /** A run that is saved, reset, loaded and continued. */
    void interrupt() {
        engine.back(0);
        passes("before", engine.train(20));
        EngineState before = engine.session().dump();
        int words = words(before.banks());
        int[][] saved = engine.banks().glance(IntStream.range(0, words).toArray());
        int[] rounding = engine.banks().readStates();
        long noise = engine.noise();
        int samples = engine.read(EngineRegister.SAMPLES);
        EngineState after = engine.session().dump();
        check("banks after reading", Arrays.equals(after.banks(), before.banks()), "");
        check("states after reading", Arrays.equals(after.roundingStates(), before.roundingStates()), "");
        for (long state : before.perturbationState()) {
            check("perturbation LFSR", noise == state, noise);
        }
        check("states", Arrays.equals(rounding, before.roundingStates()), "");
        check("banks", Arrays.equals(image(saved), before.banks()), "");
        passes("not interrupted", engine.train(10));

        reset();
        engine.back(20);
        engine.banks().load(new int[before.banks().length]);
        engine.banks().load(image(saved));
        engine.banks().loadStates(rounding);
        engine.noise(noise);
        engine.write(EngineRegister.SAMPLES, samples);
        passes("continued", engine.train(40));
    }

    private int words(int[] banks) {
        return banks.length / engine.size().lanes() / engine.size().block();
    }

    /** What was read word by word, in the order in which it is loaded. */
    private int[] image(int[][] words) {
        int block = engine.size().block();
        int[] banks = new int[engine.size().lanes() * words.length * block];
        for (int w = 0; w < words.length; w++) {
            for (int lane = 0; lane < engine.size().lanes(); lane++) {
                System.arraycopy(words[w], lane * block, banks, engine.size().index(lane, w), block);
            }
        }
        return banks;
    }

    private void freeze(int mask) {
        engine.golden()
                .freeze(IntStream.range(0, Integer.SIZE)
                        .filter(layer -> (mask >> layer & 1) == 1)
                        .mapToObj(layer -> layer + 1)
                        .collect(Collectors.toSet()));
    }

    /** What is read takes the clock in which the engine is in reset. */
    private void reset() {
        engine.write(EngineRegister.CONTROL, bit(Control.RESET));
        is(EngineRegister.SAMPLES, 0);
    }

    private long cyclesOf(int samples) {
        settle();
        engine.write(EngineRegister.CONTROL, bit(Control.CLEAR));
        passes("counted", engine.train(samples));
        settle();
        return cycles();
    }

    private long cycles() {
        return Integer.toUnsignedLong(engine.read(EngineRegister.CYCLES_LOW))
                | (long) engine.read(EngineRegister.CYCLES_HIGH) << 32;
    }

    /** Until what the last sample caused has been written. */
    private void settle() {
        for (int reads = 0; engine.read(EngineRegister.STATUS) != 0; reads++) {
            check("STATUS", reads < 1000, "stays busy");
        }
    }

    private static int bit(Control control) {
        return 1 << control.bit();
    }

    private void is(EngineRegister register, int value) {
        int seen = engine.read(register);
        check(register.name(), seen == value, "expected " + value + ", is " + seen);
    }

    private static void passes(String step, Optional<Difference> difference) {
        check(step, difference.isEmpty(), difference);
    }

    private static void check(String step, boolean right, Object seen) {
        if (!right) {
            throw new AssertionError("[" + step + "] " + seen);
        }
    }
}
