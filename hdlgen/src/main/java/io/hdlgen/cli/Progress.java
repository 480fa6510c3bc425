package io.hdlgen.cli;

/** Shows how far long work has come. */
interface Progress extends AutoCloseable {
    /** Shows nothing. */
    Progress SILENT = new Progress() {
        @Override
        public void advanceTo(long done) {}

        @Override
        public void remark(String text) {}

        @Override
        public void close() {}
    };

    /** Says that {@code done} of the total are done. Cheap enough to be called for every sample. */
    void advanceTo(long done);

    /** Sets a short text that is shown beside the numbers, such as the accuracy so far. */
    void remark(String text);

    /** Ends the display, wherever the work stands. */
    @Override
    void close();
}
