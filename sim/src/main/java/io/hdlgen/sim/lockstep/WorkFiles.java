package io.hdlgen.sim.lockstep;

import io.hdlgen.sim.SimException;
import io.hdlgen.sim.drive.ModelProcess;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files of one run: temporary, unless they are kept under fixed names. */
final class WorkFiles {
    private final Path directory;
    private final Path record;
    private final Path log;

    private WorkFiles(Path directory, Path record, Path log) {
        this.directory = directory;
        this.record = record;
        this.log = log;
    }

    static WorkFiles create(Path directory) {
        Path absolute = directory.toAbsolutePath();
        try {
            Files.createDirectories(absolute);
            absolute.toFile().deleteOnExit(); // if nothing else is in it
            return new WorkFiles(absolute, temporary(absolute, ".frames"), temporary(absolute, ".log"));
        } catch (IOException e) {
            throw new SimException("cannot write to " + absolute + ": " + e.getMessage(), e);
        }
    }

    /** Ctrl-C deletes it too: the frames of a long run are many megabytes that nobody would look at. */
    private static Path temporary(Path directory, String ending) throws IOException {
        Path file = Files.createTempFile(directory, "run-", ending);
        file.toFile().deleteOnExit();
        return file;
    }

    /** Where the model process leaves its traces. */
    ModelProcess.Traces traces() {
        return new ModelProcess.Traces(record, log);
    }

    /** Where waves around a failure go. */
    Path vcd() {
        return directory.resolve("replay.vcd");
    }

    /** Keeps the traces, in place of those of an earlier run; returns the frames to replay. */
    Path keep() {
        try {
            Files.move(log, directory.resolve("model.log"), StandardCopyOption.REPLACE_EXISTING);
            Files.deleteIfExists(vcd());
            return Files.move(record, directory.resolve("replay.frames"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new SimException("cannot write to " + directory + ": " + e.getMessage(), e);
        }
    }

    /** Deletes the traces of a run that nobody will ask about. */
    void discard() {
        try {
            Files.deleteIfExists(record);
            Files.deleteIfExists(log);
            Files.deleteIfExists(directory);
        } catch (DirectoryNotEmptyException e) {
            // it holds other files: fine
        } catch (IOException e) {
            throw new SimException("cannot clean " + directory + ": " + e.getMessage(), e);
        }
    }
}
