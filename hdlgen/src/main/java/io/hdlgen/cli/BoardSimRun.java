package io.hdlgen.cli;

import io.hdlgen.boardsim.BoardModel;
import io.hdlgen.boardsim.BoardPatience;
import io.hdlgen.boardsim.Trial;
import io.hdlgen.boardsim.WireTorture;
import io.hdlgen.golden.data.Samples;
import io.hdlgen.sim.drive.BoardProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is done with a board in simulation, told and reported. */
final class BoardSimRun {
    private static final int MOST_TOLD = 5;

    private final Console console;
    private final BoardModel model;
    private final BoardProcess board;
    private final Samples samples;
    private final Map<String, Object> report;

    BoardSimRun(Console console, BoardModel model, BoardProcess board, Samples samples, Map<String, Object> report) {
        this.console = console;
        this.model = model;
        this.board = board;
        this.samples = samples;
        this.report = report;
    }

    /** Trains with each driver; whether all is as in the golden model. */
    boolean trials(List<Trial.Driver> drivers) throws IOException {
        List<Map<String, Object>> results = new ArrayList<>();
        report.put("drivers", results);
        boolean passed = true;
        for (Trial.Driver driver : drivers) {
            Trial.Result result = Trial.run(model, board, driver, samples, BoardPatience.patient(model, board));
            results.add(tell(result));
            passed &= result.equal();
        }
        return passed;
    }

    private Map<String, Object> tell(Trial.Result result) {
        String name = result.driver().text();
        double rate = result.samples() / result.seconds();
        console.say(String.format(
                Locale.ROOT,
                "%-6s  %d samples in %.1f s (%.1f a second): %s",
                name,
                result.samples(),
                result.seconds(),
                rate,
                result.equal() ? "weights and predictions are the golden model's" : "DIFFERS"));
        result.differences().stream().limit(MOST_TOLD).forEach(line -> console.error("  " + line));
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("driver", name);
        entry.put("samples", result.samples());
        entry.put("seconds", result.seconds());
        entry.put("samples_per_second", rate);
        entry.put("equal", result.equal());
        entry.put("differences", result.differences());
        return entry;
    }

    /** Lets things go wrong on the wire; whether nothing changed. */
    boolean torture(int faults, int seed) {
        WireTorture.Result result;
        try (Progress progress = console.progress("faults", faults, "faults")) {
            result = new WireTorture(model, board, samples, seed, BoardPatience.impatient(model, board))
                    .run(faults, progress::advanceTo);
        }
        int silent = result.silent().isEmpty() ? 0 : 1;
        console.say(String.format(
                Locale.ROOT,
                "%d faults on the wire (seed %d): %d noticed by the host, which gave up after %d; %d silent changes",
                result.faults(),
                seed,
                result.noticed(),
                result.gaveUp(),
                silent));
        console.say("  " + result.kinds());
        result.silent().forEach(line -> console.error("  " + line));
        report.put("faults", result.faults());
        report.put("noticed", result.noticed());
        report.put("gave_up", result.gaveUp());
        report.put("fault_kinds", result.kinds());
        report.put("silent_changes", silent);
        report.put("silent", result.silent());
        return silent == 0 && result.faults() == faults;
    }
}
