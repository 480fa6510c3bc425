package io.hdlgen.synth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hdlgen.sim.build.BuildException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What nextpnr says of a design.
 *
 * @param used what the device has of each kind of place that is used, in the order of the log
 * @param megahertz the fastest clock; the slowest if there are several, and none if it did not come so far
 */
public record Placement(Map<String, Use> used, OptionalDouble megahertz) {
    private static final Pattern USE = Pattern.compile("(?m)^Info:\\s+(\\w+):\\s*(\\d+)/\\s*(\\d+)\\s+\\d+%$");

    /**
     * Places of a kind.
     *
     * @param used by the design
     * @param available in the device
     */
    public record Use(int used, int available) {}

    public Placement {
        used = new LinkedHashMap<>(used);
    }

    /**
     * Reads what it has written.
     *
     * @param log which has the table of what is used, also when not all of it could be placed
     * @param report its JSON; empty if it has written none
     */
    static Placement read(String log, String report) {
        Map<String, Use> used = new LinkedHashMap<>();
        Matcher line = USE.matcher(log);
        while (line.find()) {
            Use use = new Use(Integer.parseInt(line.group(2)), Integer.parseInt(line.group(3)));
            if (use.used() > 0) {
                used.put(line.group(1), use);
            }
        }
        return new Placement(used, report.isEmpty() ? OptionalDouble.empty() : megahertz(report));
    }

    private static OptionalDouble megahertz(String report) {
        try {
            OptionalDouble slowest = OptionalDouble.empty();
            for (JsonNode clock : new ObjectMapper().readTree(report).path("fmax")) {
                double achieved = clock.path("achieved").asDouble();
                slowest = OptionalDouble.of(Math.min(achieved, slowest.orElse(achieved)));
            }
            return slowest;
        } catch (JsonProcessingException unreadable) {
            throw new BuildException("the report of nextpnr cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /** Whether there is enough of everything. */
    public boolean fits() {
        return used.values().stream().allMatch(use -> use.used() <= use.available());
    }
}
