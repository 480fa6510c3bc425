package io.hdlgen.sim.build;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Runs a program to its end. The seam at which tests replace Verilator. */
public interface Tool {
    /**
     * Runs the command and waits for it.
     *
     * @throws BuildException when the program does not exist or does not end in time
     */
    Result run(Command command);

    /**
     * What to run.
     *
     * @param words program and arguments
     * @param directory working directory
     * @param environment added to the inherited environment
     * @param timeLimit after which it is killed
     */
    record Command(List<String> words, Path directory, Map<String, String> environment, Duration timeLimit) {
        public Command {
            words = List.copyOf(words);
            environment = Map.copyOf(environment);
        }
    }

    /**
     * How it ended.
     *
     * @param exitCode 0 for success
     * @param output standard output and standard error, interleaved
     */
    record Result(int exitCode, String output) {}
}
