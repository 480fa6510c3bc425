package io.hdlgen.cli;

import io.hdlgen.sim.build.ProcessTool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs the tool. */
final class ProcessToolProbe implements ToolProbe {
    private static final Pattern VERSION = Pattern.compile("\\d+(\\.\\d+)*");
    private static final long PATIENCE_SECONDS = 30;

    @Override
    public Optional<String> version(Tool tool) throws InterruptedException {
        if (tool.name().equals("java")) {
            return Optional.of(String.valueOf(Runtime.version().feature()));
        }
        if (tool.versionArgument().equals(Tool.NONE)) {
            return ProcessTool.find(tool.name()).map(path -> Tool.NONE);
        }
        try {
            return run(tool);
        } catch (IOException missing) {
            return Optional.empty();
        }
    }

    private static Optional<String> run(Tool tool) throws IOException, InterruptedException {
        Path output = Files.createTempFile("hdlgen", ".txt");
        try {
            Process process = new ProcessBuilder(tool.name(), tool.versionArgument())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            return process.exitValue() == 0
                    ? firstVersion(new String(Files.readAllBytes(output), StandardCharsets.ISO_8859_1))
                    : Optional.empty();
        } finally {
            Files.deleteIfExists(output);
        }
    }

    /** The first number with a dot, or else the first number: {@code g++ (Debian 12.2.0-14) 12.2.0} is 12.2.0. */
    static Optional<String> firstVersion(String text) {
        Optional<String> plain = Optional.empty();
        for (Matcher found = VERSION.matcher(text); found.find(); ) {
            if (found.group().contains(".")) {
                return Optional.of(found.group());
            }
            plain = plain.isEmpty() ? Optional.of(found.group()) : plain;
        }
        return plain;
    }
}
