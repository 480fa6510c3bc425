package io.hdlgen.cli;

import io.hdlgen.board.Board;
import io.hdlgen.estimate.Resource;
import io.hdlgen.estimate.Resources;
import io.hdlgen.synth.DeviceUse;
import io.hdlgen.synth.Placement;
import io.hdlgen.synth.Synthesis;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToIntFunction;

/**
 * What came of a synthesis for a board, for people and as fields.
 *
 * @param clock of the trainer, in MHz
 * @param uses what the design takes of the device, as Yosys counts
 * @param placement what nextpnr says, if it was asked
 * @param files that were made, the bitstream first if there is one
 */
record SynthReport(Board board, double clock, List<DeviceUse> uses, Optional<Placement> placement, List<Path> files) {

    static SynthReport mapped(Board board, double clock, List<DeviceUse> uses, Synthesis.Mapped mapped) {
        return new SynthReport(board, clock, uses, Optional.empty(), List.of(mapped.netlist(), mapped.log()));
    }

    SynthReport placed(Placement placement) {
        return new SynthReport(board, clock, uses, Optional.of(placement), files);
    }

    SynthReport packed(Path bitstream) {
        List<Path> more = new ArrayList<>(List.of(bitstream));
        more.addAll(files);
        return new SynthReport(board, clock, uses, placement, more);
    }

    private OptionalDouble achieved() {
        return placement.map(Placement::megahertz).orElse(OptionalDouble.empty());
    }

    private boolean fits() {
        return uses.stream().allMatch(DeviceUse::fits)
                && placement.map(Placement::fits).orElse(true);
    }

    boolean passed() {
        return failures().isEmpty();
    }

    /** Why the design is not good for the board. */
    List<String> failures() {
        List<String> failures = new ArrayList<>();
        for (DeviceUse use : uses) {
            if (!use.fits()) {
                failures.add(tooMany(use.used(), use.resource().text(), use.available()));
            }
        }
        placement.ifPresent(placed -> placed.used().forEach((kind, use) -> {
            if (use.used() > use.available()) {
                failures.add(tooMany(use.used(), kind, use.available()));
            }
        }));
        achieved().ifPresent(megahertz -> {
            if (megahertz < clock) {
                failures.add(String.format(
                        Locale.ROOT, "the clock reaches %.2f MHz, and %s MHz are asked for", megahertz, plain(clock)));
            }
        });
        return failures;
    }

    private String tooMany(int used, String kind, int available) {
        return "does not fit the " + board.title() + ": " + used + " of " + available + " " + kind;
    }

    /** What there is to know beside the table. */
    List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        if (placement.isEmpty()) {
            remarks.add("synthesis only: nothing is placed, and the clock of " + plain(clock) + " MHz is not checked");
        }
        achieved()
                .ifPresent(megahertz -> remarks.add(String.format(
                        Locale.ROOT,
                        "clock: %.2f MHz after place and route, %s MHz asked for",
                        megahertz,
                        plain(clock))));
        remarks.add(
                passed() && placement.isPresent()
                        ? "wrote " + files.get(0)
                        : "logs: " + files.get(0).getParent());
        return remarks;
    }

    String table() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("on the " + board.title(), "takes", "estimate", "of", "share"));
        for (DeviceUse use : uses) {
            rows.add(row(
                    use.resource().text(),
                    use.used(),
                    Integer.toString(use.estimated().estimate()),
                    use.available()));
        }
        placement.ifPresent(placed -> placed.used()
                .forEach((kind, use) -> rows.add(row(kind + ", placed", use.used(), "", use.available()))));
        return TextTable.numbers(rows);
    }

    private static List<String> row(String name, int used, String estimate, int available) {
        return List.of(
                name,
                Integer.toString(used),
                estimate,
                Integer.toString(available),
                available == 0 ? "-" : String.format(Locale.ROOT, "%d %%", Math.round(100.0 * used / available)));
    }

    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("actual", numbers(DeviceUse::used));
        fields.put("estimate", numbers(use -> use.estimated().estimate()));
        fields.put("available", numbers(DeviceUse::available));
        fields.put("placed", placement.map(Placement::used).orElse(Map.of()));
        fields.put("fits", fits());
        fields.put("clock_mhz", clock);
        fields.put("clock_mhz_achieved", achieved().orElse(0));
        fields.put("files", files.stream().map(Path::toString).toList());
        fields.put("failure", String.join("; ", failures()));
        return fields;
    }

    private Map<String, Integer> numbers(ToIntFunction<DeviceUse> number) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        uses.forEach(use -> numbers.put(use.resource().key(), number.applyAsInt(use)));
        return numbers;
    }

    /** The core alone, for one family. */
    record OfCore(Resources estimate, Synthesis.Mapped mapped) {
        Map<String, Object> fields() {
            Map<String, Integer> actual = new LinkedHashMap<>();
            Map<String, Integer> estimated = new LinkedHashMap<>();
            for (Resource resource : Resource.values()) {
                actual.put(resource.key(), mapped.counts().of(resource));
                estimated.put(resource.key(), estimate.of(resource));
            }
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("family", estimate.family().text());
            fields.put("actual", actual);
            fields.put("estimate", estimated);
            fields.put(
                    "files", List.of(mapped.netlist().toString(), mapped.log().toString()));
            return fields;
        }
    }

    /** A row for each family: what it takes, and in brackets what it was expected to take. */
    static String families(List<OfCore> cores) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("family", "LUT", "FF", "block RAM", "large RAM", "DSP"));
        for (OfCore core : cores) {
            List<String> row = new ArrayList<>(List.of(core.estimate().family().text()));
            for (Resource resource : Resource.values()) {
                row.add(core.mapped().counts().of(resource) + " ("
                        + core.estimate().of(resource) + ")");
            }
            rows.add(row);
        }
        return TextTable.numbers(rows);
    }

    private static String plain(double megahertz) {
        return megahertz == Math.rint(megahertz)
                ? Long.toString(Math.round(megahertz))
                : String.format(Locale.ROOT, "%.3f", megahertz);
    }
}
