package io.hdlgen.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a command ended, and what {@code --json} writes about it.
 *
 * @param report field name to value (text, number, boolean, list, map or record), in the order they are written;
 *     components of records are written in snake_case
 */
record Outcome(ExitStatus status, Map<String, Object> report) {
    Outcome {
        report = new LinkedHashMap<>(report);
    }

    static Outcome ok() {
        return ok(Map.of());
    }

    static Outcome ok(Map<String, Object> report) {
        return new Outcome(ExitStatus.OK, report);
    }

    static Outcome checkFailed(Map<String, Object> report) {
        return new Outcome(ExitStatus.CHECK_FAILED, report);
    }
}
