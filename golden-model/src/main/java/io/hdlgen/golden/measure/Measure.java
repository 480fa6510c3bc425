package io.hdlgen.golden.measure;

/** What is measured; {@code docs/formats.md} defines each and lists its parts. */
public enum Measure {
    TEST_ACCURACY("test_accuracy", "Accuracy on the test samples", "%"),
    TEST_LOSS("test_loss", "Loss on the test samples", ""),
    TRAINING_ACCURACY("training_accuracy", "Accuracy on the training samples before each was learned", "%"),
    TRAINING_LOSS("training_loss", "Loss on the training samples before each was learned", ""),
    WEIGHT_ALIGNMENT("weight_alignment", "Alignment of the weights with the feedback", "cosine"),
    GRADIENT_ALIGNMENT("gradient_alignment", "Alignment of the deltas with those of backpropagation", "cosine"),
    UPDATE_ALIGNMENT("update_alignment", "Alignment of the updates with those of backpropagation", "cosine"),
    ESTIMATE_VARIANCE("estimate_variance", "Variance of the estimate over repeated noise", ""),
    LIPSCHITZ("lipschitz", "Spectral norm of the product of the weights", ""),
    INPUT_CORRELATION("input_correlation", "Mean squared correlation within a layer's input", ""),
    SATURATIONS("saturations", "Saturations since the point before", ""),
    RANGE_PEAK("range_peak", "Largest magnitude over the format's range", ""),
    RANGE_QUANTILE("range_quantile", "99.9 % quantile of the magnitude over the format's range", "");

    private final String key;
    private final String title;
    private final String unit;

    Measure(String key, String title, String unit) {
        this.key = key;
        this.title = title;
        this.unit = unit;
    }

    /** The name in files. */
    public String key() {
        return key;
    }

    /** What people read above a plot. */
    public String title() {
        return title;
    }

    /** Of the values; empty for pure numbers. */
    public String unit() {
        return unit;
    }
}
