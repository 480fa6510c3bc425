package io.hdlgen.golden.data;

import io.hdlgen.golden.fixed.FixedFormat;
import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.Findings;
import io.hdlgen.golden.spec.Place;
import io.hdlgen.golden.spec.Words;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A CSV file: real numbers and, last in every row, the label. The first row is a header if its last cell is no number. The last fifth of the rows is the test set.
 *
 * <p>Reading goes on after a bad cell, so that one run tells of all of them, up to {@value #MOST_PROBLEMS}.
 */
final class CsvFile {
    private static final int MOST_PROBLEMS = 20;
    /** One row in so many is for testing. */
    private static final int TEST_PART = 5;

    private final String file;
    private final Description description;
    private final Findings findings;
    private final RawTable table;
    private int problems;
    private int columns;
    private int largestLabel;
    private int largestLine;

    private CsvFile(String file, Description description, Findings findings) {
        this.file = file;
        this.description = description;
        this.findings = findings;
        this.table = new RawTable(
                description.network().input(), description.formats().activations());
    }

    static Optional<DataSet> read(String name, Path path, Description description, Findings findings) {
        CsvFile csv = new CsvFile(path.toString(), description, findings);
        return InputFile.read(path, findings, csv::rows).map(table -> csv.split(name, table));
    }

    private Optional<RawTable> rows(InputStream in) throws IOException {
        CsvLines lines = new CsvLines(in);
        boolean first = true;
        while (problems < MOST_PROBLEMS && lines.next()) {
            if (lines.tooLong()) {
                report(lines.number(), DataProblem.LINE_TOO_LONG, CsvLines.MOST_CHARACTERS);
                return Optional.empty();
            }
            if (lines.isBlank() || (first && isHeader(lines))) {
                first = first && lines.isBlank();
                continue;
            }
            first = false;
            if (!row(lines)) {
                return Optional.empty();
            }
        }
        if (problems >= MOST_PROBLEMS) {
            findings.add(DataProblem.MORE_PROBLEMS, "", new Place(file, lines.number() + 1), MOST_PROBLEMS);
        }
        checkTable();
        return problems == 0 ? Optional.of(table) : Optional.empty();
    }

    private static boolean isHeader(CsvLines lines) {
        return lines.value(lines.cells() - 1).isEmpty();
    }

    /** False when going on makes no sense. */
    private boolean row(CsvLines lines) {
        int cells = lines.cells();
        int width = table.width();
        if (columns == 0 && cells != width + 1) {
            report(lines.number(), DataProblem.WIDTH_DIFFERS, cells - 1, width);
            return false;
        }
        if (columns != 0 && cells != columns) {
            report(lines.number(), DataProblem.RAGGED_ROW, cells, columns);
            return true;
        }
        columns = cells;
        if (!table.hasRoom()) {
            report(lines.number(), DataProblem.TOO_LARGE, table.bytes(), InputFile.memoryLimit());
            return false;
        }
        table.begin();
        for (int j = 0; j < width && problems < MOST_PROBLEMS; j++) {
            number(lines, j).ifPresent(table::add);
        }
        label(lines, width);
        return true;
    }

    private OptionalDouble number(CsvLines lines, int column) {
        OptionalDouble value = lines.value(column);
        if (value.isEmpty()) {
            report(lines.number(), DataProblem.NOT_A_NUMBER, column + 1, Words.shorten(lines.text(column)));
        } else if (!Double.isFinite(value.getAsDouble())) {
            String text = lines.text(column);
            report(lines.number(), DataProblem.NOT_FINITE, column + 1, text.isEmpty() ? "empty" : Words.shorten(text));
            return OptionalDouble.empty();
        }
        return value;
    }

    private void label(CsvLines lines, int column) {
        double value = lines.value(column).orElse(Double.NaN);
        int label = (int) value;
        if (label != value || label < 0) {
            report(lines.number(), DataProblem.LABEL_INVALID, Words.shorten(lines.text(column)));
            return;
        }
        table.label(label);
        if (label > largestLabel) {
            largestLabel = label;
            largestLine = lines.number();
        }
    }

    private void checkTable() {
        if (problems == 0 && table.rows() == 0) {
            report(0, DataProblem.EMPTY_FILE);
        }
        int classes = description.network().classes();
        if (largestLabel >= classes) {
            report(largestLine, DataProblem.TOO_MANY_CLASSES, largestLabel, largestLabel + 1L, classes);
        }
        if (table.saturations(0, table.rows()) > 0) {
            FixedFormat format = description.formats().activations();
            findings.add(
                    DataProblem.INPUTS_SATURATE,
                    "",
                    new Place(file, 0),
                    table.saturations(0, table.rows()),
                    (long) table.rows() * table.width(),
                    format,
                    format.toReal(format.min()),
                    format.toReal(format.max()));
        }
    }

    private void report(int line, DataProblem problem, Object... found) {
        problems++;
        findings.add(problem, "", new Place(file, line), found);
    }

    private DataSet split(String name, RawTable rows) {
        int count = rows.rows();
        int test = Math.max(1, count / TEST_PART);
        int training = Math.max(1, count - test);
        return new DataSet(name, rows.samples(0, training), rows.samples(count - test, test));
    }
}
