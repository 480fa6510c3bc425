package io.hdlgen.golden.data;

import io.hdlgen.golden.spec.ProblemKind;
import io.hdlgen.golden.spec.Severity;

/** Everything that can be wrong with a data set. The line above each constant says what would have happened had it been let through; codes are for ever. */
public enum DataProblem implements ProblemKind {
    /** Nothing to read. */
    UNKNOWN_DATA_SET(
            "S001", "%s; known are digits, random, a folder with four IDX files, and FILE.csv or FILE.csv.gz%s"),
    /** Nothing to read. */
    FILE_UNREADABLE("S002", "cannot be read: %s"),
    /** The network would be trained without labels, or judged by what it has learned. */
    FILES_MISSING("S003", "not in this folder: %s (the endings .gz and .idx3-ubyte, .idx1-ubyte are fine too)"),
    /** There would be no sample. */
    EMPTY_FILE("S004", "there is no sample in it"),
    /** The pixels after the damage would be noise. */
    GZIP_CORRUPT("S005", "damaged gzip file: %s"),
    /** The last samples would be whatever the memory held. */
    TRUNCATED("S006", "%d bytes, but its header announces %d"),
    /** Header and content disagree about the size of a sample, so every sample would be shifted. */
    TRAILING_BYTES("S007", "longer than the %d bytes that its header announces"),
    /** Some other file would be taken for pixels. */
    MAGIC("S008", "begins with 0x%08x; IDX %s begin with 0x%08x"),
    /** Samples would have no pixel. */
    DIMENSIONS("S009", "its header announces %d x %d x %d values; each must be at least 1"),
    /** Labels would belong to other images. */
    COUNTS_DIFFER("S010", "%d labels for the %d images of %s"),
    /** Inputs would be cut off or missing. */
    WIDTH_DIFFERS("S011", "%s values a sample; network.input is %d"),
    /** The one-hot target of the larger labels has no 1: the network would learn that they are nothing. */
    TOO_MANY_CLASSES("S012", "labels go up to %d, which makes %d classes; the network has %d outputs"),
    /** The class would be rounded or wrap around. */
    LABEL_INVALID("S013", "the label in the last column is %s; a whole number from 0 is needed"),
    /** The value would be zero. */
    NOT_A_NUMBER("S014", "column %d is not a number: %s"),
    /** The value has no place in a fixed-point format. */
    NOT_FINITE("S015", "column %d is %s; a missing or infinite value has no fixed-point number"),
    /** The label would be taken from among the inputs. */
    RAGGED_ROW("S016", "%d columns; the rows before have %d"),
    /** The program would end for want of memory. */
    TOO_LARGE("S017", "%d bytes of memory are needed; at most %d are used (a third of the Java heap)"),
    /** A line of this length is no row of numbers. */
    LINE_TOO_LONG("S018", "longer than %d characters: this is no CSV file of numbers"),
    /** There would be nothing to train on. */
    NO_DATA_SET(
            "S019",
            "no data set is named, and the built-in digits have 64 values a sample; network.input is %d: give --data"),
    /** Large inputs all look alike to the network. */
    INPUTS_SATURATE(
            "S020", Severity.WARNING, "%d of %d values do not fit the activations %s (%s to %s) and are clamped"),
    /** The rest of a file full of errors. */
    MORE_PROBLEMS("S021", "reading stopped after %d problems");

    private final String code;
    private final Severity severity;
    private final String template;

    DataProblem(String code, String template) {
        this(code, Severity.ERROR, template);
    }

    DataProblem(String code, Severity severity, String template) {
        this.code = code;
        this.severity = severity;
        this.template = template;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Severity severity() {
        return severity;
    }

    @Override
    public String template() {
        return template;
    }
}
