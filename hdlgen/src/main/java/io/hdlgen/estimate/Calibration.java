package io.hdlgen.estimate;

import io.hdlgen.board.Family;
import io.hdlgen.estimate.LinearModel.Spread;
import io.hdlgen.estimate.Runs.Run;
import io.hdlgen.plan.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Fits the terms of designs to what synthesis counted. */
public final class Calibration {
    /** Families that Yosys can count as their vendors' tools do, more or less. */
    public static final List<Family> FAMILIES = List.of(Family.ICE40, Family.ECP5, Family.GOWIN, Family.XC7);

    /** Settles terms that always come together, and no more. */
    private static final double PULL = 1e-4;

    private Calibration() {}

    /**
     * An observation.
     *
     * @param terms of the design
     * @param count what synthesis counted
     */
    public record Observation(String name, Map<String, Double> terms, int count) {}

    /**
     * What was seen of a resource.
     *
     * @param heldOut designs of the one or of the other kind
     */
    public static List<Observation> observations(Runs runs, Family family, Resource resource, boolean heldOut) {
        List<Observation> list = new ArrayList<>();
        for (Run run : runs.designs()) {
            Map<Resource, Integer> counts = run.counts().get(family);
            if (run.heldOut() == heldOut && counts != null) {
                Plan plan = run.plan();
                Sizes sizes = Sizes.of(plan, family, run.surroundings());
                Map<String, Double> terms = resource == Resource.LUT
                        ? LutTerms.of(plan, run.surroundings(), sizes)
                        : FlipFlopTerms.of(plan, run.surroundings(), sizes);
                list.add(new Observation(run.name(), terms, counts.getOrDefault(resource, 0)));
            }
        }
        return list;
    }

    /** The model of a resource, with the errors that it makes for each design when it is fitted to all others. */
    public static LinearModel fit(List<Observation> seen) {
        double[] errors = IntStream.range(0, seen.size())
                .filter(i -> covered(seen, i))
                .mapToDouble(i -> {
                    List<Observation> others = new ArrayList<>(seen);
                    Observation left = others.remove(i);
                    return error(new LinearModel(coefficients(others), new Spread(0, 0, 0)), left);
                })
                .toArray();
        return new LinearModel(coefficients(seen), Spread.of(errors));
    }

    /** How far a model is off, relative to what was counted. */
    public static double error(LinearModel model, Observation one) {
        return Math.abs(model.predict(one.terms()) - one.count()) / (double) one.count();
    }

    /** Whether each of its terms occurs in another design: else leaving it out would judge a guess. */
    private static boolean covered(List<Observation> seen, int i) {
        return seen.get(i).terms().entrySet().stream()
                .filter(term -> term.getValue() > 0)
                .allMatch(term -> IntStream.range(0, seen.size())
                        .anyMatch(j -> j != i && seen.get(j).terms().getOrDefault(term.getKey(), 0.0) > 0));
    }

    /** The coefficients that fit best; what is worth nothing is left out. */
    static Map<String, Double> coefficients(List<Observation> seen) {
        List<String> names = List.copyOf(seen.get(0).terms().keySet());
        double[][] x = new double[seen.size()][names.size()];
        double[] y = new double[seen.size()];
        for (int r = 0; r < x.length; r++) {
            for (int i = 0; i < names.size(); i++) {
                x[r][i] = seen.get(r).terms().getOrDefault(names.get(i), 0.0);
            }
            y[r] = seen.get(r).count();
        }
        double[] b = LeastSquares.solve(x, y, PULL);
        Map<String, Double> coefficients = new LinkedHashMap<>();
        for (int i = 0; i < b.length; i++) {
            if (b[i] > 0) {
                coefficients.put(names.get(i), b[i]);
            }
        }
        return coefficients;
    }

    /** The fields of {@link CostModel#FILE}. */
    public static Map<String, Object> report(Runs runs) {
        Map<String, Object> models = new LinkedHashMap<>();
        for (Family family : FAMILIES) {
            Map<String, Object> fields = new LinkedHashMap<>();
            for (Resource resource : List.of(Resource.LUT, Resource.FF)) {
                LinearModel model = fit(observations(runs, family, resource, false));
                Map<String, Object> rounded = new LinkedHashMap<>();
                model.coefficients().forEach((name, value) -> rounded.put(name, round(value)));
                Map<String, Object> error = new LinkedHashMap<>();
                error.put("median", round(model.error().median()));
                error.put("worst", round(model.error().worst()));
                error.put("designs", model.error().designs());
                Map<String, Object> entry = new LinkedHashMap<>();
                entry.put("coefficients", rounded);
                entry.put("leave_one_out", error);
                fields.put(resource.key(), entry);
            }
            models.put(family.text(), fields);
        }
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("yosys", runs.yosys());
        report.put("models", models);
        return report;
    }

    /** To six digits: more would differ from machine to machine. */
    private static double round(double value) {
        return Double.parseDouble(String.format(java.util.Locale.ROOT, "%.6g", value));
    }
}
