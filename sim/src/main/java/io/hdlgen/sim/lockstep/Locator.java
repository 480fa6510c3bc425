package io.hdlgen.sim.lockstep;

import io.hdlgen.golden.fixed.FixedFormat;
import io.hdlgen.golden.train.NamedVector;
import io.hdlgen.golden.train.Step;
import io.hdlgen.sim.drive.RunEvent.Difference;
import io.hdlgen.sim.drive.RunEvent.ResultWrite;
import io.hdlgen.sim.manifest.Layout.VectorPlace;
import io.hdlgen.sim.manifest.Manifest;
import io.hdlgen.sim.manifest.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds the place of a difference: the first micro-operation in program order whose result is not what the golden model computed. Everything before the sample was equal, so what comes
 * first is the cause, or the nearest sign of it.
 */
final class Locator {
    private final Manifest manifest;
    private final Difference rtl;
    private final GoldenRun golden;
    private final Step step;
    private final int label;
    private final StateComparison states;
    private final Map<String, NamedVector> vectors;

    /**
     * A locator for one difference.
     *
     * @param golden after the sample that differs
     * @param step of that sample
     * @param label of that sample
     */
    Locator(Manifest manifest, Difference rtl, GoldenRun golden, Step step, int label) {
        this.manifest = manifest;
        this.rtl = rtl;
        this.golden = golden;
        this.step = step;
        this.label = label;
        this.states = new StateComparison(manifest);
        this.vectors = golden.vectors().stream().collect(Collectors.toMap(NamedVector::name, Function.identity()));
    }

    Mismatch locate() {
        Optional<Finding> write = rtl.writes().flatMap(this::firstWrite);
        Optional<Finding> logits = firstLogit();
        boolean logitsFirst = logits.isPresent()
                && write.map(w -> w.operation() >= logits.get().operation()).orElse(true);
        return (logitsFirst ? logits : write)
                .map(Finding::mismatch)
                .or(this::firstState)
                .or(this::prediction)
                .orElseGet(() -> mismatch("", "state", 0, 0)
                        .withNote("the hash differs, but no number does: please report this"));
    }

    /** A difference at a place of the program. */
    private record Finding(int operation, Mismatch mismatch) {}

    private Optional<Finding> firstWrite(List<ResultWrite> writes) {
        List<Expected> expected = expectedWrites();
        for (int i = 0; i < expected.size(); i++) {
            Expected e = expected.get(i);
            Optional<Mismatch> found =
                    i < writes.size() ? compare(e, writes.get(i)) : Optional.of(missing(e, writes.size()));
            if (found.isPresent()) {
                return found.map(m -> new Finding(e.operation().index(), m));
            }
        }
        return Optional.empty();
    }

    /**
     * One word that a micro-operation must write.
     *
     * @param lasting whether no later micro-operation of the sample writes it again: the golden model has what stood there in the end
     */
    private record Expected(Operation operation, VectorPlace place, int word, boolean lasting) {}

    private List<Expected> expectedWrites() {
        Map<String, VectorPlace> places =
                manifest.layout().vectors().stream().collect(Collectors.toMap(VectorPlace::name, Function.identity()));
        Map<String, Integer> lastWriter = manifest.program().stream()
                .collect(Collectors.toMap(Operation::destination, Operation::index, Math::max));
        List<Expected> expected = new ArrayList<>();
        for (Operation operation : manifest.program()) {
            VectorPlace place = places.get(operation.destination());
            boolean lasting = lastWriter.getOrDefault(operation.destination(), -1) == operation.index();
            for (int word = 0; place != null && word < operation.resultWords(); word++) {
                expected.add(new Expected(operation, place, word, lasting));
            }
        }
        return expected;
    }

    private Optional<Mismatch> compare(Expected e, ResultWrite write) {
        VectorPlace place = e.place();
        if (write.address() != place.base() + e.word() && write.address() != place.oddBase() + e.word()) {
            return Optional.of(
                    mismatch(nameOf(e.operation()), place.name() + " address", place.base() + e.word(), write.address())
                            .at(e.word())
                            .inCycle(write.cycle())
                            .withNote("a result word went to another address of the vector memory"));
        }
        NamedVector vector = vectors.get(place.name());
        int block = manifest.layout().block();
        for (int k = 0;
                e.lasting() && vector != null && k < block && e.word() * block + k < vector.values().length;
                k++) {
            int element = e.word() * block + k;
            if (vector.values()[element] != write.elements()[k]) {
                return Optional.of(mismatch(
                                nameOf(e.operation()),
                                place.name(),
                                vector.values()[element],
                                write.elements()[k],
                                vector.format())
                        .at(element)
                        .inCycle(write.cycle()));
            }
        }
        return Optional.empty();
    }

    private Mismatch missing(Expected e, int written) {
        return mismatch(nameOf(e.operation()), e.place().name(), e.operation().resultWords(), e.word())
                .at(e.word() * manifest.layout().block())
                .withNote("only " + written + " result words were written in this sample: this one is missing");
    }

    private Optional<Finding> firstLogit() {
        if (!rtl.logitsDiffer()) {
            return Optional.empty();
        }
        Operation output = outputOperation();
        FixedFormat format = manifest.design().description().formats().activations();
        for (int i = 0; i < step.logits().length; i++) {
            if (step.logits()[i] != rtl.logits()[i]) {
                Mismatch found = mismatch(nameOf(output), "logits", step.logits()[i], rtl.logits()[i], format)
                        .at(i);
                return Optional.of(new Finding(output.index(), found));
            }
        }
        int block = manifest.layout().block();
        Mismatch count = mismatch(
                        nameOf(output), "logits", (step.logits().length + block - 1) / block, rtl.logitWords())
                .withNote("wrong number of words of logits");
        return Optional.of(new Finding(output.index(), count));
    }

    private Optional<Mismatch> firstState() {
        return rtl.stateDiffers() ? states.first(golden, rtl.state(), rtl.sample()) : Optional.empty();
    }

    private Optional<Mismatch> prediction() {
        String operation = nameOf(outputOperation());
        if (rtl.predictionDiffers()) {
            return Optional.of(mismatch(operation, "prediction", step.prediction(), rtl.prediction())
                    .withNote("the logits are right"));
        }
        return rtl.labelDiffers() ? Optional.of(mismatch(operation, "label", label, rtl.label())) : Optional.empty();
    }

    /** The first FORWARD of the last layer: it makes the logits, whatever a rule computes with the layer later. */
    private Operation outputOperation() {
        String matrix = "W" + manifest.design().description().network().depth();
        return manifest.program().stream()
                .filter(o -> o.kind().equals("FORWARD") && o.matrix().equals(matrix))
                .findFirst()
                .orElseGet(() -> new Operation(0, "", "", "", "", "", "", "", 0, 0, 0, 0));
    }

    private Mismatch mismatch(String operation, String object, long expected, long actual) {
        return Mismatch.of(rtl.sample(), operation, object, expected, actual, Optional.empty())
                .inCycle(rtl.state().cycle());
    }

    private Mismatch mismatch(String operation, String object, long expected, long actual, FixedFormat format) {
        return Mismatch.of(rtl.sample(), operation, object, expected, actual, Optional.of(format))
                .inCycle(rtl.state().cycle());
    }

    static String nameOf(Operation operation) {
        return operation.name().isEmpty() ? "" : operation.index() + " " + operation.name();
    }
}
