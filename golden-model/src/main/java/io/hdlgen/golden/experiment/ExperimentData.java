package io.hdlgen.golden.experiment;

import io.hdlgen.golden.data.DataSet;
import io.hdlgen.golden.data.DataSets;
import io.hdlgen.golden.data.Opened;
import io.hdlgen.golden.minibatch.Images;
import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.DescriptionReader;
import io.hdlgen.golden.spec.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * What experiments learn: the built-in digits (8 x 8) or MNIST (28 x 28).
 *
 * @param name as the user gave it
 * @param width pixels of an image
 * @param training to learn from, pixels 0 to 1
 * @param test to judge by
 */
public record ExperimentData(String name, int width, Images training, Images test) {
    /** MNIST's. */
    public static final int MNIST_WIDTH = 28 * 28;

    private static final int DIGITS_WIDTH = 64;

    /**
     * What came of opening.
     *
     * @param data present when there is no error among the diagnostics
     */
    public record Reading(Optional<ExperimentData> data, List<Diagnostic> diagnostics) {
        public Reading {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /** The digits, or a folder with MNIST as IDX files. */
    public static Reading open(String name) {
        int width = name.equals(DataSets.DIGITS) ? DIGITS_WIDTH : MNIST_WIDTH;
        String text = "{hdlgen: 1, name: experiment, network: {input: " + width + ", layers: [10]}, rule: bp}";
        Description description =
                DescriptionReader.read(name, text, List.of()).description().orElseThrow();
        Opened opened = DataSets.open(name, description);
        int fraction = description.formats().activations().fractionBits();
        return new Reading(opened.data().map(set -> of(name, set, fraction)), opened.diagnostics());
    }

    private static ExperimentData of(String name, DataSet set, int fraction) {
        return new ExperimentData(
                name,
                set.training().width(),
                Images.of(set.training(), Integer.MAX_VALUE, fraction),
                Images.of(set.test(), Integer.MAX_VALUE, fraction));
    }

    /** Whether these are images of 28 x 28. */
    boolean mnist() {
        return width == MNIST_WIDTH;
    }

    /** Only the first samples of both parts. */
    ExperimentData first(int learned, int judged) {
        return new ExperimentData(name, width, training.first(learned), test.first(judged));
    }

    /** 14 x 14 instead of 28 x 28; the digits stay as they are. */
    ExperimentData halved() {
        return mnist() ? new ExperimentData(name, width / 4, training.halved(), test.halved()) : this;
    }

    /** Every pixel p replaced by {@code scale * p + shift}. */
    ExperimentData mapped(double scale, double shift) {
        return new ExperimentData(
                name, width, training.mapped((float) scale, (float) shift), test.mapped((float) scale, (float) shift));
    }
}
