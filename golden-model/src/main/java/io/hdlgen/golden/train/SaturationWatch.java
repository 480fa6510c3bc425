package io.hdlgen.golden.train;

import io.hdlgen.golden.spec.Network;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Watches how often weights, feedback, sums and states saturate over windows of samples, and speaks once, when it is more than one element in a hundred. Deltas and what is formed for them are
 * left out: clipping them is ordinary, and helps.
 */
final class SaturationWatch {
    static final int WINDOW = 1000;
    static final double SHARE = 0.01;

    private static final Pattern MATRIX = Pattern.compile("[WFBR]\\d+");
    private static final Pattern VECTOR = Pattern.compile("(?:z|xt|a|D|s[+-]|d|t|ta)(\\d+)");

    private final GoldenModel model;
    private final Map<String, Long> sizes = new LinkedHashMap<>();
    private Saturations before;
    private int samples;
    private boolean spoken;

    SaturationWatch(GoldenModel model) {
        this.model = model;
        this.before = model.saturations();
        Network network = model.design().description().network();
        for (String name : before.counts().keySet()) {
            Matcher vector = VECTOR.matcher(name);
            if (vector.matches()) {
                sizes.put(name, (long) network.width(Integer.parseInt(vector.group(1))));
            } else if (MATRIX.matcher(name).matches()) {
                sizes.put(name, elements(name));
            }
        }
    }

    private long elements(String name) {
        return model.matrices().stream()
                .filter(m -> m.name().equals(name))
                .mapToLong(m -> (long) m.rows() * m.data()[0].length)
                .sum();
    }

    /** After every sample; says something at the end of the first bad window. */
    Optional<Divergence> sample(Position position) {
        if (++samples < WINDOW || spoken) {
            return Optional.empty();
        }
        Saturations now = model.saturations();
        Saturations window = now.since(before);
        before = now;
        samples = 0;
        Optional<Divergence> worst = sizes.entrySet().stream()
                .map(e -> new Divergence(position, e.getKey(), (double) window.of(e.getKey()) / e.getValue() / WINDOW))
                .filter(d -> d.share() > SHARE)
                .max((a, b) -> Double.compare(a.share(), b.share()));
        spoken = worst.isPresent();
        return worst;
    }
}
