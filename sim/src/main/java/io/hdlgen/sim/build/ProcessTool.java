package io.hdlgen.sim.build;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The real thing: starts an operating system process. */
public final class ProcessTool implements Tool {
    @Override
    public Result run(Command command) {
        Process process = start(command);
        CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> readAll(process.getInputStream()));
        try {
            if (!process.waitFor(command.timeLimit().toMillis(), TimeUnit.MILLISECONDS)) {
                kill(process);
                throw new BuildException(command.words().get(0) + " did not end within "
                        + command.timeLimit().toSeconds() + " s");
            }
            return new Result(process.exitValue(), output.join());
        } catch (InterruptedException e) {
            kill(process);
            Thread.currentThread().interrupt();
            throw new BuildException("interrupted while " + command.words().get(0) + " ran", e);
        }
    }

    /** Where a program stands on the search path, if it is installed. */
    public static Optional<Path> find(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Process start(Command command) {
        ProcessBuilder builder = new ProcessBuilder(command.words())
                .directory(command.directory().toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.environment().putAll(command.environment());
        try {
            return builder.start();
        } catch (IOException e) {
            String program = command.words().get(0);
            throw new BuildException(
                    program + " was not found; `./hdlgen.sh doctor` says how to install it (Debian: apt-get install "
                            + program + " g++ make)",
                    e);
        }
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static String readAll(InputStream in) {
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return ""; // the process was killed
        }
    }
}
