package io.hdlgen.estimate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hdlgen.board.Family;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Look-up tables and flip-flops of a family, as fitted to synthesis runs ({@code bench/calibrate}).
 *
 * @param fitted family whose runs these are: that of another one where Yosys cannot count
 * @param lut look-up tables
 * @param ff flip-flops
 */
public record CostModel(Family fitted, LinearModel lut, LinearModel ff) {
    /** Coefficients, in the resources beside this class. */
    static final String FILE = "coefficients.json";

    private static final Map<Family, CostModel> MODELS = new EnumMap<>(Family.class);

    /**
     * Of a family. Designs for UltraScale+ and Cyclone V are estimated as for 7-series, which has the same look-up tables
     * with six inputs; an ALM holds one of them, or two small ones, so this is more than will be needed there.
     */
    public static synchronized CostModel of(Family family) {
        return MODELS.computeIfAbsent(family, CostModel::read);
    }

    private static CostModel read(Family family) {
        Family fitted = switch (family) {
            case XCUP, CYCLONE5 -> Family.XC7;
            case ICE40, ECP5, GOWIN, XC7 -> family;
        };
        try (InputStream in = Objects.requireNonNull(CostModel.class.getResourceAsStream(FILE), FILE)) {
            JsonNode models = new ObjectMapper().readTree(in).path("models").path(fitted.text());
            return new CostModel(fitted, model(models.path("lut")), model(models.path("ff")));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static LinearModel model(JsonNode node) {
        Map<String, Double> coefficients = new LinkedHashMap<>();
        node.path("coefficients")
                .properties()
                .forEach(c -> coefficients.put(c.getKey(), c.getValue().asDouble()));
        JsonNode error = node.path("leave_one_out");
        return new LinearModel(
                coefficients,
                new LinearModel.Spread(
                        error.path("median").asDouble(),
                        error.path("worst").asDouble(),
                        error.path("designs").asInt()));
    }

    /** By how much an estimate may be off, 0 to 1: the worst of what was seen. */
    public double error(Resource resource) {
        return switch (resource) {
            case LUT -> lut.error().worst();
            case FF -> ff.error().worst();
            case BLOCK_RAM, LARGE_RAM, DSP -> 0;
        };
    }
}
