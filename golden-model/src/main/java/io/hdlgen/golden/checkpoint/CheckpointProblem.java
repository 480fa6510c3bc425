package io.hdlgen.golden.checkpoint;

import io.hdlgen.golden.spec.ProblemKind;
import io.hdlgen.golden.spec.Severity;

/** Everything that can be wrong with a checkpoint or a folder of weights. The line above each constant says what would have happened had it been let through; codes are for ever. */
public enum CheckpointProblem implements ProblemKind {
    /** Nothing to read. */
    UNREADABLE("K001", "cannot be read: %s"),
    /** Some other file would be taken for weights. */
    NOT_A_CHECKPOINT("K002", "is no checkpoint: %s"),
    /** The run would go on from whatever is left. */
    CORRUPT("K003", "the checkpoint is damaged: %s"),
    /** Fields would be misunderstood. */
    VERSION("K004", "the checkpoint has schema version %d; this program reads %d"),
    /** The run would go on with other formats, another seed or another shape than it began with, and give bits that no run gives. */
    OTHER_DESIGN("K005", "the checkpoint is of another design: its digest is %s, that of this design is %s"),
    /** The order of the samples would be another one. */
    OTHER_DATA("K006", "the run was trained on %d samples an epoch; this data set has %d"),
    /** The float reference would start from nothing. */
    NO_FLOAT("K007", "the checkpoint holds no float reference; it was written by a run without --float"),
    /** The model would keep its initial weights there. */
    MATRIX_MISSING("K008", "%s: neither %s.npy nor %s.csv is there"),
    /** Weights would stand in the wrong places. */
    MATRIX_SHAPE("K009", "%s is %d x %d; %d x %d is needed%s"),
    /** The hardware would hold other numbers. */
    MATRIX_RANGE("K010", "%s: %d of the values do not fit %s (%d to %d); the first is %d in row %d, column %d"),
    /** The weights would be scaled by a power of two. */
    MATRIX_FORMAT("K011", "%s was written in %s; this design has %s"),
    /** Nothing sensible would be read. */
    MATRIX_UNREADABLE("K012", "%s %s");

    private final String code;
    private final String template;

    CheckpointProblem(String code, String template) {
        this.code = code;
        this.template = template;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String template() {
        return template;
    }
}
