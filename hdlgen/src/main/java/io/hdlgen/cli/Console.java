package io.hdlgen.cli;

import io.hdlgen.golden.spec.Diagnostic;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Where words go: answers and results to standard output, warnings and progress to standard error. */
final class Console {
    /** Columns of the terminal behind standard error, set by the launcher; absent when it is a file or a pipe. */
    static final String COLUMNS_PROPERTY = "hdlgen.columns";

    private final PrintStream out;
    private final PrintStream err;
    private final int columns;
    private final boolean quiet;
    private volatile boolean bar;

    /** A console on the given streams; {@code columns} is 0 when {@code err} is no terminal. */
    Console(PrintStream out, PrintStream err, int columns, boolean quiet) {
        this.out = out;
        this.err = err;
        this.columns = columns;
        this.quiet = quiet;
    }

    static Console ofThisProcess() {
        return new Console(
                stream(FileDescriptor.out), stream(FileDescriptor.err), Integer.getInteger(COLUMNS_PROPERTY, 0), false);
    }

    // UTF-8 whatever the locale says, so that the same input gives the same bytes.
    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    Console quiet(boolean wanted) {
        return new Console(out, err, columns, wanted);
    }

    /** Prints exactly what was asked for (a help page, a version): also with {@code --quiet}. */
    void answer(String text) {
        print(out, text);
    }

    /** Tells what happens and what came out; silent with {@code --quiet}. */
    void say(String text) {
        if (!quiet) {
            clearBar();
            print(out, text);
        }
    }

    void warn(String text) {
        clearBar();
        print(err, "warning: " + text);
    }

    /** A warning about the input. */
    void warn(Diagnostic warning) {
        warn(warning.toString().replaceFirst(": warning: ", ": ")); // it is said once
    }

    void error(String text) {
        clearBar();
        print(err, text);
    }

    void trace(Throwable fault) {
        fault.printStackTrace(err);
    }

    /**
     * Starts to show the progress of long work.
     *
     * @param task what is done, such as {@code train}
     * @param total how many units there are
     * @param unit what is counted, such as {@code samples}
     */
    Progress progress(String task, long total, String unit) {
        if (quiet) {
            return Progress.SILENT;
        }
        return columns > 0
                ? openBar(task, total, unit)
                : new LineProgress(line -> print(err, line), System::nanoTime, task, total, unit);
    }

    private Progress openBar(String task, long total, String unit) {
        bar = true;
        return new BarProgress(err, columns, task, total, unit, () -> bar = false);
    }

    /** Makes room for a line where a bar stands; the bar comes back by itself. */
    private void clearBar() {
        if (bar) {
            err.print("\r\033[K");
            err.flush();
        }
    }

    // One call per text: lines of two threads do not mix. Always \n, never the platform's.
    private static void print(PrintStream stream, String text) {
        stream.print(text.endsWith("\n") ? text : text + "\n");
        stream.flush();
    }
}
