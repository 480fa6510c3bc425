package io.hdlgen.sim.drive;

import io.hdlgen.sim.SimException;
import io.hdlgen.sim.drive.RunEvent.Difference;
import io.hdlgen.sim.drive.RunEvent.Done;
import io.hdlgen.sim.drive.RunEvent.Progress;
import io.hdlgen.sim.drive.RunEvent.ResultWrite;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The commands of a model process. During a run one thread sends samples while another receives events. */
public final class ModelSession {
    private static final int RESET_CYCLES = 4;

    private final ModelProcess model;
    private final EngineSize size;

    public ModelSession(ModelProcess model, EngineSize size) {
        this.model = model;
        this.size = size;
    }

    /**
     * Builds the design anew, with random contents of all registers and memories, and resets it.
     *
     * @param seed of the random contents, above 0
     * @param identity digest of the manifest that the model must have been built from
     * @param hangLimit cycles that a host micro-operation may take
     */
    public void start(int seed, String identity, long hangLimit) {
        model.send(
                Frame.command(Protocol.START).putInt(seed).putInt(RESET_CYCLES).putLong(hangLimit));
        model.flush();
        Frame ready = model.receive(Protocol.READY);
        int version = ready.getInt();
        ready.getLong();
        if (version != Protocol.VERSION || !ready.getText().equals(identity)) {
            throw new SimException("the model was built from another design; clean the cache and run again");
        }
    }

    /** Reads memories and registers directly, without the ports. */
    public EngineState dump() {
        model.send(Frame.command(Protocol.DUMP));
        model.flush();
        Frame state = model.receive(Protocol.STATE);
        return size.readState(state, state.getLong());
    }

    /** Begins a run; {@link #sendSamples} and {@link #endRun} follow. */
    public void beginRun(RunSettings s) {
        beginRun(s, true);
    }

    /** Begins a run of an engine that a register enables: the pin stays low. */
    public void beginEnabledRun(RunSettings s) {
        beginRun(s, false);
    }

    private void beginRun(RunSettings s, boolean pin) {
        s.waves()
                .ifPresent(w -> model.send(Frame.command(Protocol.WAVES)
                        .putInt(w.from())
                        .putInt(w.to())
                        .putText(w.file().toAbsolutePath().toString())));
        model.send(Frame.command(Protocol.RUN)
                .putLong(s.finalOffset())
                .putLong(s.cyclesPerSample())
                .putLong(s.hangLimit())
                .putLong(s.cycleLimit())
                .putLong(s.stallSeed())
                .putInt(s.stallFrom())
                .putInt(s.stallTo())
                .putInt(s.keepGoing() ? 1 : 0)
                .putInt(pin ? 1 : 0));
        model.flush();
    }

    /** Sends some samples; blocks while the model is far behind. */
    public void sendSamples(List<Expectation> samples) {
        Frame frame = Frame.command(Protocol.SAMPLES).putInt(samples.size());
        for (Expectation e : samples) {
            frame.putInt(e.label())
                    .putInt(e.prediction())
                    .putLong(e.hash())
                    .putInts(e.logits())
                    .putInts(e.input());
        }
        model.send(frame);
        model.flush();
    }

    /** No more samples. */
    public void endRun() {
        model.send(Frame.command(Protocol.END));
        model.flush();
    }

    /** The next event of a run; {@link Done} is the last. */
    public RunEvent nextEvent() {
        Frame frame = model.receive();
        return switch (frame.type()) {
            case Protocol.RESULTS -> progress(frame);
            case Protocol.MISMATCH -> difference(frame);
            case Protocol.DONE -> done(frame);
            default -> throw new SimException("unexpected frame " + frame.type() + " from the model");
        };
    }

    private Progress progress(Frame frame) {
        Progress progress = new Progress(frame.getLong(), frame.getLong() + frame.getInt());
        model.saw(progress.cycle(), progress.samples());
        return progress;
    }

    private Difference difference(Frame frame) {
        int sample = frame.getInt();
        int flags = frame.getInt();
        long cycle = frame.getLong();
        model.saw(cycle, sample);
        boolean taken = frame.getInt() != 0;
        int prediction = frame.getInt();
        int label = frame.getInt();
        int words = frame.getInt();
        int[] logits = frame.getInts(size.classes());
        Optional<List<ResultWrite>> writes = writesOf(sample, frame);
        EngineState state = size.readState(frame, cycle);
        return new Difference(
                sample,
                (flags & 1) != 0,
                (flags & 2) != 0,
                (flags & 4) != 0,
                (flags & 8) != 0,
                taken ? prediction : -1,
                taken ? label : -1,
                words,
                logits,
                writes,
                state);
    }

    /** Of the writes of two samples, those of this one, if it is one of them. */
    private Optional<List<ResultWrite>> writesOf(int sample, Frame frame) {
        List<ResultWrite> writes = new ArrayList<>();
        boolean known = false;
        for (int age = 0; age < 2; age++) {
            boolean thisSample = frame.getInt() == sample;
            known |= thisSample;
            for (int n = frame.getInt(); n > 0; n--) {
                ResultWrite write = new ResultWrite(frame.getLong(), frame.getInt(), frame.getInts(size.block()));
                if (thisSample) {
                    writes.add(write);
                }
            }
        }
        return known ? Optional.of(List.copyOf(writes)) : Optional.empty();
    }

    private static Done done(Frame f) {
        return new Done(
                reason(f.getInt()),
                f.getLong(),
                f.getLong(),
                f.getLong(),
                f.getLong(),
                f.getLong(),
                f.getLong(),
                f.getLong(),
                f.getLong(),
                f.getLong());
    }

    private static RunEvent.Reason reason(int code) {
        return switch (code) {
            case 0 -> RunEvent.Reason.FINISHED;
            case 1 -> RunEvent.Reason.STOPPED;
            case 2 -> RunEvent.Reason.HANG;
            case 3 -> RunEvent.Reason.TOO_LONG;
            case 4 -> RunEvent.Reason.STRAY;
            case 5 -> RunEvent.Reason.FINISH_CALLED;
            case 6 -> RunEvent.Reason.NOT_READY;
            default -> throw new SimException("unexpected end " + code + " of a run");
        };
    }
}
