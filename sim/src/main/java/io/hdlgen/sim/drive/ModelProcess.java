package io.hdlgen.sim.drive;

import io.hdlgen.sim.SimException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A running model: commands go in, replies come out, every command is also recorded so that the run can be replayed. Nothing waits for ever: a model that neither answers nor shows a
 * sign of life for the time limit is killed. One thread may send while another receives.
 */
public final class ModelProcess implements AutoCloseable {
    private static final int MAX_REPLY = 1 << 30;
    private static final int LOG_LINES_SHOWN = 12;
    private static final Frame END_OF_REPLIES = Frame.command(0);

    private final Process process;
    private final OutputStream commands;
    private final OutputStream record;
    private final Path log;
    private final Duration silence;
    private final BlockingQueue<Frame> replies = new LinkedBlockingQueue<>(64);
    private volatile long lastCycle;
    private volatile long lastSample;

    private ModelProcess(Process process, Traces traces, Duration silence) throws IOException {
        this.process = process;
        this.commands = new BufferedOutputStream(process.getOutputStream(), 1 << 16);
        this.record = new BufferedOutputStream(Files.newOutputStream(traces.record()), 1 << 16);
        this.log = traces.log();
        this.silence = silence;
        Thread reader = new Thread(this::readReplies, "model-replies");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Where a process leaves its traces.
     *
     * @param record every command frame, for {@code --replay}
     * @param log standard error of the model
     */
    public record Traces(Path record, Path log) {}

    /**
     * Starts a model.
     *
     * @param words binary and arguments
     * @param directory working directory: the generated folder
     * @param traces what it leaves behind
     * @param silence longest time without a reply or a sign of life
     */
    public static ModelProcess start(List<String> words, Path directory, Traces traces, Duration silence) {
        try {
            Process process = new ProcessBuilder(words)
                    .directory(directory.toFile())
                    .redirectError(traces.log().toFile())
                    .start();
            return new ModelProcess(process, traces, silence);
        } catch (IOException e) {
            throw new SimException("cannot start the model: " + e.getMessage(), e);
        }
    }

    /** Sends a command. Commands may wait in a buffer until {@link #flush()}. */
    void send(Frame frame) {
        byte[] bytes = frame.bytes();
        try {
            record.write(bytes);
            commands.write(bytes);
        } catch (IOException e) {
            throw new ModelDied("the model does not read any more: " + e.getMessage(), lastCycle, lastSample);
        }
    }

    void flush() {
        try {
            record.flush();
            commands.flush();
        } catch (IOException e) {
            throw new ModelDied("the model does not read any more: " + e.getMessage(), lastCycle, lastSample);
        }
    }

    /**
     * The next reply; signs of life are left out.
     *
     * @throws ModelDied when the process crashed, complained or fell silent
     */
    Frame receive() {
        Frame frame = next();
        while (frame.type() == Protocol.ALIVE) {
            lastCycle = frame.getLong();
            frame = next();
        }
        switch (frame.type()) {
            case Protocol.CRASH -> {
                int signal = frame.getInt();
                throw died("the model crashed with " + signalName(signal), frame.getLong(), frame.getLong());
            }
            case Protocol.ERROR -> {
                long cycle = frame.getLong();
                long started = frame.getLong();
                throw died(frame.getText(), cycle, started);
            }
            default -> {
                return frame;
            }
        }
    }

    /** A reply of this type, where no other may come. */
    Frame receive(int type) {
        Frame frame = receive();
        if (frame.type() != type) {
            throw died("the model answered with frame " + frame.type() + " instead of " + type, lastCycle, lastSample);
        }
        return frame;
    }

    /** Complains if the process has ended. */
    void checkAlive() {
        if (!process.isAlive()) {
            throw died("the model ended without a word, " + exitText(), lastCycle, lastSample);
        }
    }

    /** The model told how far it is. */
    void saw(long cycle, long samples) {
        lastCycle = cycle;
        lastSample = samples;
    }

    /** Ends the process: first politely, then not. */
    @Override
    public void close() {
        try {
            commands.write(Frame.command(Protocol.QUIT).bytes());
            commands.close();
        } catch (IOException e) {
            // it is gone already
        }
        stop(Duration.ofSeconds(2));
        try {
            record.close();
        } catch (IOException e) {
            // the disk is full, as an earlier flush has told
        }
    }

    private Frame next() {
        try {
            Frame frame = replies.poll(silence.toMillis(), TimeUnit.MILLISECONDS);
            if (frame == null) {
                return hung();
            }
            if (frame == END_OF_REPLIES) {
                throw died("the model ended without a word, " + exitText(), lastCycle, lastSample);
            }
            return frame;
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new ModelDied("interrupted", lastCycle, lastSample);
        }
    }

    /** Asks a silent model to end, which makes it tell its cycle; kills it if it does not. */
    private Frame hung() throws InterruptedException {
        process.destroy();
        Frame last = replies.poll(2, TimeUnit.SECONDS);
        while (last != null && last.type() != Protocol.CRASH && last != END_OF_REPLIES) {
            last = replies.poll(2, TimeUnit.SECONDS);
        }
        process.destroyForcibly();
        boolean told = last != null && last.type() == Protocol.CRASH && last.getInt() > 0;
        long cycle = told ? last.getLong() : lastCycle;
        long started = told ? last.getLong() : lastSample;
        throw died("the model hangs: no sign of life for " + silence.toMillis() / 1000.0 + " s", cycle, started);
    }

    private ModelDied died(String what, long cycle, long started) {
        stop(Duration.ofSeconds(1));
        String tail = logTail();
        String said = tail.isEmpty() ? "" : "; it said:\n" + tail;
        return new ModelDied(what + ", cycle " + cycle + said, cycle, started);
    }

    private void stop(Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private String exitText() {
        stop(Duration.ofSeconds(1));
        int code = process.isAlive() ? -1 : process.exitValue();
        return code > 128 ? "killed by " + signalName(code - 128) : "exit " + code;
    }

    private String logTail() {
        try {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
        } catch (IOException e) {
            return "";
        }
    }

    private static String signalName(int number) {
        return switch (number) {
            case 4 -> "SIGILL";
            case 6 -> "SIGABRT";
            case 8 -> "SIGFPE";
            case 9 -> "SIGKILL";
            case 11 -> "SIGSEGV";
            case 15 -> "SIGTERM";
            default -> "signal " + number;
        };
    }

    private void readReplies() {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16))) {
            while (true) {
                replies.put(read(in));
            }
        } catch (IOException e) {
            putEnd();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void putEnd() {
        try {
            replies.put(END_OF_REPLIES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Frame read(InputStream in) throws IOException {
        byte[] head = in.readNBytes(8);
        if (head.length < 8) {
            throw new IOException("end");
        }
        Frame header = Frame.reply(0, head);
        int type = header.getInt();
        int length = header.getInt();
        if (length < 0 || length > MAX_REPLY) {
            throw new IOException("not a frame");
        }
        byte[] payload = in.readNBytes(length);
        if (payload.length < length) {
            throw new IOException("end within a frame");
        }
        return Frame.reply(type, payload);
    }
}
