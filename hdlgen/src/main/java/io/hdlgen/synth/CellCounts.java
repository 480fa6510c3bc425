package io.hdlgen.synth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hdlgen.board.Family;
import io.hdlgen.estimate.Resource;
import io.hdlgen.sim.build.BuildException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Cells that Yosys has mapped a design to, in the units in which a device is sold.
 *
 * <p>A place of a look-up table counts for whatever stands in it: also for an adder of ECP5 (CCU2C is two) and of Gowin
 * (ALU), for an inverter where the family has a cell for it, and for a small memory. A memory of 16 x 4 bits takes three
 * slices of ECP5 and as much in Gowin's reports, six look-up tables, two of them for its write port. On iCE40 a carry cell
 * stands beside the look-up table of its sum, so it is counted apart. An ALM of Cyclone V is two small look-up tables, or
 * one with six inputs.
 *
 * @param lut look-up tables; ALMs of Cyclone V
 * @param ff flip-flops of the fabric
 * @param blockRam memory blocks; of Xilinx halves of 18 kbit, as {@link io.hdlgen.family.BlockRams} counts
 * @param largeRam SB_SPRAM256KA of iCE40, UltraRAM
 * @param dsp multiplier cells
 * @param carry cells of adders: SB_CARRY, CCU2C, ALU, CARRY4, CARRY8, MISTRAL_ALUT_ARITH
 */
public record CellCounts(int lut, int ff, int blockRam, int largeRam, int dsp, int carry) {
    private static final String LUTRAM_64 = "RAM(32M|64M|128X1D|64X1Q)";
    private static final String LUTRAM_PAIR = "RAM(32X1D|64X1D)";
    private static final String LUTRAM_8 = "RAM(32M16|64M8)";

    /** What a cell counts as. */
    private enum Kind {
        LUT,
        FF,
        BLOCK_RAM,
        LARGE_RAM,
        DSP,
        CARRY
    }

    /**
     * Cells of one kind.
     *
     * @param names regular expression
     * @param each what one counts
     */
    private record Cells(Kind kind, String names, int each) {
        boolean contain(String name) {
            return Pattern.matches(names, name);
        }
    }

    /** How much of a resource. */
    public int of(Resource resource) {
        return switch (resource) {
            case LUT -> lut;
            case FF -> ff;
            case BLOCK_RAM -> blockRam;
            case LARGE_RAM -> largeRam;
            case DSP -> dsp;
        };
    }

    /** Counts the cells of a netlist, given by their names. */
    public static CellCounts of(Family family, Map<String, Integer> cells) {
        Map<Kind, Integer> counts = new TreeMap<>();
        for (Cells known : cellsOf(family)) {
            cells.forEach((name, number) -> {
                if (known.contain(name)) {
                    counts.merge(known.kind(), number * known.each(), Integer::sum);
                }
            });
        }
        int lut = counts.getOrDefault(Kind.LUT, 0);
        return new CellCounts(
                family == Family.CYCLONE5 ? (lut + 1) / 2 : lut,
                counts.getOrDefault(Kind.FF, 0),
                counts.getOrDefault(Kind.BLOCK_RAM, 0),
                counts.getOrDefault(Kind.LARGE_RAM, 0),
                counts.getOrDefault(Kind.DSP, 0),
                counts.getOrDefault(Kind.CARRY, 0));
    }

    /**
     * Cells by their names, all modules together.
     *
     * @param json what {@code stat -json} of Yosys has written
     */
    public static Map<String, Integer> read(String json) {
        Map<String, Integer> cells = new TreeMap<>();
        try {
            JsonNode types = new ObjectMapper().readTree(json).path("design").path("num_cells_by_type");
            if (!types.isObject()) {
                throw new BuildException("no cells are counted in what Yosys has written: " + json);
            }
            types.properties()
                    .forEach(type -> cells.put(type.getKey(), type.getValue().asInt()));
        } catch (JsonProcessingException unreadable) {
            throw new BuildException("what Yosys has counted cannot be read: " + unreadable.getMessage(), unreadable);
        }
        return cells;
    }

    private static List<Cells> cellsOf(Family family) {
        return switch (family) {
            case ICE40 ->
                List.of(
                        new Cells(Kind.LUT, "SB_LUT4", 1),
                        new Cells(Kind.CARRY, "SB_CARRY", 1),
                        new Cells(Kind.FF, "SB_DFF.*", 1),
                        new Cells(Kind.BLOCK_RAM, "SB_RAM40_4K.*", 1),
                        new Cells(Kind.LARGE_RAM, "SB_SPRAM256KA", 1),
                        new Cells(Kind.DSP, "SB_MAC16", 1));
            case ECP5 ->
                List.of(
                        new Cells(Kind.LUT, "LUT4", 1),
                        new Cells(Kind.LUT, "CCU2C", 2),
                        new Cells(Kind.CARRY, "CCU2C", 1),
                        new Cells(Kind.LUT, "TRELLIS_DPR16X4", 6),
                        new Cells(Kind.FF, "TRELLIS_FF", 1),
                        new Cells(Kind.BLOCK_RAM, "DP16KD|PDPW16KD", 1),
                        new Cells(Kind.DSP, "MULT18X18D", 1));
            case GOWIN ->
                List.of(
                        new Cells(Kind.LUT, "LUT[1-4]|INV", 1),
                        new Cells(Kind.LUT, "ALU", 1),
                        new Cells(Kind.CARRY, "ALU", 1),
                        new Cells(Kind.LUT, "RAM16SDP[124]", 6),
                        new Cells(Kind.FF, "DFF.*", 1),
                        new Cells(Kind.BLOCK_RAM, "(SP|SDP|DP|pROM|ROM)(X9)?B?", 1),
                        new Cells(Kind.DSP, "MULT9X9|MULT18X18", 1));
            case XC7, XCUP ->
                List.of(
                        new Cells(Kind.LUT, "LUT[1-6]|INV|SRL16E|SRLC32E", 1),
                        new Cells(Kind.LUT, LUTRAM_PAIR, 2),
                        new Cells(Kind.LUT, LUTRAM_64, 4),
                        new Cells(Kind.LUT, LUTRAM_8, 8),
                        new Cells(Kind.CARRY, "CARRY[48]", 1),
                        new Cells(Kind.FF, "FD[RSCP]E(_1)?", 1),
                        new Cells(Kind.BLOCK_RAM, "RAMB18E[12]", 1),
                        new Cells(Kind.BLOCK_RAM, "RAMB36E[12]", 2),
                        new Cells(Kind.LARGE_RAM, "URAM288", 1),
                        new Cells(Kind.DSP, "DSP48E[12]", 1));
            case CYCLONE5 ->
                List.of(
                        // In halves of an ALM; MISTRAL_MLAB is one bit of a small memory.
                        new Cells(Kind.LUT, "MISTRAL_(ALUT[2-5]|ALUT_ARITH|NOT|MLAB)", 1),
                        new Cells(Kind.LUT, "MISTRAL_ALUT6", 2),
                        new Cells(Kind.CARRY, "MISTRAL_ALUT_ARITH", 1),
                        new Cells(Kind.FF, "MISTRAL_FF", 1),
                        new Cells(Kind.BLOCK_RAM, "MISTRAL_M10K", 1),
                        new Cells(Kind.DSP, "MISTRAL_MUL(9X9|18X18|27X27)", 1));
        };
    }
}
