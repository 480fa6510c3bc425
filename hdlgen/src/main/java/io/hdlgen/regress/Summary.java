package io.hdlgen.regress;

import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.Shape;
import java.util.Locale;
import java.util.StringJoiner;

/** One line that says what a trial is. */
public final class Summary {
    private Summary() {}

    /** Sizes, rule, array, formats and data. */
    public static String of(Trial trial) {
        Description d = trial.description();
        Shape shape = d.engine().shape().orElseThrow();
        StringJoiner sizes =
                new StringJoiner("-").add(Integer.toString(d.network().input()));
        d.network().layers().forEach(layer -> sizes.add(Integer.toString(layer.units())));
        String feedback = d.rule()
                .feedback()
                .map(f -> " " + f.source().text() + " " + f.values().text())
                .orElse("");
        return String.format(
                Locale.ROOT,
                "%s %s%s, %s, S%d NB%d, w%s x%s e%s g%s %s, %d samples of %s%s",
                sizes,
                d.rule().name().text(),
                feedback,
                d.network().loss().text(),
                shape.block(),
                shape.blocks(),
                d.formats().weights(),
                d.formats().activations(),
                d.formats().error(),
                d.formats().delta(),
                d.formats().stochastic() ? "RB" + d.formats().roundingBits() : "nearest",
                trial.samples(),
                trial.data().text(),
                trial.anyWeights() ? ", large weights" : "");
    }
}
