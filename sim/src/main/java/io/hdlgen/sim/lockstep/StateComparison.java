package io.hdlgen.sim.lockstep;

import io.hdlgen.golden.fixed.FixedFormat;
import io.hdlgen.sim.drive.EngineState;
import io.hdlgen.sim.lockstep.BankImage.Element;
import io.hdlgen.sim.manifest.Manifest;
import io.hdlgen.sim.manifest.Operation;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Compares banks and random states word by word. */
final class StateComparison {
    private final Manifest manifest;
    private final BankImage image;

    StateComparison(Manifest manifest) {
        this.manifest = manifest;
        this.image = new BankImage(manifest);
    }

    /** The first difference after a sample: of the first UPDATE in program order whose matrix differs, then in order of rows and columns. */
    Optional<Mismatch> first(GoldenRun golden, EngineState rtl, long sample) {
        Optional<Mismatch> stored = firstStored(golden, rtl.banks(), sample).map(m -> m.inCycle(rtl.cycle()));
        Optional<Mismatch> random = firstRandom(golden, rtl, sample).map(m -> m.inCycle(rtl.cycle()));
        if (stored.isPresent() && random.isPresent()) {
            return stored.map(m -> m.withNote("the " + random.get().place() + " differs too"));
        }
        return stored.or(() -> random);
    }

    /** The first difference of the banks. */
    Optional<Mismatch> firstStored(GoldenRun golden, int[] banks, long sample) {
        Map<String, FixedFormat> formats = golden.matrices().stream()
                .collect(Collectors.toMap(GoldenRun.StoredMatrix::name, GoldenRun.StoredMatrix::format));
        int[] expected = image.of(golden.matrices());
        Comparator<Element> order = Comparator.<Element>comparingInt(
                        e -> updateOf(e.matrix()).map(Operation::index).orElse(Integer.MAX_VALUE))
                .thenComparing(Element::matrix)
                .thenComparingInt(Element::row)
                .thenComparingInt(Element::column);
        return IntStream.range(0, expected.length)
                .filter(i -> expected[i] != banks[i])
                .boxed()
                .min(Comparator.comparing((Function<Integer, Element>) image::element, order))
                .map(i -> mismatch(image.element(i), expected[i], banks[i], formats, sample));
    }

    private Mismatch mismatch(Element e, int expected, int actual, Map<String, FixedFormat> formats, long sample) {
        String operation = updateOf(e.matrix()).map(Locator::nameOf).orElse("");
        String object = e.matrix().isEmpty() ? "unused bank word (row: lane, column: address)" : e.matrix();
        String note = e.padding() ? "padding, must be zero" : e.bias() ? "bias" : "";
        return Mismatch.of(sample, operation, object, expected, actual, Optional.ofNullable(formats.get(e.matrix())))
                .at(e.row(), e.column(), e.padding())
                .withNote(note);
    }

    private Optional<Operation> updateOf(String matrix) {
        return manifest.program().stream()
                .filter(o -> o.kind().equals("UPDATE") && o.matrix().equals(matrix))
                .findFirst();
    }

    private static Optional<Mismatch> firstRandom(GoldenRun golden, EngineState rtl, long sample) {
        return firstRounding(golden, rtl, sample)
                .or(() -> firstWide("feedback state", golden.feedbackStates(), rtl.feedbackStates(), sample))
                .or(() -> perturbation(golden, rtl, sample));
    }

    /** The perturbation LFSR, if it differs. */
    static Optional<Mismatch> perturbation(GoldenRun golden, EngineState rtl, long sample) {
        return firstWide("perturbation state", golden.perturbationState(), rtl.perturbationState(), sample);
    }

    private static Optional<Mismatch> firstWide(String object, long[] expected, long[] seen, long sample) {
        if (expected.length != seen.length) {
            return Optional.of(Mismatch.of(sample, "", object, expected.length, seen.length, Optional.empty())
                    .withNote("the numbers are those of the states: the manifest names too few or too many"));
        }
        return IntStream.range(0, expected.length)
                .filter(i -> expected[i] != seen[i])
                .mapToObj(i -> Mismatch.of(sample, "", object, expected[i], seen[i], Optional.empty())
                        .at(i))
                .findFirst();
    }

    /** The first rounding LFSR that differs. */
    static Optional<Mismatch> firstRounding(GoldenRun golden, EngineState rtl, long sample) {
        int[] expected = golden.roundingStates();
        return IntStream.range(0, expected.length)
                .filter(lane -> expected[lane] != rtl.roundingStates()[lane])
                .mapToObj(lane -> Mismatch.of(
                                sample,
                                "",
                                "rounding state",
                                Integer.toUnsignedLong(expected[lane]),
                                Integer.toUnsignedLong(rtl.roundingStates()[lane]),
                                Optional.empty())
                        .at(lane))
                .findFirst();
    }

    /** The words of {@code words} read through the port against what the banks must hold. */
    Optional<Mismatch> firstReadBack(GoldenRun golden, int[] words, int[][] read, long sample) {
        int[] expected = image.of(golden.matrices());
        int[] seen = expected.clone();
        image.put(seen, words, read);
        return firstStored(golden, seen, sample).map(m -> m.during("read-back"));
    }
}
