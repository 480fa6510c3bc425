package io.hdlgen.family;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.board.Family;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Blocks of memories of any size are as many as Yosys takes; the sizes lie around the edges, and some are drawn ({@code -Dhdlgen.seed=N}). */
class BlockRamsIT {
    private static final String XILINX = "-lib +/xilinx/lutrams_xc5v.txt -lib +/xilinx/brams_xc4v.txt -D HAS_SIZE_36"
            + " -D HAS_CASCADE -D HAS_CONFLICT_BUG -D HAS_MIXWIDTH_SDP";
    private static final int DRAWN = 40;

    @TempDir
    Path folder;

    /** A memory. */
    private record Size(int width, int depth) {}

    private static List<Size> sizes(long seed) {
        List<Size> sizes = new ArrayList<>();
        for (int width : new int[] {4, 12, 16, 36, 64}) {
            for (int depth : new int[] {2, 4, 5, 16, 17, 64, 256, 257, 512, 513, 1024, 1025, 1068, 1339, 4096}) {
                sizes.add(new Size(width, depth));
            }
        }
        Random random = new Random(seed);
        for (int i = 0; i < DRAWN; i++) {
            int block = 1 << random.nextInt(4);
            sizes.add(new Size(block * (4 + random.nextInt(15)), 2 + random.nextInt(1 << (2 + random.nextInt(12)))));
        }
        return sizes;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ICE40 | -lib +/ice40/brams.txt -lib +/ice40/spram.txt -no-auto-huge",
                "ECP5  | -lib +/ecp5/lutrams.txt -lib +/ecp5/brams.txt",
                "GOWIN | -lib +/gowin/lutrams.txt -lib +/gowin/brams.txt",
                "XC7   | " + XILINX
            })
    void areWhatYosysTakes(Family family, String library) throws IOException {
        long seed = Long.getLong("hdlgen.seed", 1);
        List<Size> sizes = sizes(seed);
        StringBuilder script = new StringBuilder("read_verilog " + Synthesis.library("bank") + "\ndesign -save bank\n");
        for (int i = 0; i < sizes.size(); i++) {
            Size size = sizes.get(i);
            script.append("design -load bank\nchparam -set WIDTH %d -set DEPTH %d -set ADDR_W %d bank\n"
                    .formatted(
                            size.width(),
                            size.depth(),
                            Math.max(1, 32 - Integer.numberOfLeadingZeros(size.depth() - 1))));
            script.append("hierarchy -top bank\nproc\nopt\nmemory -nomap\nmemory_libmap " + library + "\n");
            // Halves of a Xilinx block are told by a parameter.
            script.append("tee -q -o stat." + i + " stat\n");
            script.append("tee -q -o half." + i + " select -list t:$__XILINX_BLOCKRAM* r:OPTION_MODE=HALF %i\n");
        }
        Synthesis.yosys(folder, script.toString());
        Map<Size, Integer> expected = new LinkedHashMap<>();
        Map<Size, Integer> counted = new LinkedHashMap<>();
        for (int i = 0; i < sizes.size(); i++) {
            int blocks = Synthesis.cells(folder.resolve("stat." + i)).entrySet().stream()
                    .filter(cell ->
                            !cell.getKey().contains("LUTRAM") && !cell.getKey().contains("DPR16X4"))
                    .filter(cell -> cell.getKey().startsWith("$__"))
                    .mapToInt(Map.Entry::getValue)
                    .sum();
            long halves = Files.readAllLines(folder.resolve("half." + i)).stream()
                    .filter(line -> line.contains("/"))
                    .count();
            int whole = family == Family.XC7 ? 2 * blocks - Math.toIntExact(halves) : blocks;
            counted.put(sizes.get(i), whole);
            expected.put(
                    sizes.get(i),
                    BlockRams.count(family, sizes.get(i).width(), sizes.get(i).depth()));
        }
        assertThat(expected).as("seed " + seed).isEqualTo(counted);
    }

    /** Neither a memory of few words in blocks, nor one of many in registers. */
    @Test
    void smallOnesAreLogicAndLargeOnesAreNot() {
        for (Family family : Family.values()) {
            assertThat(BlockRams.count(family, 36, 2)).as("%s, a queue", family).isZero();
            assertThat(BlockRams.count(family, 64, 1000))
                    .as("%s, a bank", family)
                    .isPositive();
        }
    }
}
