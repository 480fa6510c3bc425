package io.hdlgen.golden.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code rule.freeze}: indices of {@code network.layers}, which count from 0. */
final class FreezeReader {
    private FreezeReader() {}

    /** Layers l = 1 .. L, ascending. */
    static Optional<List<Integer>> read(Field field, Optional<List<Layer>> layers) {
        if (!field.isGiven()) {
            return Optional.of(List.of());
        }
        Optional<List<Field>> elements = field.list("a list of indices of layers such as [0]");
        if (elements.isEmpty()) {
            return Optional.empty();
        }
        int count = layers.map(List::size).orElse(Limits.LAYERS);
        List<Integer> frozen = new ArrayList<>();
        boolean valid = true;
        for (Field element : elements.get()) {
            Optional<Integer> index = element.integer(0, 0, count - 1, Problem.FREEZE_RANGE);
            boolean again = index.isPresent() && frozen.contains(index.get() + 1);
            if (again) {
                element.report(Problem.FREEZE_TWICE, index.get());
            }
            valid &= index.isPresent() && !again;
            index.filter(i -> !again).ifPresent(i -> frozen.add(i + 1));
        }
        if (valid && layers.isPresent() && frozen.size() == count) {
            field.report(Problem.FREEZE_ALL, count);
        }
        return valid ? Optional.of(frozen.stream().sorted().toList()) : Optional.empty();
    }
}
