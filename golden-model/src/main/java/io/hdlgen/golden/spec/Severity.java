package io.hdlgen.golden.spec;

/** Whether a finding stops the work. */
public enum Severity {
    /** Nothing is built; exit status 2. */
    ERROR,
    /** Said once; the work goes on. */
    WARNING
}
