package io.hdlgen.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hdlgen.board.Family;
import io.hdlgen.estimate.Calibration.Observation;
import io.hdlgen.estimate.Runs.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The estimates against what synthesis counted: the runs are stored, so no tool is needed here; {@code bench/calibrate.sh} makes them. */
class CalibrationTest {
    static final List<Family> FAMILIES = Calibration.FAMILIES;
    private static final Runs RUNS = Runs.stored();
    private static final double MEDIAN = 0.05;
    /** Coefficients are stored with six digits, and the search for them ends a little before its goal. */
    private static final double ROUNDED = 1e-3;

    static Stream<Arguments> fitted() {
        return FAMILIES.stream()
                .flatMap(
                        family -> Stream.of(Resource.LUT, Resource.FF).map(resource -> Arguments.of(family, resource)));
    }

    @ParameterizedTest
    @MethodSource("fitted")
    void theStoredCoefficientsAreThoseOfTheStoredRuns(Family family, Resource resource) {
        List<Observation> seen = Calibration.observations(RUNS, family, resource, false);
        Map<String, Double> again = Calibration.coefficients(seen);
        assertThat(difference(again, stored(family, resource))).isLessThan(ROUNDED);

        // A run that had counted something else would be noticed.
        List<Observation> changed = new ArrayList<>(seen);
        Observation last = changed.remove(changed.size() - 1);
        changed.add(new Observation(last.name(), last.terms(), last.count() * 2));
        assertThat(difference(Calibration.coefficients(changed), stored(family, resource)))
                .isGreaterThan(ROUNDED);
    }

    @ParameterizedTest
    @MethodSource("fitted")
    void designsThatNoFitHasSeenAreEstimatedWell(Family family, Resource resource) {
        List<Observation> held = Calibration.observations(RUNS, family, resource, true);
        assertThat(held).hasSizeGreaterThanOrEqualTo(12);
        LinearModel model = new LinearModel(stored(family, resource), new LinearModel.Spread(0, 0, 0));
        double worst = family == Family.GOWIN ? 0.10 : 0.08;
        Map<String, Double> errors = new TreeMap<>();
        held.forEach(one -> errors.put(one.name(), Calibration.error(model, one)));
        assertThat(errors.values()).as("%s", errors).allMatch(error -> error <= worst);
        assertThat(LeastSquares.median(
                        errors.values().stream().mapToDouble(e -> e).toArray()))
                .as("%s", errors)
                .isLessThanOrEqualTo(MEDIAN);
    }

    @ParameterizedTest
    @FieldSource("FAMILIES")
    void heldOutDesignsAreOthersWithTheSameFeatures(Family family) {
        for (Resource resource : List.of(Resource.LUT, Resource.FF)) {
            List<Observation> seen = Calibration.observations(RUNS, family, resource, false);
            for (Observation held : Calibration.observations(RUNS, family, resource, true)) {
                assertThat(seen).noneMatch(one -> one.terms().equals(held.terms()));
                held.terms().forEach((term, value) -> {
                    if (value > 0) {
                        assertThat(seen)
                                .as("%s has '%s'", held.name(), term)
                                .anyMatch(one -> one.terms().get(term) > 0);
                    }
                });
            }
        }
    }

    /** A term that no run has would be worth nothing; a device of the family may be unable to have it. */
    @ParameterizedTest
    @MethodSource("fitted")
    void everyTermIsInARun(Family family, Resource resource) {
        Set<String> impossible = switch (family) {
            case XC7 -> Set.of();
            case ICE40 -> Set.of("processor", "small memories, choices");
            default -> Set.of("processor");
        };
        List<Observation> seen = Calibration.observations(RUNS, family, resource, false);
        assertThat(seen.get(0).terms().keySet().stream()
                        .filter(term ->
                                seen.stream().noneMatch(one -> one.terms().get(term) > 0)))
                .isSubsetOf(impossible);
    }

    @ParameterizedTest
    @FieldSource("FAMILIES")
    void blocksAndMultipliersAreExact(Family family) {
        int compared = 0;
        for (Run run : RUNS.designs()) {
            Map<Resource, Integer> counted = run.counts().get(family);
            if (counted != null) {
                Resources estimate = Resources.of(run.plan(), family, run.surroundings());
                for (Resource resource : List.of(Resource.BLOCK_RAM, Resource.LARGE_RAM, Resource.DSP)) {
                    assertThat(estimate.of(resource))
                            .as("%s of %s", resource.text(), run.name())
                            .isEqualTo(counted.get(resource));
                }
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(50);
    }

    @ParameterizedTest
    @MethodSource("fitted")
    void theStoredErrorIsThatOfLeavingOneOut(Family family, Resource resource) {
        LinearModel.Spread stored = (resource == Resource.LUT
                        ? CostModel.of(family).lut()
                        : CostModel.of(family).ff())
                .error();
        List<Observation> seen = Calibration.observations(RUNS, family, resource, false);
        LinearModel.Spread again = Calibration.fit(seen).error();
        assertThat(again.designs()).isEqualTo(stored.designs());
        assertThat(again.median()).isCloseTo(stored.median(), within(ROUNDED));
        assertThat(again.worst()).isCloseTo(stored.worst(), within(ROUNDED));
    }

    private static Map<String, Double> stored(Family family, Resource resource) {
        CostModel model = CostModel.of(family);
        return (resource == Resource.LUT ? model.lut() : model.ff()).coefficients();
    }

    /** The largest difference, relative to the coefficient. */
    private static double difference(Map<String, Double> a, Map<String, Double> b) {
        return Stream.concat(a.keySet().stream(), b.keySet().stream())
                .mapToDouble(name -> {
                    double left = a.getOrDefault(name, 0.0);
                    double right = b.getOrDefault(name, 0.0);
                    return Math.abs(left - right) / Math.max(Math.abs(right), 0.1);
                })
                .max()
                .orElseThrow();
    }
}
