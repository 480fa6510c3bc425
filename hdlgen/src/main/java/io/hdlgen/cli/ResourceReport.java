package io.hdlgen.cli;

import io.hdlgen.board.Board;
import io.hdlgen.board.Family;
import io.hdlgen.estimate.BoardEstimate;
import io.hdlgen.estimate.ClockEstimate;
import io.hdlgen.estimate.CostModel;
import io.hdlgen.estimate.Fit;
import io.hdlgen.estimate.LinearModel;
import io.hdlgen.estimate.Resource;
import io.hdlgen.estimate.Resources;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Resources of devices and what becomes of a design on boards, as tables (the first row is the heading) and as fields of {@code --json}. */
final class ResourceReport {
    private ResourceReport() {}

    /** Fields of a board: each resource with what there is of it, and how fast the board trains. */
    static Map<String, Object> of(BoardEstimate estimate) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("board", estimate.board().slug());
        report.put("fits", estimate.fit().fits());
        add(report, estimate.fit());
        report.put("error", errors(estimate.board().part().family()));
        report.put("clock_mhz", estimate.clock().hertz() / 1e6);
        ClockEstimate clock = ClockEstimate.of(estimate.board().part().family());
        report.put("clock_mhz_estimate", clock.megahertz().orElse(0));
        report.put("clock_basis", clock.basis());
        report.put("samples_per_second", estimate.throughput().samplesPerSecond());
        report.put("samples_per_second_engine", estimate.throughput().engine());
        report.put("samples_per_second_link", estimate.throughput().link());
        report.put("limited_by", estimate.throughput().limit().text());
        return report;
    }

    /** Fields of what a device has and a design takes. */
    static void add(Map<String, Object> report, Fit fit) {
        for (Fit.Line line : fit.lines()) {
            report.put(line.resource().key(), Map.of("estimate", line.estimate(), "available", line.available()));
        }
    }

    /** Fields of a family's resources. */
    static Map<String, Object> of(Resources resources) {
        Map<String, Object> report = new LinkedHashMap<>();
        for (Resource resource : Resource.values()) {
            report.put(resource.key(), resources.of(resource));
        }
        report.put("error", errors(resources.family()));
        return report;
    }

    private static Map<String, Object> errors(Family family) {
        CostModel model = CostModel.of(family);
        Map<String, Object> errors = new LinkedHashMap<>();
        errors.put("fitted_to", model.fitted().text());
        errors.put("lut", model.lut().error());
        errors.put("ff", model.ff().error());
        return errors;
    }

    /** A row for each resource of a board. */
    static List<List<String>> table(BoardEstimate estimate) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("on the " + estimate.board().title(), "takes", "of", "share", "give or take"));
        for (Fit.Line line : estimate.fit().lines()) {
            rows.add(List.of(
                    name(line.resource(), estimate.board()),
                    Integer.toString(line.estimate()),
                    Integer.toString(line.available()),
                    line.available() == 0 ? "-" : percent(line.share()),
                    line.resource().exact() ? "exact" : percent(line.error())));
        }
        return rows;
    }

    private static String name(Resource resource, Board board) {
        return switch (resource) {
            case LUT, FF -> resource.text();
            case BLOCK_RAM ->
                resource.text() + " (" + board.totals().blockRam().kind()
                        + (resource.available(board.totals())
                                        > board.totals().blockRam().count()
                                ? ", halves)"
                                : ")");
            case LARGE_RAM ->
                resource.text()
                        + board.totals()
                                .largeRam()
                                .map(m -> " (" + m.kind() + ")")
                                .orElse("");
            case DSP -> resource.text() + " (" + board.totals().dsp().kind() + ")";
        };
    }

    /** What is known of the clock. */
    static String clock(Family family) {
        ClockEstimate clock = ClockEstimate.of(family);
        return clock.megahertz().isPresent()
                ? String.format(
                        Locale.ROOT,
                        "clock: about %.0f MHz, %s",
                        clock.megahertz().getAsDouble(),
                        clock.basis())
                : "clock: " + clock.basis();
    }

    /** Where the numbers of look-up tables and flip-flops come from. */
    static String basis(Family family) {
        CostModel model = CostModel.of(family);
        LinearModel.Spread lut = model.lut().error();
        LinearModel.Spread ff = model.ff().error();
        return String.format(
                Locale.ROOT,
                "look-up tables and flip-flops: fitted to %d syntheses with Yosys for %s; for a design left out of the fit"
                        + " off by %s and %s in the median, by %s and %s at worst",
                lut.designs(),
                model.fitted().text(),
                percent(lut.median()),
                percent(ff.median()),
                percent(lut.worst()),
                percent(ff.worst()));
    }

    /** A row for each family. */
    static List<List<String>> families(List<Resources> families) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("family", "LUT", "FF", "block RAM", "large RAM", "DSP"));
        for (Resources one : families) {
            List<String> row = new ArrayList<>(List.of(one.family().text()));
            for (Resource resource : Resource.values()) {
                row.add(Integer.toString(one.of(resource)));
            }
            rows.add(row);
        }
        return rows;
    }

    /** A row for each board; a board that cannot have the design at all is missing. */
    static List<List<String>> boards(List<BoardEstimate> estimates) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "board",
                "LUT",
                "of",
                "FF",
                "of",
                "block RAM",
                "of",
                "DSP",
                "of",
                "fits",
                "MHz",
                "samples/s",
                "limited by"));
        for (BoardEstimate one : estimates) {
            List<String> row = new ArrayList<>(List.of(one.board().slug()));
            for (Resource resource : List.of(Resource.LUT, Resource.FF, Resource.BLOCK_RAM, Resource.DSP)) {
                row.add(Integer.toString(one.resources().of(resource)));
                row.add(Integer.toString(resource.available(one.board().totals())));
            }
            row.add(fits(one.fit()));
            row.add(String.format(Locale.ROOT, "%.4g", one.clock().hertz() / 1e6));
            row.add(String.format(Locale.ROOT, "%.0f", one.throughput().samplesPerSecond()));
            row.add(one.throughput().limit().text());
            rows.add(row);
        }
        return rows;
    }

    /** In a word; {@code perhaps} where only synthesis tells. */
    static String fits(Fit fit) {
        return fit.fits() ? fit.close().isEmpty() ? "yes" : "perhaps" : "no";
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
