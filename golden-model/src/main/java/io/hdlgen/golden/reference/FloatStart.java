package io.hdlgen.golden.reference;

import io.hdlgen.golden.fixed.FixedFormat;
import io.hdlgen.golden.fixed.SaturationCounter;
import io.hdlgen.golden.noise.Draws;
import io.hdlgen.golden.noise.Seeds;
import io.hdlgen.golden.rule.Feedback;
import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.Network;
import io.hdlgen.golden.spec.RuleName.FeedbackShape;
import java.util.ArrayList;
import java.util.List;

/** What a design's seed gives to start from, {@code docs/numerics.md} section 6, as real numbers: raw / 2^F for every entry. */
final class FloatStart {
    private FloatStart() {}

    /** The initial weights, biases of zero, and identities where inputs are decorrelated. */
    static FloatNetwork network(Description description) {
        Network network = description.network();
        FixedFormat format = description.formats().weights();
        List<FloatLayer> layers = new ArrayList<>();
        for (int l = 1; l <= network.depth(); l++) {
            int columns = network.width(l - 1);
            int[][] drawn = Draws.weights(
                    Seeds.derive(description.seed(), Seeds.INITIAL_WEIGHTS, l),
                    network.width(l),
                    columns,
                    format,
                    new SaturationCounter("W" + l));
            double[][] w = new double[drawn.length][columns];
            double[] b = new double[drawn.length];
            for (int i = 0; i < drawn.length; i++) {
                double[] row = Reals.real(drawn[i], format.fractionBits());
                System.arraycopy(row, 0, w[i], 0, columns);
                b[i] = row[columns];
            }
            layers.add(new FloatLayer(network.layer(l), w, b));
        }
        return new FloatNetwork(layers, network.loss(), decorrelation(description));
    }

    private static FloatDecorrelation decorrelation(Description description) {
        return description
                .rule()
                .options()
                .decorrelation()
                .map(wish -> FloatDecorrelation.of(description.network(), wish))
                .orElseGet(FloatDecorrelation::none);
    }

    /** F_l or B_l, l = 1 .. L-1, stored or regenerated; none for rules without feedback. */
    static List<double[][]> feedback(Design design) {
        List<double[][]> matrices = new ArrayList<>();
        if (design.description().rule().name().feedback() == FeedbackShape.NONE) {
            return matrices;
        }
        Feedback feedback = new Feedback(design);
        for (int l = 1; l < design.description().network().depth(); l++) {
            int[][] raw = feedback.matrix(l).rows();
            double[][] rows = new double[raw.length][];
            for (int i = 0; i < raw.length; i++) {
                rows[i] = Reals.real(raw[i], feedback.fractionBits(l));
            }
            matrices.add(rows);
        }
        return matrices;
    }
}
