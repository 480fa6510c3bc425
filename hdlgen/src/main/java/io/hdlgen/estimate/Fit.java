package io.hdlgen.estimate;

import io.hdlgen.board.Totals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a design takes beside what a device has.
 *
 * @param lines one for each resource that the device has or the design takes
 */
public record Fit(List<Line> lines) {
    public Fit {
        lines = List.copyOf(lines);
    }

    /** How the two numbers of a line stand to each other. */
    public enum Verdict {
        FITS,
        /** The difference is smaller than the error of the estimate: only synthesis tells. */
        CLOSE,
        TOO_LARGE
    }

    /**
     * A resource.
     *
     * @param estimate what the design takes
     * @param available what the device has
     * @param error by how much the estimate may be off, 0 to 1; 0 if it is exact
     */
    public record Line(Resource resource, int estimate, int available, double error) {
        public Verdict verdict() {
            if (estimate * (1 - error) > available) {
                return Verdict.TOO_LARGE;
            }
            return estimate * (1 + error) > available ? Verdict.CLOSE : Verdict.FITS;
        }

        /** Share of the device, 0 to 1 and above; of what it does not have, infinity. */
        public double share() {
            return available == 0 ? Double.POSITIVE_INFINITY : (double) estimate / available;
        }
    }

    /** Of a design on a device. */
    public static Fit of(Resources resources, Totals totals) {
        CostModel model = CostModel.of(resources.family());
        List<Line> lines = new ArrayList<>();
        for (Resource resource : Resource.values()) {
            int estimate = resources.of(resource);
            int available = resource.available(totals);
            if (estimate > 0 || available > 0) {
                lines.add(new Line(resource, estimate, available, model.error(resource)));
            }
        }
        return new Fit(lines);
    }

    /** Whether nothing is surely too large. */
    public boolean fits() {
        return tooLarge().isEmpty();
    }

    /** The resource that is exceeded most, if any is. */
    public Optional<Line> tooLarge() {
        return lines.stream()
                .filter(line -> line.verdict() == Verdict.TOO_LARGE)
                .max((a, b) -> Double.compare(a.share(), b.share()));
    }

    /** The resources of which only synthesis tells whether there is enough. */
    public List<Line> close() {
        return lines.stream().filter(line -> line.verdict() == Verdict.CLOSE).toList();
    }

    /** The line of a resource, if there is one. */
    public Optional<Line> line(Resource resource) {
        return lines.stream().filter(line -> line.resource() == resource).findFirst();
    }
}
