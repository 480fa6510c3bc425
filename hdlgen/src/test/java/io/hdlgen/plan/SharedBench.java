package io.hdlgen.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Units of {@code templates/lib} in Verilator, alone, which share their inputs. The model is the module {@code bench} with ports {@code clk}, {@code in[255:0]} and {@code out[63:0]}; it
 * instantiates the unit in all the shapes that a test wants, since building is what takes time.
 */
final class SharedBench {
    private final Path work;

    /** Builds the model; {@code files} are those of the library that it needs. */
    SharedBench(Path work, String bench, List<String> files) throws IOException, InterruptedException {
        this.work = work;
        Files.writeString(work.resolve("bench.v"), bench);
        try (InputStream driver = Objects.requireNonNull(SharedBench.class.getResourceAsStream("/unit/driver.cpp"))) {
            Files.copy(driver, work.resolve("driver.cpp"));
        }
        List<String> command = new ArrayList<>(
                List.of("verilator", "--cc", "--exe", "--build", "-j", "2", "--default-language", "1364-2005"));
        command.addAll(List.of("--x-initial", "unique", "--top-module", "bench", "-Mdir", "model", "-o", "driver"));
        // No optimisation: the compiler would take longer than all the samples.
        command.addAll(List.of("-MAKEFLAGS", "OPT_FAST=-O1 OPT_SLOW=-O0 OPT_GLOBAL=-O0", "driver.cpp", "bench.v"));
        files.forEach(file -> command.add(LibraryFile.copy(file, work)));
        String output = run(work, command);
        assertThat(work.resolve("model/driver")).as(output).isExecutable();
    }

    /** Outputs of the clocks whose inputs are given, each seen before the clock's edge. */
    long[] play(Clocks clocks) throws IOException, InterruptedException {
        Files.write(work.resolve("input.bin"), clocks.bytes());
        run(work, List.of("model/driver", "input.bin", "output.bin", "+verilator+seed+1"));
        ByteBuffer output =
                ByteBuffer.wrap(Files.readAllBytes(work.resolve("output.bin"))).order(ByteOrder.LITTLE_ENDIAN);
        long[] seen = new long[output.remaining() / Long.BYTES];
        output.asLongBuffer().get(seen);
        assertThat(seen).hasSize(clocks.count());
        return seen;
    }

    /**
     * What Verilator, Icarus and Yosys remark on a module.
     *
     * @param parameters {@code NAME=value}
     * @param files the module's file and those that it needs
     */
    static String lint(Path work, String module, List<String> parameters, List<String> files)
            throws IOException, InterruptedException {
        List<String> verilator =
                new ArrayList<>(List.of("verilator", "--lint-only", "-Wall", "--default-language", "1364-2005"));
        List<String> icarus = new ArrayList<>(List.of("iverilog", "-g2005", "-Wall", "-o", "lint.vvp", "-s", module));
        StringBuilder script = new StringBuilder("read_verilog");
        files.forEach(file -> script.append(' ').append(LibraryFile.copy(file, work)));
        script.append("; hierarchy -check -top ").append(module);
        for (String parameter : parameters) {
            verilator.add("-G" + parameter);
            icarus.add("-P" + module + "." + parameter);
            script.append(" -chparam ").append(forYosys(parameter));
        }
        verilator.addAll(List.of("--top-module", module));
        for (String file : files) {
            verilator.add(LibraryFile.copy(file, work));
            icarus.add(LibraryFile.copy(file, work));
        }
        script.append("; proc; check -assert");
        return run(work, verilator) + run(work, icarus) + run(work, List.of("yosys", "-q", "-p", script.toString()));
    }

    /** Yosys does not read a negative number. */
    private static String forYosys(String parameter) {
        String[] parts = parameter.split("=", 2);
        int value = Integer.parseInt(parts[1]);
        return parts[0] + " " + (value < 0 ? "32'sb" + Integer.toBinaryString(value) : parts[1]);
    }

    /** The parameters of an instance, from {@code NAME=value}. */
    static String instance(List<String> parameters) {
        return "#(." + String.join("), .", parameters).replace('=', '(') + "))";
    }

    static int indexBits(int count) {
        return Math.max(1, 32 - Integer.numberOfLeadingZeros(count - 1));
    }

    private static String run(Path work, List<String> command) throws IOException, InterruptedException {
        Path log = work.resolve("log.txt");
        int status = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        String output = Files.readString(log);
        assertThat(status).as("%s%n%s", String.join(" ", command), output).isZero();
        return output;
    }

    /** The inputs of a run, clock by clock. */
    static final class Clocks {
        private static final int WORDS = 4;
        private long[] words = new long[1 << 12];
        private int count;

        /** The number of the next clock. */
        int count() {
            return count;
        }

        /** Begins a clock with these 256 bits, low ones first. */
        void next(long... bits) {
            if ((count + 1) * WORDS > words.length) {
                words = Arrays.copyOf(words, 2 * words.length);
            }
            System.arraycopy(bits, 0, words, count * WORDS, WORDS);
            count++;
        }

        /** Sets bits of the clock begun last. */
        void set(int low, int width, long value) {
            for (int bit = 0; bit < width; bit++) {
                int place = low + bit;
                int word = (count - 1) * WORDS + place / Long.SIZE;
                long mask = 1L << (place % Long.SIZE);
                words[word] = (value >> bit & 1) == 0 ? words[word] & ~mask : words[word] | mask;
            }
        }

        private byte[] bytes() {
            ByteBuffer buffer = ByteBuffer.allocate(count * WORDS * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            buffer.asLongBuffer().put(words, 0, count * WORDS);
            return buffer.array();
        }
    }
}
