package io.hdlgen.golden.spec;

/** YAML lines with comments in a column of their own. */
final class CommentedLines {
    /** Column in which comments begin. */
    private static final int COMMENT = 40;

    private final boolean starter;
    private final StringBuilder text;

    /**
     * No line but a head.
     *
     * @param starter whether values that follow others are only shown
     */
    CommentedLines(String head, boolean starter) {
        this.text = new StringBuilder(head);
        this.starter = starter;
    }

    /** An empty line. */
    void gap() {
        text.append('\n');
    }

    void line(String line, String comment) {
        text.append(line);
        if (!comment.isEmpty()) {
            text.append(" ".repeat(Math.max(1, COMMENT - line.length())))
                    .append("# ")
                    .append(comment);
        }
        text.append('\n');
    }

    /** A line whose value follows other fields: in a starter only shown, so that it goes on following. */
    void derived(String line, String comment) {
        if (starter) {
            line(commentedOut(line), "default: " + comment);
        } else {
            line(line, comment);
        }
    }

    /** An option that is off unless given: in a starter an example of it is shown. */
    void offered(String line, String example, String comment) {
        if (starter) {
            line(commentedOut(example), "default none: " + comment);
        } else {
            line(line, comment);
        }
    }

    private static String commentedOut(String line) {
        int indent = line.length() - line.stripLeading().length();
        return " ".repeat(indent) + "# " + line.strip();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
