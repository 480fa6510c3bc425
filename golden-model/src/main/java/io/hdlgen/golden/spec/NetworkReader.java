package io.hdlgen.golden.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code network}. */
final class NetworkReader {
    /** Width of the embedded digits. */
    private static final int DEFAULT_INPUT = 64;

    private static final int DEFAULT_LEAK_SHIFT = 3;
    private static final String LAYERS = "a list of layers such as [{units: 32}, {units: 10}]";

    private NetworkReader() {}

    /**
     * What could be read; a part is empty if it was wrong.
     *
     * @param input n_0
     * @param layers all layers
     * @param loss of the output
     */
    record Draft(Optional<Integer> input, Optional<List<Layer>> layers, Optional<Loss> loss) {
        static final Draft NOTHING = new Draft(Optional.empty(), Optional.empty(), Optional.empty());

        Optional<Network> network() {
            return input.isEmpty() || layers.isEmpty() || loss.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Network(input.get(), layers.get(), loss.get()));
        }
    }

    static Draft read(Field field) {
        if (!field.isGiven()) {
            field.report(Problem.MISSING_KEY, "a description is about a network, at least network: {layers: [32, 10]}");
            return Draft.NOTHING;
        }
        return field.section(Keys.NETWORK).map(NetworkReader::draft).orElse(Draft.NOTHING);
    }

    private static Draft draft(Section section) {
        Optional<Loss> loss =
                section.field("loss").choice(Loss.SOFTMAX_CROSS_ENTROPY, List.of(Loss.values()), Loss::text);
        Optional<Integer> input = section.field("input").integer(DEFAULT_INPUT, 1, Limits.INPUT, Problem.INPUT_RANGE);
        Field layersField = section.field("layers");
        Optional<List<Layer>> layers = layers(layersField);
        layers.ifPresent(all -> {
            Layer output = all.get(all.size() - 1);
            if (output.units() == 1 && loss.equals(Optional.of(Loss.SOFTMAX_CROSS_ENTROPY))) {
                layersField.report(Problem.ONE_CLASS);
            }
        });
        return new Draft(input, layers, loss);
    }

    private static Optional<List<Layer>> layers(Field field) {
        if (!field.isGiven()) {
            field.report(Problem.NO_OUTPUT_LAYER);
            return Optional.empty();
        }
        Optional<List<Field>> elements = field.list(LAYERS);
        if (elements.isEmpty()) {
            return Optional.empty();
        }
        int count = elements.get().size();
        if (count == 0) {
            field.report(Problem.NO_OUTPUT_LAYER);
        }
        if (count > Limits.LAYERS) {
            field.report(Problem.TOO_MANY_LAYERS, count, Limits.LAYERS);
        }
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < Math.min(count, Limits.LAYERS); i++) {
            layer(elements.get().get(i), i == count - 1).ifPresent(layers::add);
        }
        return layers.size() == count && count > 0 ? Optional.of(layers) : Optional.empty();
    }

    private static Optional<Layer> layer(Field field, boolean output) {
        Optional<Section> section = field.sectionOrShort(Keys.LAYER, "units");
        if (section.isEmpty()) {
            return Optional.empty();
        }
        Optional<Integer> units = units(section.get().field("units"), output);
        Optional<Activation> activation = activation(section.get().field("activation"), output);
        Optional<Integer> leak = leak(section.get().field("slope"), activation);
        return units.isEmpty() || activation.isEmpty() || leak.isEmpty()
                ? Optional.empty()
                : Optional.of(new Layer(units.get(), activation.get(), leak.get()));
    }

    private static Optional<Integer> units(Field field, boolean output) {
        if (!field.isGiven()) {
            field.report(Problem.MISSING_KEY, "the number of units of this layer");
            return Optional.empty();
        }
        return output
                ? field.integer(1, 1, Limits.CLASSES, Problem.CLASSES_RANGE)
                : field.integer(1, 1, Limits.UNITS, Problem.UNITS_RANGE);
    }

    private static Optional<Activation> activation(Field field, boolean output) {
        Activation standard = output ? Activation.LINEAR : Activation.RELU;
        Optional<Activation> activation = field.choice(standard, List.of(Activation.values()), Activation::text);
        if (output && activation.isPresent() && activation.get() != Activation.LINEAR) {
            field.report(Problem.OUTPUT_ACTIVATION, activation.get().text());
            return Optional.empty();
        }
        return activation;
    }

    private static Optional<Integer> leak(Field field, Optional<Activation> activation) {
        Optional<Integer> shift = field.shift(DEFAULT_LEAK_SHIFT, 1, Limits.LEAK_SHIFT, Problem.SLOPE_RANGE);
        if (activation.isEmpty() || activation.get() == Activation.LEAKY_RELU) {
            return shift;
        }
        if (field.isGiven()) {
            field.report(Problem.SLOPE_NOT_USED, activation.get().text());
            return Optional.empty();
        }
        return Optional.of(0);
    }
}
