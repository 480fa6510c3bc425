package io.hdlgen.cli;

import io.hdlgen.golden.data.DataSet;
import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.Formats;
import io.hdlgen.golden.spec.Network;
import io.hdlgen.golden.spec.Shape;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A design in a few words. */
final class Describe {
    private Describe() {}

    /** {@code 64-32-10, dfa 2^-7, softmax-cross-entropy, weights s3.13 stochastic, 16 multipliers (block 4, blocks 1)}. */
    static String design(Design design) {
        Description d = design.description();
        Formats formats = d.formats();
        return String.format(
                Locale.ROOT,
                "%s, %s 2^-%d, %s, weights %s %s, %s",
                layers(d.network()),
                d.rule().name().text(),
                d.rule().rateShift(),
                d.network().loss().text(),
                formats.weights(),
                formats.rounding().text(),
                array(design.shape()));
    }

    /** {@code 64-32-10}. */
    static String layers(Network network) {
        return IntStream.rangeClosed(0, network.depth())
                .mapToObj(l -> Integer.toString(network.width(l)))
                .collect(Collectors.joining("-"));
    }

    /** {@code digits, 1500 training and 297 test samples}. */
    static String data(DataSet data) {
        return String.format(
                Locale.ROOT,
                "%s, %d training and %d test samples",
                data.name(),
                data.training().size(),
                data.test().size());
    }

    static String array(Shape shape) {
        return String.format(
                Locale.ROOT,
                "%d multipliers (block %d, blocks %d)",
                shape.multipliers(),
                shape.block(),
                shape.blocks());
    }
}
