package io.hdlgen.estimate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hdlgen.board.Family;
import io.hdlgen.golden.spec.DescriptionReader;
import io.hdlgen.golden.spec.Reading;
import io.hdlgen.plan.Plan;
import io.hdlgen.plan.Planner;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Stored syntheses: what Yosys made of designs, to fit estimates to and to judge them by.
 *
 * @param yosys version of the tool
 * @param designs what was synthesised
 */
public record Runs(String yosys, List<Run> designs) {
    /** The file, in the resources beside this class. */
    public static final String FILE = "runs.json";

    public Runs {
        designs = List.copyOf(designs);
    }

    /**
     * A design.
     *
     * @param heldOut whether no fit may see it
     * @param surroundings what stood around the engine
     * @param description its text
     * @param counts what each family's synthesis counted
     */
    public record Run(
            String name,
            boolean heldOut,
            Surroundings surroundings,
            String description,
            Map<Family, Map<Resource, Integer>> counts) {
        public Run {
            counts = Map.copyOf(counts);
        }

        /** Its plan; on a board, of a family's one, as {@link #board} says. */
        public Plan plan() {
            List<String> overrides = surroundings == Surroundings.NONE
                    ? List.of()
                    : List.of("board="
                            + board(surroundings == Surroundings.PROCESSOR ? Family.XC7 : Family.ECP5, surroundings));
            Reading reading = DescriptionReader.read(name + ".yaml", description, overrides);
            return Planner.plan(Planner.design(reading.description()
                    .orElseThrow(() -> new IllegalStateException(name + ": " + reading.diagnostics()))));
        }
    }

    /** The board on which designs of a family are synthesised. */
    public static String board(Family family, Surroundings surroundings) {
        return switch (family) {
            case ICE40 -> "icebreaker";
            case ECP5 -> "ulx3s-85f";
            case GOWIN -> "tang-nano-20k";
            case XC7 -> surroundings == Surroundings.PROCESSOR ? "pynq-z2" : "arty-a7-35";
            case XCUP -> "kv260";
            case CYCLONE5 -> "de10-nano";
        };
    }

    /** Those that come with hdlgen. */
    public static Runs stored() {
        try (InputStream in = Objects.requireNonNull(Runs.class.getResourceAsStream(FILE), FILE)) {
            return of(new ObjectMapper().readTree(in));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** From their file. */
    public static Runs of(JsonNode file) {
        List<Run> runs = new ArrayList<>();
        for (JsonNode run : file.path("designs")) {
            Map<Family, Map<Resource, Integer>> counts = new EnumMap<>(Family.class);
            for (Family family : Family.values()) {
                JsonNode node = run.path("counts").path(family.text());
                if (node.isObject()) {
                    Map<Resource, Integer> amounts = new EnumMap<>(Resource.class);
                    for (Resource resource : Resource.values()) {
                        amounts.put(resource, node.path(resource.key()).asInt());
                    }
                    counts.put(family, amounts);
                }
            }
            runs.add(new Run(
                    run.path("name").asText(),
                    run.path("held_out").asBoolean(),
                    Surroundings.of(run.path("surroundings").asText()),
                    run.path("description").asText(),
                    counts));
        }
        return new Runs(file.path("yosys").asText(), runs);
    }
}
