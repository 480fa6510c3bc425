package io.hdlgen.sim.drive;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** The top level of a board in simulation. Its serial line is a terminal of this machine, for any host; here is what no host can see or do. Several threads may ask it. */
public final class BoardProcess implements AutoCloseable {
    private static final Duration SILENCE = Duration.ofMinutes(2);

    /** What happens to a byte on the wire. The other half is in {@code board_wire.h}. */
    public enum Fault {
        /** One of its ten bits on the line is another. */
        FLIP(0),
        LOSE(1),
        REPEAT(2),
        /** It comes after the byte that follows it. */
        REORDER(3),
        /** It is lost with all that follow it until the wire rests. */
        CUT(4);

        private final int code;

        Fault(int code) {
            this.code = code;
        }
    }

    /** Which way a byte goes. */
    public enum Direction {
        TO_BOARD(0),
        TO_HOST(1);

        private final int code;

        Direction(int code) {
            this.code = code;
        }
    }

    private final ModelProcess process;
    private final EngineSize size;
    private final long rate;
    private final String port;

    private BoardProcess(ModelProcess process, EngineSize size) {
        this.process = process;
        this.size = size;
        Frame ready = process.receive(Protocol.READY);
        int version = ready.getInt();
        if (version != Protocol.VERSION) {
            throw new ModelDied("the model speaks version " + version + " of the protocol", 0, 0);
        }
        process.saw(ready.getLong(), 0);
        this.rate = ready.getLong();
        this.port = ready.getText();
    }

    /**
     * Switches a board on; returns when its reset is over.
     *
     * @param model that was built of it
     * @param traces what it leaves behind
     * @param divisor clocks of a bit of its serial line
     * @param released level of its reset button while nobody presses it
     * @param seed of what registers begin with
     */
    public static BoardProcess start(
            Path model, ModelProcess.Traces traces, EngineSize size, int divisor, boolean released, int seed) {
        List<String> words = List.of(
                model.toAbsolutePath().toString(),
                Integer.toString(divisor),
                released ? "1" : "0",
                Integer.toString(seed));
        Path folder = Objects.requireNonNull(traces.log().toAbsolutePath().getParent(), "a log is in a folder");
        ModelProcess process = ModelProcess.start(words, folder, traces, SILENCE);
        try {
            return new BoardProcess(process, size);
        } catch (ModelDied e) {
            process.close();
            throw e;
        }
    }

    /** Name of the terminal, such as {@code /dev/pts/3}. */
    public String port() {
        return port;
    }

    /** Clocks a second, as it was during the reset. */
    public long rate() {
        return rate;
    }

    /** All banks and random states as they are now, read past the ports. */
    public synchronized EngineState state() {
        process.send(Frame.command(Protocol.DUMP));
        process.flush();
        Frame frame = process.receive(Protocol.STATE);
        long cycle = frame.getLong();
        process.saw(cycle, 0);
        return size.readState(frame, cycle);
    }

    /**
     * Arms a fault in place of one that was armed in this direction.
     *
     * @param after bytes that pass before it
     * @param bit of ten, of those that are flipped
     */
    public synchronized void arm(Fault fault, Direction direction, int after, int bit) {
        process.send(Frame.command(Protocol.FAULT)
                .putInt(direction.code)
                .putInt(fault.code)
                .putInt(after)
                .putInt(bit));
        process.flush();
    }

    /** Makes the wire whole again; whether a fault that was armed has happened. */
    public synchronized boolean lift() {
        process.send(Frame.command(Protocol.LIFT));
        process.flush();
        return process.receive(Protocol.LIFTED).getInt() != 0;
    }

    /**
     * Nobody may have asked it anything for long.
     *
     * @throws ModelDied when it has ended
     */
    public void checkAlive() {
        process.checkAlive();
    }

    @Override
    public void close() {
        process.close();
    }
}
