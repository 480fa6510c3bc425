package io.hdlgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as a user meets it: in a copy of the repository, in a directory with a space in its name. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class LauncherIT {
    private static final Path ROOT = Path.of(Objects.requireNonNull(System.getProperty("hdlgen.root")));
    /** What the launcher takes for granted: coreutils, grep, sed, awk, find and flock. */
    private static final String[] PROGRAMS = {
        "awk",
        "cat",
        "cksum",
        "cp",
        "cut",
        "dirname",
        "env",
        "find",
        "flock",
        "grep",
        "head",
        "id",
        "ln",
        "mkdir",
        "mv",
        "readlink",
        "rm",
        "sed",
        "sh",
        "sha256sum",
        "sort",
        "stty",
        "tail",
        "tee",
        "touch",
        "tr",
        "true"
    };

    @TempDir
    static Path folder;

    private static Path launcher;

    /** A started launcher, whose words go to files. */
    private record Started(Process process, Path words) {}

    /** What it printed and how it ended. */
    private record Ended(int status, String out, String err) {}

    @BeforeAll
    static void copyTheRepositoryAndStartTwiceAtOnce() throws IOException, InterruptedException {
        Path copy = folder.resolve("a copy");
        for (String part : List.of(
                "hdlgen.sh",
                "pom.xml",
                ".mvn",
                "golden-model/pom.xml",
                "sim/pom.xml",
                "hdlgen/pom.xml",
                "golden-model/src/main",
                "sim/src/main",
                "hdlgen/src/main",
                "templates",
                "constraints",
                "docs/rules",
                "examples")) {
            copy(ROOT.resolve(part), copy.resolve(part));
        }
        launcher = copy.resolve("hdlgen.sh");
        Started first = start(Map.of(), launcher.toString(), "version");
        Started second = start(Map.of(), launcher.toString(), "version");
        assertThat(end(first)).satisfies(LauncherIT::toldTheVersion);
        assertThat(end(second)).satisfies(LauncherIT::toldTheVersion);
    }

    private static void toldTheVersion(Ended ended) {
        assertThat(ended.status()).as(ended.err()).isZero();
        assertThat(ended.out()).startsWith("hdlgen ").endsWith(")\n");
    }

    @Test
    void aSecondStartSaysNothingOfItsOwn() throws IOException, InterruptedException {
        Ended ended = run(launcher.toString(), "version");
        toldTheVersion(ended);
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void worksThroughALinkFromAnywhereAndKeepsArgumentsWhole() throws IOException, InterruptedException {
        Path link = Files.createSymbolicLink(folder.resolve("link to it"), Path.of("a copy/hdlgen.sh"));
        Path report = folder.resolve("my report *.json");
        toldTheVersion(run(link.toString(), "version", "--json", report.toString()));
        assertThat(report).content().contains("\"command\" : \"version\"");
    }

    @Test
    void theExitStatusArrives() throws IOException, InterruptedException {
        Ended ended = run(launcher.toString(), "no such command");
        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err())
                .isEqualTo("error: no such command: unknown command (\"hdlgen help\" lists all) [C001]\n");
    }

    @Test
    void buildsAgainWhenASourceChanged() throws IOException, InterruptedException {
        Path tools = launcher.resolveSibling("hdlgen/src/main/resources/io/hdlgen/cli/tools.txt");
        String before = Files.readString(tools);
        try {
            Files.writeString(tools, before + "odd | odd-package | 1 | -V | useful | build | nothing\n");
            assertThat(run(launcher.toString(), "doctor").out()).contains("odd");
        } finally {
            Files.writeString(tools, before);
        }
        assertThat(run(launcher.toString(), "doctor").out()).doesNotContain("odd");
    }

    @Test
    void saysWhatToInstallWhenItMayNot() throws IOException, InterruptedException {
        Map<String, String> bare = Map.of("PATH", pathWithoutTools("may-not").toString(), "HDLGEN_NO_INSTALL", "1");
        fakeAptGet(Path.of(bare.get("PATH")));
        Ended ended = end(start(bare, launcher.toString(), "demo"));
        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err())
                .contains("verilator: turns Verilog into a C++ model (Debian package verilator)")
                .contains("apt-get install -y --no-install-recommends verilator g++ make iverilog yosys ccache\n");
        assertThat(folder.resolve("may-not/apt-get.log")).doesNotExist();
    }

    @Test
    void saysWhatToInstallWhereThereIsNoAptGet() throws IOException, InterruptedException {
        Map<String, String> bare = Map.of("PATH", pathWithoutTools("elsewhere").toString());
        Ended ended = end(start(bare, launcher.toString(), "demo"));
        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err()).contains("verilator: ", "yosys: ", "there is no apt-get here");
    }

    @Test
    void installsWhatTheCommandNeedsAndGoesOn() throws IOException, InterruptedException {
        Path path = pathWithoutTools("bare");
        fakeAptGet(path);
        script(path.resolve("id"), "echo 0");
        end(start(Map.of("PATH", path.toString()), launcher.toString(), "cosim", "nothing.yaml"));
        assertThat(path.resolve("apt-get.log"))
                .content()
                .contains("update")
                .contains(" ccache")
                .doesNotContain("yosys");
    }

    @Test
    void helpAndShortCommandsNeedNoTools() throws IOException, InterruptedException {
        Map<String, String> bare = Map.of("PATH", pathWithoutTools("short").toString());
        for (String words : List.of("version", "help", "demo --help", "cosim -h")) {
            List<String> command = new ArrayList<>(List.of(launcher.toString()));
            command.addAll(List.of(words.split(" ", -1)));
            assertThat(end(start(bare, command.toArray(new String[0]))).err()).doesNotContain("not on this machine");
        }
    }

    /** A place with what every machine has, and no tool that hdlgen installs. */
    private static Path pathWithoutTools(String name) throws IOException {
        Path bare = Files.createDirectory(folder.resolve(name));
        for (String program : PROGRAMS) {
            script(bare.resolve(program), "exec \"" + find(program) + "\" \"$@\"");
        }
        return bare;
    }

    private static Path find(String program) {
        for (String place : System.getenv("PATH").split(File.pathSeparator, -1)) {
            Path candidate = Path.of(place, program);
            if (Files.isExecutable(candidate)) {
                return candidate;
            }
        }
        throw new AssertionError("not on this machine: " + program);
    }

    /** An apt-get that writes down what it was asked for and "installs" every package as a program that does nothing. */
    private static void fakeAptGet(Path path) throws IOException {
        script(
                path.resolve("apt-get"),
                "bin=${0%/*}",
                "echo \"$*\" >>\"$bin/apt-get.log\"",
                "for package in \"$@\"; do",
                "  case $package in -*|update|install) ;; *) cp \"$bin/true\" \"$bin/$package\" ;; esac",
                "done");
    }

    private static void script(Path file, String... lines) throws IOException {
        Files.deleteIfExists(file);
        Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static Ended run(String... command) throws IOException, InterruptedException {
        return end(start(Map.of(), command));
    }

    private static Started start(Map<String, String> environment, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("MAVEN_") || name.startsWith("HDLGEN_"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        Path words = Files.createTempDirectory(folder, "words");
        Process process = builder.redirectInput(new File("/dev/null"))
                .redirectOutput(words.resolve("out").toFile())
                .redirectError(words.resolve("err").toFile())
                .start();
        return new Started(process, words);
    }

    private static Ended end(Started started) throws IOException, InterruptedException {
        int status = started.process().waitFor();
        Path words = started.words();
        return new Ended(status, Files.readString(words.resolve("out")), Files.readString(words.resolve("err")));
    }

    private static void copy(Path from, Path to) throws IOException {
        if (!Files.exists(from)) {
            return;
        }
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(Objects.requireNonNull(target.getParent()));
                if (Files.isRegularFile(file)) {
                    Files.copy(file, target);
                }
            }
        }
    }
}
