package io.hdlgen.handover;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files of a generated folder by what they are for, each in one set; no set is empty.
 *
 * <p>{@code engine}: Verilog that simulation and synthesis read; {@code simulated}: modules of it that synthesis takes
 * from {@code family}, those of the device's family; {@code board}: Verilog around the engine; {@code constraints} for
 * the tools of the board; {@code bench}: the testbench; {@code vectors}: what that reads; {@code others}: lists of files,
 * scripts, drivers, pages.
 */
record FileSets(Map<String, List<String>> sets) {
    private static final List<String> NAMES =
            List.of("engine", "simulated", "family", "board", "constraints", "bench", "vectors", "others");

    /**
     * Sorts them.
     *
     * @param files of a folder
     * @param core Verilog of the engine
     * @param synthesised Verilog that synthesis reads; that of the engine where there is no board
     */
    static FileSets of(Collection<String> files, List<String> core, List<String> synthesised) {
        Map<String, List<String>> sets = new LinkedHashMap<>();
        NAMES.forEach(name -> sets.put(name, new ArrayList<>()));
        for (String file : files) {
            sets.computeIfAbsent(set(file, core, synthesised), name -> new ArrayList<>())
                    .add(file);
        }
        sets.values().removeIf(List::isEmpty);
        return new FileSets(sets);
    }

    /** The files of a set; none if there is no such set. */
    List<String> of(String set) {
        return sets.getOrDefault(set, List.of());
    }

    private static String set(String file, List<String> core, List<String> synthesised) {
        if (core.contains(file)) {
            return synthesised.contains(file) ? "engine" : "simulated";
        }
        if (synthesised.contains(file)) {
            return file.startsWith("rtl/") ? "board" : "family";
        }
        if (file.startsWith("constraints/") && file.indexOf('/') == file.lastIndexOf('/')) {
            return "constraints";
        }
        if (file.endsWith(".v")) {
            return "bench";
        }
        return file.endsWith(".mem") ? "vectors" : "others";
    }
}
